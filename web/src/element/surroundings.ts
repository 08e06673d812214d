// What a snippet of a page is previewed with: the files that it names, and the snippets that come before it. The rules are the same
// for the elements of a document and for those that a build reads.

import type { Files } from "../engine/engine.ts";

/** The names in a list such as that of `after`. */
export function namesIn(list: string | null): string[] {
  return [...new Set(list?.match(/\S+/g))];
}

/** A page by its elements. */
export interface PageOf<Element> {
  attribute(element: Element, name: string): string | null;
  /** Those with this id in the tree that `element` stands in, in their order. */
  named(element: Element, id: string): readonly Element[];
  isSnippet(element: Element): boolean;
  isBefore(one: Element, other: Element): boolean;
  textOf(element: Element): string;
}

/** The elements that come before `element`, each once and in the order of the page, or a sentence that says why that cannot be told. */
export function snippetsBefore<Element>(element: Element, page: PageOf<Element>): Element[] | string {
  const found = new Set<Element>();
  // The elements on the way from `element`, each with the names in its list that are not looked at yet.
  const way = [{ at: element, names: namesIn(page.attribute(element, "after")) }];
  const onWay = new Set([element]);
  for (let last = way.at(-1); last !== undefined; last = way.at(-1)) {
    const name = last.names.shift();
    if (name === undefined) {
      found.add(last.at);
      way.pop();
      onWay.delete(last.at);
      continue;
    }
    // A heading may have the same id.
    const [target, ...others] = page.named(element, name).filter((each) => page.isSnippet(each));
    if (target === undefined) return `No snippet of this page has the id ${name}, which \`after\` names.`;
    if (others.length > 0) return `The id ${name} is given ${others.length + 1} times on this page.`;
    if (onWay.has(target)) return `What comes after ${name} would have to come before it, too: leave one \`after\` out.`;
    if (found.has(target)) continue;
    way.push({ at: target, names: namesIn(page.attribute(target, "after")) });
    onWay.add(target);
  }
  found.delete(element);
  return [...found].sort((a, b) => (page.isBefore(a, b) ? -1 : 1));
}

/** The files that `element` names, or holds, or a sentence that says why there are none. */
export function filesNamed<Element>(element: Element, page: PageOf<Element>): Files | string {
  const list = page.attribute(element, "files");
  if (list?.trimStart().startsWith("{")) return filesWritten(list);
  const files: Record<string, string> = {};
  for (const name of namesIn(list)) {
    const file = page.named(element, name).find((candidate) => page.attribute(candidate, "data-file") !== null);
    if (file === undefined) return `There is no <script id="${name}" type="text/mesh" data-file="…"> on this page.`;
    files[page.attribute(file, "data-file") ?? ""] = page.textOf(file);
  }
  return files;
}

/** Files as JSON, their texts by their names. */
function filesWritten(text: string): Files | string {
  const wrong = 'The attribute files is no JSON of texts by their names, such as {"db/names.mpl": "…"}.';
  try {
    const files: object = JSON.parse(text);
    return Object.values(files).every((each) => typeof each === "string") ? (files as Files) : wrong;
  } catch {
    return wrong;
  }
}
