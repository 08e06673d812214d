// Finding the places of index.html that the modules fill.

/** The element with this id. The page is ours, so a missing one is a mistake in it. */
export function place(id: string): HTMLElement {
  const element = document.getElementById(id);
  if (!element) throw new Error(`index.html has no #${id}`);
  return element;
}

/** The list inside `section`. */
export function listOf(section: HTMLElement): HTMLElement {
  const list = section.querySelector("ol");
  if (!list) throw new Error(`index.html has no list in #${section.id}`);
  return list;
}
