// What the editor knows of Mesh as it is typed: where a line starts, what closes what, and how a line becomes a comment.

import { indentOnInput, indentService, indentUnit } from "@codemirror/language";
import { EditorState, type Extension } from "@codemirror/state";
import { EditorView } from "@codemirror/view";

const opens = /(?:\bdo|\belse|->|[([{])\s*$/;
const closes = /^\s*(?:(?:end|else)\b|[)\]}])/;

/** A line starts where the one above does, further in after what opens a block or a bracket, and further out where it closes one. */
const indent = indentService.of((context, position) => {
  const { doc } = context.state;
  const line = doc.lineAt(position);
  const isBroken = context.simulatedBreak === position;
  const at = position - line.from;
  const above = isBroken ? line.text.slice(0, at) : lineAbove(doc, line.number);
  const blanks = /^ */.exec(above)?.[0].length ?? 0;
  const inward = opens.test(above) ? context.unit : 0;
  const isBetween = isBroken && inward > 0;
  const outward = !isBetween && closes.test(isBroken ? line.text.slice(at) : line.text) ? context.unit : 0;
  return Math.max(0, blanks + inward - outward);
});

/** The last line before line `number` that is not blank. */
function lineAbove(doc: EditorState["doc"], number: number): string {
  for (let above = number - 1; above > 0; above--) {
    const { text } = doc.line(above);
    if (text.trim() !== "") return text;
  }
  return "";
}

/** The third quote opens a text of several lines and closes it behind the caret; each quote typed at its end steps over one there. */
const threeQuotes = EditorView.inputHandler.of((view, from, to, text) => {
  if (text !== '"' || from !== to) return false;
  const { doc } = view.state;
  const before = /"*$/.exec(doc.sliceString(Math.max(0, from - 4), from))?.[0].length ?? 0;
  const after = /^"*/.exec(doc.sliceString(from, from + 4))?.[0].length ?? 0;
  const isInside = doc.sliceString(0, from - before).split('"""').length % 2 === 0;
  if (!isInside && before === 2 && after === 0) {
    view.dispatch({ changes: { from, insert: '""""' }, selection: { anchor: from + 1 }, userEvent: "input.type" });
  } else if (isInside && after > 0 && before + after === 3) {
    view.dispatch({ selection: { anchor: from + 1 }, userEvent: "input.type" });
  } else return false;
  return true;
});

const mesh = {
  commentTokens: { line: "#" },
  indentOnInput: /^\s*(?:end|else)$/,
};

export const typing: Extension = [
  indentUnit.of("  "),
  indent,
  indentOnInput(),
  threeQuotes,
  EditorState.languageData.of(() => [mesh]),
];
