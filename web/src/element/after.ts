// The document around an element, as far as its snippets and files are concerned.

import { filesNamed as filesNamedIn, type PageOf, snippetsBefore } from "./surroundings.ts";

const page: PageOf<HTMLElement> = {
  attribute: (element, name) => element.getAttribute(name),
  named: (element, id) => [...(element.getRootNode() as ParentNode & Node).querySelectorAll<HTMLElement>(`#${CSS.escape(id)}`)],
  isSnippet: (element) => element.localName === "mesh-ddl",
  isBefore: (one, other) => (one.compareDocumentPosition(other) & one.DOCUMENT_POSITION_FOLLOWING) !== 0,
  textOf: (element) => element.textContent ?? "",
};

/** The elements that come before `element`, or a sentence that says why that cannot be told. */
export const elementsBefore = (element: HTMLElement) => snippetsBefore(element, page);
/** The files that `element` names, or a sentence that says why there are none. */
export const filesNamed = (element: HTMLElement) => filesNamedIn(element, page);
