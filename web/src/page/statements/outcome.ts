// What becomes of a statement that does not do what it says, in the place of the word for what it does.

import type { Diagnostic } from "../../engine/document.ts";
import { type Element, h, type Tree } from "../kit/tree.ts";
import { type StatementPlace, walkButton } from "./numbers.ts";
import { marked, prose } from "./prose.ts";

/** The codes that say of a statement what its outcome says. */
const codes = ["W0411", "W0413", "W0414", "E0417"];

/** Whether a diagnostic says no more than the outcome of its statement does, but for the hint. */
export function tellsOutcome({ code, statement }: Diagnostic): boolean {
  return statement !== null && codes.includes(code);
}

/** An outcome that the reader must know of. */
export interface ToldOutcome {
  readonly kind: "skipped" | "fails";
  readonly code: string | undefined;
  readonly reason: string | undefined;
  readonly hint: string;
  /** The statement that is why. */
  readonly because: StatementPlace | undefined;
}

export function outcomeView(outcome: ToldOutcome, id: string): Element {
  const { kind, code, reason, hint, because } = outcome;
  const why: Tree[] = because ? ["; see ", walkButton(because)] : [];
  const state: Tree[] = code === undefined ? [] : [" (", h("span", { class: "note-code", title: "SQLSTATE" }, code), ")"];
  return h(
    "p",
    { class: `card-outcome is-${kind}`, id },
    h("strong", {}, kind),
    ...(reason ? [": ", ...marked(reason)] : []),
    ...state,
    ...why,
    ".",
    ...(hint ? [" ", h("span", { class: "note-hint" }, ...prose(hint))] : []),
  );
}
