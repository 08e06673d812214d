// The engine's messages as prose: a sentence of its own, with what stands between backticks set as code.

import type { Diagnostic, Fix, Preview, SourceRange } from "../../engine/document.ts";
import { type Element, h, icon, type Tree } from "../kit/tree.ts";
import { isHere } from "../mapping.ts";

function capitalised(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** What a fix does, for a button. */
export function fixLabel(fix: Fix): string {
  return capitalised(fix.title.replaceAll("`", ""));
}

/** Whether all that a fix changes stands in the source that is edited. */
export function isMendedHere(fix: Fix): boolean {
  return fix.edits.every(({ range }) => isHere(range));
}

/** Where a range begins, in words. */
export function placeText(range: SourceRange): string {
  return range.file === undefined ? `Line ${range.line}` : `${range.file}, line ${range.line}`;
}

/** `text`, which starts small and has no period, as a sentence. A name at its start keeps its spelling. */
export function sentence(text: string): string {
  const first = /^[a-z]+(?=[ ,])/.test(text) ? capitalised(text) : text;
  return /[.!?…:]$/.test(first) ? first : `${first}.`;
}

/** `text` with what stands between backticks set as code. */
export function marked(text: string): Tree[] {
  return text
    .split("`")
    .map((part, index) => (index % 2 === 0 ? part : h("code", {}, part)))
    .filter((part) => part !== "");
}

export function prose(text: string): Tree[] {
  return marked(sentence(text));
}

/** A diagnostic, and where its code is explained. */
export interface Explained extends Diagnostic {
  readonly help?: string;
}

/** `preview` with the page of each code in the documentation at `docs`, if there is one. */
export function explained(preview: Preview, docs: string | null): Preview {
  // An address of another kind, such as of a script, is none of pages.
  if (!docs || (/^[\w+.-]*:/.test(docs) && !/^https?:/i.test(docs))) return preview;
  const withHelp = (said: readonly Diagnostic[]): Explained[] =>
    said.map((each) => (each.code ? { ...each, help: `${docs.replace(/\/?$/, "/")}codes/${each.code}.html` } : each));
  return { ...preview, diagnostics: withHelp(preview.diagnostics), notes: withHelp(preview.notes) };
}

/** A diagnostic's words: its severity as an icon, the message, the hint and the code. `text` is what the words stand in. */
export function noteParts(diagnostic: Explained, text: Element = h("span")): Element[] {
  const { severity, message, hint, code, help } = diagnostic;
  return [
    icon(severity),
    h(
      text.tag,
      { ...text.attributes, class: "note-text" },
      h("span", { class: "hidden" }, `${severity}: `),
      h("span", { class: "note-message" }, ...prose(message)),
      ...(hint ? [" ", h("span", { class: "note-hint" }, ...prose(hint))] : []),
    ),
    h(help ? "a" : "span", { class: "note-code", href: help, target: help && "_blank" }, code),
  ];
}
