// A token as the page shows it: coloured by its kind, and a character that is not seen by its number.

import { type Element, h } from "./tree.ts";

const numberOf = (character: string): string => `U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, "0")}`;

/** `text` of a token of `kind`. */
export function tokenView(kind: string, text: string, attributes: Readonly<Record<string, string>> = {}): Element {
  const number = kind === "hidden" ? { "data-number": numberOf(text) } : {};
  return h("span", { class: `t-${kind}`, ...number, ...attributes }, text);
}
