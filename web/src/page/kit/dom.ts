// Finding the places that the modules fill, in the tree of a document or of a shadow root.

/** The tree that parts are drawn into. */
export type Root = Document | ShadowRoot;

/** The elements of `root` by their ids. The tree is ours, so a missing one is a mistake in it. */
export function placesIn(root: Root): (id: string) => HTMLElement {
  return (id) => {
    const element = root.getElementById(id);
    if (!element) throw new Error(`there is no #${id}`);
    return element;
  };
}

/** The list inside `section`. */
export function listOf(section: HTMLElement): HTMLElement {
  const list = section.querySelector("ol");
  if (!list) throw new Error(`there is no list in #${section.id}`);
  return list;
}

/** Whether the reader has selected text around `node`. Where no shadow root can be asked for it, the document knows. */
export function isSelecting(node: Node): boolean {
  const root = node.getRootNode() as Partial<Pick<Document, "getSelection">>;
  const selection = root.getSelection ? root.getSelection() : node.ownerDocument?.getSelection();
  return selection?.isCollapsed === false;
}

/** Scrolls `panel` as little as shows `element` in it. What lies around the panel stays where it is. */
export function showWithin(panel: HTMLElement, element: Element): void {
  const { top, bottom } = element.getBoundingClientRect();
  const edge = panel.getBoundingClientRect().top + panel.clientTop;
  const above = top - edge;
  const below = bottom - edge - panel.clientHeight;
  if (above < 0 && below < 0) panel.scrollTop += Math.max(above, below);
  else if (above > 0 && below > 0) panel.scrollTop += Math.min(above, below);
}
