// Diagnostics in the editor: squiggles, the words on hover, and the edits that mend a mistake.

import { diagnosticCount, forEachDiagnostic, type Diagnostic as LintDiagnostic, setDiagnostics } from "@codemirror/lint";
import type { EditorState, Text, TransactionSpec } from "@codemirror/state";
import type { Command, EditorView } from "@codemirror/view";
import type { Diagnostic, Fix } from "../../engine/document.ts";
import { h, toDom } from "../kit/tree.ts";
import { isHere } from "../mapping.ts";
import { fixLabel, isMendedHere, noteParts, placeText, prose } from "../statements/prose.ts";

/** The transaction that shows `diagnostics` and nothing older, or undefined where there is none to show and none older. */
export function showingProblems(state: EditorState, diagnostics: readonly Diagnostic[]): TransactionSpec | undefined {
  const marks = marksOf(state.doc, diagnostics);
  return marks.length === 0 && diagnosticCount(state) === 0 ? undefined : setDiagnostics(state, marks);
}

/** What is kept of a mark keeps the text, but no state: that would keep the marks before it, and so every state there was. */
function marksOf(doc: Text, diagnostics: readonly Diagnostic[]): LintDiagnostic[] {
  return diagnostics
    .filter(({ range }) => isHere(range))
    .map(
      (diagnostic): LintDiagnostic => ({
        from: Math.min(diagnostic.range.start, doc.length),
        to: Math.min(diagnostic.range.end, doc.length),
        severity: diagnostic.severity,
        message: diagnostic.message,
        renderMessage: (view) => toDom(problemView(diagnostic), view.dom.ownerDocument),
        actions: diagnostic.fix && isMendedHere(diagnostic.fix) ? [action(doc, diagnostic.fix)] : [],
      }),
    );
}

/** What `fix` does to the text it was made for; another text is left alone. */
function action(doc: Text, fix: Fix) {
  return {
    name: fixLabel(fix),
    apply(view: EditorView): void {
      if (view.state.doc.eq(doc)) view.dispatch(fixing(fix));
    },
  };
}

/** The transaction that carries out the edits of `fix`. */
export function fixing(fix: Fix): TransactionSpec {
  const changes = fix.edits.map(({ range, text }) => ({ from: range.start, to: range.end, insert: text }));
  return { changes, userEvent: "input.fix", scrollIntoView: true };
}

/** Carries out the fix of the mistake that the caret touches, of several the one with the least text. */
export const fixAtCaret: Command = (view) => {
  const { head } = view.state.selection.main;
  let least = Infinity;
  let mend: (() => void) | undefined;
  forEachDiagnostic(view.state, ({ actions }, from, to) => {
    const [first] = actions ?? [];
    if (!first || head < from || to < head || to - from >= least) return;
    least = to - from;
    mend = () => first.apply(view, from, to);
  });
  mend?.();
  return mend !== undefined;
};

function problemView(diagnostic: Diagnostic) {
  const labels = diagnostic.labels.map(({ range, message }) =>
    h("li", {}, h("span", { class: "problem-place" }, `${placeText(range)}: `), ...prose(message)),
  );
  const list = labels.length > 0 ? [h("ul", { class: "problem-labels" }, ...labels)] : [];
  return h("div", { class: "problem-words" }, h("p", {}, ...noteParts(diagnostic)), ...list);
}
