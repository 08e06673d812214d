// Tints the source that the highlighted SQL comes from: the lines of a call weakly, a single argument strongly.

import { type EditorState, type Extension, StateEffect, StateField, type Text, type TransactionSpec } from "@codemirror/state";
import { Decoration, type DecorationSet, EditorView } from "@codemirror/view";
import type { SourceRange } from "../../engine/document.ts";

export interface TintedRanges {
  readonly weak: readonly SourceRange[];
  readonly strong: readonly SourceRange[];
}

const setTint = StateEffect.define<DecorationSet>();

const weak = Decoration.line({ class: "m-statement" });
const strong = Decoration.mark({ class: "m-clause" });

/** The starts of the lines that a range touches. */
function lineStarts(doc: Text, { start, end }: SourceRange): number[] {
  const [first, last] = [doc.lineAt(start).number, doc.lineAt(end).number];
  return Array.from({ length: last - first + 1 }, (_, index) => doc.line(first + index).from);
}

function decorate({ weak: calls, strong: clauses }: TintedRanges, doc: Text): DecorationSet {
  const fits = ({ start, end }: SourceRange): boolean => start < end && end <= doc.length;
  const lines = new Set(calls.filter(fits).flatMap((range) => lineStarts(doc, range)));
  const ranges = [
    ...[...lines].map((from) => weak.range(from)),
    ...clauses.filter(fits).map(({ start, end }) => strong.range(start, end)),
  ];
  return Decoration.set(ranges, true);
}

const marks = StateField.define<DecorationSet>({
  create: () => Decoration.none,
  update(set, transaction) {
    const effect = transaction.effects.find((candidate) => candidate.is(setTint));
    return effect ? effect.value : set.map(transaction.changes);
  },
  provide: (field) => EditorView.decorations.from(field),
});

export const mappingMarks: Extension = marks;

function isSame(one: DecorationSet, other: DecorationSet): boolean {
  const [a, b] = [one.iter(), other.iter()];
  for (; a.value && a.value === b.value && a.from === b.from && a.to === b.to; a.next()) b.next();
  return a.value === null && b.value === null;
}

/** The transaction that tints `ranges` and nothing else, or undefined where that is so already. */
export function tinting(state: EditorState, ranges: TintedRanges): TransactionSpec | undefined {
  const tinted = decorate(ranges, state.doc);
  return isSame(state.field(marks), tinted) ? undefined : { effects: setTint.of(tinted) };
}
