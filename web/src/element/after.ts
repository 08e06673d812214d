// What comes before an element of the page: those that its `after` names, and those that they name, in the order of the page.

import { namesIn } from "./attributes.ts";

/** The elements that come before `element`, each once, or a sentence that says why that cannot be told. */
export function elementsBefore(element: HTMLElement): HTMLElement[] | string {
  const root = element.getRootNode() as ParentNode & Node;
  const found = new Set<HTMLElement>();
  const problem = visit(element, []);
  if (problem !== undefined) return problem;
  return [...found].sort((a, b) => (a.compareDocumentPosition(b) & a.DOCUMENT_POSITION_FOLLOWING ? -1 : 1));

  function visit(from: HTMLElement, path: readonly HTMLElement[]): string | undefined {
    for (const name of namesIn(from.getAttribute("after"))) {
      const [target, ...others] = root.querySelectorAll<HTMLElement>(`#${CSS.escape(name)}`);
      if (target?.localName !== element.localName) return `There is no <mesh-ddl id="${name}"> on this page to come after.`;
      if (others.length > 0) return `The id ${name} is given ${others.length + 1} times on this page.`;
      if (target === from || path.includes(target)) return `What comes after ${name} would have to come before it, too.`;
      if (found.has(target)) continue;
      const wrong = visit(target, [...path, from]);
      if (wrong !== undefined) return wrong;
      found.add(target);
    }
    return undefined;
  }
}
