// The sentence at the end of `down`: whether it puts everything back, and what it does not.

import type { Leftover, Preview } from "../../engine/document.ts";
import { type Element, h, showIn, type Tree } from "../kit/tree.ts";
import { numbersOf, placeOf, walkButton, walkOf } from "../statements/numbers.ts";
import { operationOf } from "../statements/statement-card.ts";
import { leftoverName } from "./words.ts";

/** Whether a preview follows all that `up` does: SQL that it takes as it is may make a function, change rows, and more. */
function isFollowedWhole({ statements }: Preview): boolean {
  const own = statements.filter(({ function: name }) => name === "up");
  return own.every(({ call }) => operationOf(call) !== "raw" && call !== "Pg.create_extension");
}

const done: Readonly<Record<Leftover["change"], string>> = {
  left: "made",
  lost: "dropped",
  different: "changed",
  anew: "made anew after it was dropped",
};

function thingView(preview: Preview, numbers: readonly number[], thing: Leftover): Element {
  const { change, was, is, statement } = thing;
  const place = statement === null ? undefined : placeOf(preview, numbers, statement, "down");
  const values: Tree[] = was === undefined || is === undefined ? [] : [": ", h("code", {}, was), " → ", h("code", {}, is)];
  return h("li", {}, ...leftoverName(thing), ...values, `, ${done[change]}`, ...(place ? [" in ", walkButton(place)] : []));
}

function countOf(things: readonly Leftover[]): string {
  const all = (change: Leftover["change"]): boolean => things.every((thing) => thing.change === change);
  const counted = (word: string): string => `${things.length} ${word}${things.length === 1 ? "" : "s"}`;
  if (all("left")) return `Leaves ${counted("thing")} behind:`;
  return all("anew") ? `Makes ${counted("thing")} anew:` : `Leaves ${counted("difference")}:`;
}

/** What is said at the end of a function's statements: of `down`, where it has something to put back and what it leaves is known. */
export function leftoverViews(preview: Preview, functionName: string): Element[] {
  const { leftover, statements } = preview;
  if (functionName !== "down" || !leftover || !statements.some((statement) => statement.function === "up")) return [];
  if (leftover.length === 0) {
    return [h("p", {}, isFollowedWhole(preview) ? "Puts everything back." : "Puts every table, column and index back.")];
  }
  const numbers = numbersOf(preview);
  return [h("p", {}, countOf(leftover)), h("ul", {}, ...leftover.map((thing) => thingView(preview, numbers, thing)))];
}

/** Keeps the sentence. `go` is called with the statement that the reader wants to see. */
export function leftoverNote(section: HTMLElement, go: (index: number) => void) {
  const show = showIn(section);
  section.addEventListener("click", (event) => {
    const index = walkOf(event.target);
    if (index !== undefined) go(index);
  });
  return {
    render(preview: Preview, functionName: string): void {
      const views = leftoverViews(preview, functionName);
      section.hidden = views.length === 0;
      show(views);
    },
  };
}
