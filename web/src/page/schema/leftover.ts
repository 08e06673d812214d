// The sentence at the end of `down`: whether it puts everything back, and what it does not.

import type { Fix, Leftover, Preview } from "../../engine/document.ts";
import { type Element, h, showIn, type Tree } from "../kit/tree.ts";
import { numbersOf, placeOf, walkButton, walkOf } from "../statements/numbers.ts";
import { fixLabel, marked, sentence } from "../statements/prose.ts";
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

function thingView(preview: Preview, numbers: readonly number[], thing: Leftover, index: number): Element {
  const { change, was, is, statement, hint, fix } = thing;
  const place = statement === null ? undefined : placeOf(preview, numbers, statement, "down");
  const values: Tree[] = was === undefined || is === undefined ? [] : [": ", h("code", {}, was), " → ", h("code", {}, is)];
  const title = fix ? fixLabel(fix) : "";
  return h(
    "li",
    {},
    ...leftoverName(thing),
    ...values,
    `, ${done[change]}`,
    ...(place ? [" in ", walkButton(place)] : []),
    ...(hint ? [h("span", { class: "note-hint" }, ": ", ...marked(hint))] : []),
    ...(title
      ? [
          h(
            "button",
            { type: "button", class: "problem-fix", "data-fix": String(index), "aria-label": `Fix: ${title}`, title },
            "Fix",
          ),
        ]
      : []),
  );
}

function countOf(things: readonly Leftover[]): string {
  const all = (change: Leftover["change"]): boolean => things.every((thing) => thing.change === change);
  const counted = (word: string): string => `${things.length} ${word}${things.length === 1 ? "" : "s"}`;
  if (all("left")) return `leaves ${counted("thing")} behind:`;
  return all("anew") ? `makes ${counted("thing")} anew:` : `leaves ${counted("difference")}:`;
}

/** What `down` leaves, where it has something to put back and that is known. `subject` is whom the sentence is about, or empty. */
export function leftoverViews(preview: Preview, subject: string): Element[] {
  const { leftover, statements } = preview;
  if (!leftover || !statements.some((statement) => statement.function === "up")) return [];
  const about = (words: string): Element =>
    subject === "" ? h("p", {}, sentence(words)) : h("p", {}, h("code", {}, subject), " ", words);
  if (leftover.length === 0) {
    return [about(isFollowedWhole(preview) ? "puts everything back." : "puts every table, column and index back.")];
  }
  const numbers = numbersOf(preview);
  return [about(countOf(leftover)), h("ul", {}, ...leftover.map((thing, index) => thingView(preview, numbers, thing, index)))];
}

export interface LeftoverEvents {
  /** The reader wants to see a statement. */
  go(index: number): void;
  /** The reader wants a thing put back. */
  fix(fix: Fix): void;
}

/** Keeps the sentence: at the end of the statements of `down`, and below the schema, which is that after `up`. */
export function leftoverNote(section: HTMLElement, events: LeftoverEvents) {
  const show = showIn(section);
  let things: readonly Leftover[] = [];
  section.addEventListener("click", (event) => {
    const index = walkOf(event.target);
    if (index !== undefined) events.go(index);
    const button = event.target instanceof Element ? event.target.closest<HTMLElement>("[data-fix]") : null;
    const fix = things[Number(button?.dataset.fix)]?.fix;
    if (fix) events.fix(fix);
  });
  return {
    render(preview: Preview, functionName: string, isSchema: boolean): void {
      const views = isSchema || functionName === "down" ? leftoverViews(preview, isSchema ? "down" : "") : [];
      things = preview.leftover ?? [];
      section.hidden = views.length === 0;
      show(views);
    },
  };
}
