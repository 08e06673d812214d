// The source as a plain listing with line numbers: what the page shows before the editor is there, and what it prints.

import type { Token } from "../../engine/document.ts";
import { tokenView } from "../kit/token.ts";
import { type Element, h, type Tree } from "../kit/tree.ts";

/** The lines of `source`, coloured. Tokens must be in order; one may run over several lines. */
export function sourceListing(source: string, tokens: readonly Token[]): Element[] {
  const lines: Element[] = [];
  let start = 0;
  let next = 0;
  for (const text of source.split("\n")) {
    const end = start + text.length;
    while ((tokens[next]?.[2] ?? Infinity) <= start) next++;
    lines.push(lineView(source, start, end, tokens, next));
    start = end + 1;
  }
  return lines;
}

function lineView(source: string, start: number, end: number, tokens: readonly Token[], first: number): Element {
  const children: Tree[] = [];
  let at = start;
  for (let index = first; ; index++) {
    const token = tokens[index];
    if (!token || token[1] >= end) break;
    const [kind, from, to] = token;
    if (from > at) children.push(source.slice(at, from));
    children.push(tokenView(kind, source.slice(Math.max(from, at), Math.min(to, end))));
    at = Math.min(to, end);
  }
  const blanks = /^ */.exec(source.slice(start, end))?.[0].length ?? 0;
  return h("span", { class: `source-line wrap-${Math.min(blanks >> 1, 12)}` }, ...children, source.slice(at, end), "\n");
}
