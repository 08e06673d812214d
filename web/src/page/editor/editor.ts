// The source editor: CodeMirror in a shadow root, where its styles are adopted sheets and need no place in the policy.

import { closeBrackets, closeBracketsKeymap, completionStatus } from "@codemirror/autocomplete";
import { history } from "@codemirror/commands";
import { bracketMatching } from "@codemirror/language";
import { nextDiagnostic } from "@codemirror/lint";
import { Annotation, EditorState, type Extension, type TransactionSpec } from "@codemirror/state";
import { drawSelection, EditorView, highlightSpecialChars, keymap, placeholder } from "@codemirror/view";
import type { Diagnostic, Fix } from "../../engine/document.ts";
import type { Engine } from "../../engine/engine.ts";
import { textOf } from "./doc-text.ts";
import { functionsHelp } from "./functions-help.ts";
import { highlighting } from "./highlighting.ts";
import { keys } from "./keys.ts";
import { look } from "./look.ts";
import { mappingMarks, type TintedRanges, tinting } from "./mapping-marks.ts";
import { fixAtCaret, fixing, showingProblems } from "./problems-marks.ts";
import { typing } from "./typing.ts";
import { typingOver } from "./typing-over.ts";
import { wrapping } from "./wrapping.ts";

export interface EditorEvents {
  /** The reader changed the source. */
  change(source: string): void;
  /** The caret moved, by whatever means. */
  caret(offset: number): void;
  /** The pointer is over this offset, or over none. */
  point(offset: number | null): void;
  /** Escape was pressed: the reader wants out. */
  leave(): void;
}

export interface Editor {
  source(): string;
  caret(): number;
  /** The offset at a point of the window, or null where there is none. */
  offsetAt(point: { readonly x: number; readonly y: number }): number | null;
  replace(source: string): void;
  showProblems(diagnostics: readonly Diagnostic[]): void;
  /** Edits the source as `fix` says, as if the reader had, unless the source is no longer the one that it was made for. */
  fix(fix: Fix): void;
  tint(ranges: TintedRanges): void;
  reveal(offset: number): void;
  /** Selects a range, scrolls to it and takes the keyboard. */
  select(start: number, end: number): void;
  destroy(): void;
}

/** Marks a change that the page made, of which it need not be told. */
const replacement = Annotation.define<boolean>();

/** Makes an editor in `host`; `place` is what it has besides, where it stands. */
export function createEditor(
  host: HTMLElement,
  source: string,
  engine: Engine,
  events: EditorEvents,
  place: Extension = [],
): Editor {
  const root = host.shadowRoot ?? host.attachShadow({ mode: "open" });
  const view = new EditorView({
    parent: root,
    root,
    state: EditorState.create({
      doc: source,
      extensions: [editing(events), watching(events), showing(engine, host.ownerDocument), scrolling, place],
    }),
  });
  /** The text that the shown problems are about. */
  let judged = view.state.doc;
  const dispatch = (transaction: TransactionSpec | undefined): void => {
    if (transaction) view.dispatch(transaction);
  };

  return {
    source: () => textOf(view.state.doc),
    caret: () => view.state.selection.main.head,
    offsetAt: (point) => view.posAtCoords(point),
    replace: (text) =>
      view.dispatch({
        changes: { from: 0, to: view.state.doc.length, insert: text },
        selection: { anchor: 0 },
        scrollIntoView: true,
        annotations: replacement.of(true),
      }),
    showProblems(diagnostics) {
      judged = view.state.doc;
      dispatch(showingProblems(view.state, diagnostics));
    },
    fix(fix) {
      if (view.state.doc.eq(judged)) view.dispatch(fixing(fix));
      view.focus();
    },
    tint: (ranges) => dispatch(tinting(view.state, ranges)),
    reveal: (offset) => reveal(view, offset),
    select(start, end) {
      const { length } = view.state.doc;
      view.dispatch({ selection: { anchor: Math.min(start, length), head: Math.min(end, length) } });
      reveal(view, start);
      view.focus();
    },
    destroy: () => view.destroy(),
  };
}

function reveal(view: EditorView, offset: number): void {
  const place = Math.min(offset, view.state.doc.length);
  const line = view.lineBlockAt(place);
  const { scrollTop, clientHeight } = view.scrollDOM;
  if (line.top >= scrollTop && line.bottom <= scrollTop + clientHeight) return;
  view.dispatch({ effects: EditorView.scrollIntoView(place, { y: "center" }) });
}

function editing(events: EditorEvents): Extension {
  const leave = (view: EditorView): boolean => {
    if (completionStatus(view.state) !== null) return false;
    events.leave();
    return true;
  };
  return [
    history(),
    drawSelection(),
    bracketMatching(),
    typing,
    closeBrackets(),
    typingOver,
    EditorState.tabSize.of(2),
    keymap.of([
      { key: "Escape", run: leave },
      { key: "F8", run: nextDiagnostic },
      { key: "Mod-.", run: fixAtCaret },
    ]),
    keymap.of([...closeBracketsKeymap, ...keys]),
  ];
}

function watching(events: EditorEvents): Extension {
  return [
    EditorView.updateListener.of((update) => {
      if (update.transactions.some((transaction) => transaction.annotation(replacement))) return;
      if (update.docChanged) events.change(textOf(update.state.doc));
      else if (update.selectionSet) events.caret(update.state.selection.main.head);
    }),
    EditorView.domEventHandlers({
      pointermove: (event, view) => events.point(view.posAtCoords({ x: event.clientX, y: event.clientY })),
      pointerleave: () => events.point(null),
    }),
  ];
}

/** What is brought to the middle moves the editor alone, and nothing that it stands in. */
const scrolling = EditorView.scrollHandler.of((view, { head }, { y }) => {
  if (y !== "center") return false;
  const { top, height } = view.lineBlockAt(head);
  view.scrollDOM.scrollTop = view.documentPadding.top + top + (height - view.scrollDOM.clientHeight) / 2;
  return true;
});

function showing(engine: Engine, document: Document): Extension {
  return [
    highlightSpecialChars(),
    highlighting(engine),
    mappingMarks,
    wrapping,
    functionsHelp(engine.builtins, document),
    placeholder("Paste a migration here."),
    EditorView.contentAttributes.of({
      "aria-label": "Mesh migration source. Escape leaves the editor.",
      tabindex: "0",
      autocapitalize: "off",
      autocorrect: "off",
      spellcheck: "false",
    }),
    look,
  ];
}
