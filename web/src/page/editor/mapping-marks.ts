// Tints the source that the highlighted SQL comes from: whole calls weakly, single arguments strongly.

import { type Extension, StateEffect, StateField } from "@codemirror/state";
import { Decoration, type DecorationSet, EditorView } from "@codemirror/view";
import type { SourceRange } from "../../engine/document.ts";

export interface TintedRanges {
  readonly weak: readonly SourceRange[];
  readonly strong: readonly SourceRange[];
}

export const setTint = StateEffect.define<TintedRanges>();

const weak = Decoration.mark({ class: "m-statement" });
const strong = Decoration.mark({ class: "m-clause" });

function decorate({ weak: calls, strong: clauses }: TintedRanges, length: number): DecorationSet {
  const fits = ({ start, end }: SourceRange): boolean => start < end && end <= length;
  const ranges = [
    ...calls.filter(fits).map(({ start, end }) => weak.range(start, end)),
    ...clauses.filter(fits).map(({ start, end }) => strong.range(start, end)),
  ];
  return Decoration.set(ranges, true);
}

export const mappingMarks: Extension = StateField.define<DecorationSet>({
  create: () => Decoration.none,
  update(set, transaction) {
    const effect = transaction.effects.find((candidate) => candidate.is(setTint));
    return effect ? decorate(effect.value, transaction.newDoc.length) : set.map(transaction.changes);
  },
  provide: (field) => EditorView.decorations.from(field),
});
