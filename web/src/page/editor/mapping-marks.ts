// Tints the source that the highlighted SQL comes from: the lines of a call weakly, a single argument strongly.

import { type Extension, StateEffect, StateField, type Text } from "@codemirror/state";
import { Decoration, type DecorationSet, EditorView } from "@codemirror/view";
import type { SourceRange } from "../../engine/document.ts";

export interface TintedRanges {
  readonly weak: readonly SourceRange[];
  readonly strong: readonly SourceRange[];
}

export const setTint = StateEffect.define<TintedRanges>();

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

export const mappingMarks: Extension = StateField.define<DecorationSet>({
  create: () => Decoration.none,
  update(set, transaction) {
    const effect = transaction.effects.find((candidate) => candidate.is(setTint));
    return effect ? decorate(effect.value, transaction.newDoc) : set.map(transaction.changes);
  },
  provide: (field) => EditorView.decorations.from(field),
});
