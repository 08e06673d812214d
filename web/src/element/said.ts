// What an element says below its SQL: every mistake, and of what is only to be thought of what the author of the page asks for.

import type { Diagnostic, Preview } from "../engine/document.ts";
import { problemsOf } from "../page/statements/problems.ts";

export type Notes = "one" | "all" | "none";

export function saidOf(preview: Preview, notes: Notes): readonly Diagnostic[] {
  if (notes === "all") return problemsOf(preview);
  const errors = preview.diagnostics.filter(({ severity }) => severity === "error");
  if (errors.length > 0 || notes === "none") return errors;
  const thoughts = [...preview.diagnostics.filter(({ severity }) => severity === "warning"), ...preview.notes];
  const first = thoughts.find(({ severity }) => severity === "warning") ?? thoughts[0];
  return first ? [first] : [];
}

/** `preview` as the cards show it: without what is said below them, or not at all. */
export function forCards(preview: Preview, notes: Notes): Preview {
  return notes === "all" ? preview : { ...preview, diagnostics: [], notes: [] };
}

/** What is wrong with the page, as a mistake of none of its sources. */
export function authorsMistake(message: string): Diagnostic {
  const range = { start: 0, end: 0, line: 1, column: 1, file: "this page" };
  return { code: "", severity: "error", message, range, labels: [], hint: "", fix: null, statement: null };
}
