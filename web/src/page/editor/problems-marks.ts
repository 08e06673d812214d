// Diagnostics in the editor: squiggles, marks beside the line numbers, and the words on hover.

import { type Diagnostic as LintDiagnostic, lintGutter, setDiagnostics } from "@codemirror/lint";
import type { EditorState, Extension, TransactionSpec } from "@codemirror/state";
import type { Diagnostic } from "../../engine/document.ts";
import { noteParts, prose } from "../prose.ts";
import { h, toDom } from "../tree.ts";

export const problemMarks: Extension = lintGutter({ hoverTime: 150 });

/** The transaction that shows `diagnostics` and nothing older. */
export function showProblems(state: EditorState, diagnostics: readonly Diagnostic[]): TransactionSpec {
  const { length } = state.doc;
  const marks = diagnostics.map(
    (diagnostic): LintDiagnostic => ({
      from: Math.min(diagnostic.range.start, length),
      to: Math.min(diagnostic.range.end, length),
      severity: diagnostic.severity,
      message: diagnostic.message,
      renderMessage: () => toDom(problemView(diagnostic)),
    }),
  );
  return setDiagnostics(state, marks);
}

function problemView(diagnostic: Diagnostic) {
  const labels = diagnostic.labels.map(({ range, message }) =>
    h("li", {}, h("span", { class: "problem-place" }, `Line ${range.line}: `), ...prose(message)),
  );
  const list = labels.length > 0 ? [h("ul", { class: "problem-labels" }, ...labels)] : [];
  return h("div", { class: "problem-words" }, h("p", {}, ...noteParts(diagnostic)), ...list);
}
