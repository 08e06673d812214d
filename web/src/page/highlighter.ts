// One highlight at a time on both sides: what the pointer is over, or else what caret or keyboard settled on.

import { type Highlight, nothing } from "./mapping.ts";

export type Side = "source" | "sql";

/** Shows a highlight; `reveal` is the side to scroll so that it is seen, if any. */
type Show = (highlight: Highlight, reveal: Side | null) => void;

/** The pointer must rest this long before the other side scrolls after it. */
const rest = 250;

const other: Readonly<Record<Side, Side>> = { source: "sql", sql: "source" };

export function highlighter(show: Show) {
  let settled = nothing;
  let timer = 0;

  return {
    /** The caret moved in the source, or the keyboard walked to a part of the SQL. */
    settle(highlight: Highlight, from: Side): void {
      clearTimeout(timer);
      settled = highlight;
      show(highlight, other[from]);
    },

    /** The pointer is over a part of one side, or over nothing that belongs to anything. */
    point(highlight: Highlight, from: Side): void {
      clearTimeout(timer);
      const isOver = highlight.statements.length > 0;
      show(isOver ? highlight : settled, null);
      if (isOver) timer = window.setTimeout(() => show(highlight, other[from]), rest);
    },

    /** The cards were laid out anew and lost their tint. */
    again(): void {
      show(settled, null);
    },

    clear(): void {
      clearTimeout(timer);
      settled = nothing;
      show(nothing, null);
    },
  };
}
