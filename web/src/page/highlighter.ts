// One highlight at a time on both sides: what the pointer is over, or else what caret or keyboard settled on.

import { type Highlight, nothing } from "./mapping.ts";

export type Side = "source" | "sql";

export interface HighlighterEvents {
  /** Shows a highlight; `reveal` is the side to scroll so that it is seen, if any. */
  show(highlight: Highlight, reveal: Side | null): void;
  /** A side is about to be scrolled after the pointer, and may have to come back. */
  leave?(side: Side): void;
  /** A side goes back to where it was left. */
  comeBack?(side: Side): void;
}

/** The pointer must rest this long before the other side scrolls after it, and be gone this long before that goes back. */
const rest = 250;
const gone = 600;

const other: Readonly<Record<Side, Side>> = { source: "sql", sql: "source" };

export function highlighter(events: HighlighterEvents) {
  let settled = nothing;
  let timer = 0;
  /** The side that was scrolled after the pointer. */
  let strayed: Side | undefined;

  function follow(highlight: Highlight, side: Side): void {
    if (strayed !== side) events.leave?.(side);
    strayed = side;
    events.show(highlight, side);
  }

  function comeBack(side: Side): void {
    strayed = undefined;
    events.comeBack?.(side);
  }

  return {
    /** The caret moved in the source, or the keyboard walked to a part of the SQL. */
    settle(highlight: Highlight, from: Side): void {
      clearTimeout(timer);
      strayed = undefined;
      settled = highlight;
      events.show(highlight, other[from]);
    },

    /** The pointer is over a part of one side, or over nothing that belongs to anything. A reader who goes to a side stays there. */
    point(highlight: Highlight, from: Side): void {
      clearTimeout(timer);
      if (strayed === from && highlight !== nothing) strayed = undefined;
      const isOver = highlight.statements.length > 0;
      const side = other[from];
      events.show(isOver ? highlight : settled, null);
      if (isOver) timer = window.setTimeout(() => follow(highlight, side), rest);
      else if (strayed === side) timer = window.setTimeout(() => comeBack(side), gone);
    },

    /** The cards were laid out anew and lost their tint. */
    again(): void {
      events.show(settled, null);
    },

    clear(): void {
      clearTimeout(timer);
      strayed = undefined;
      settled = nothing;
      events.show(nothing, null);
    },
  };
}
