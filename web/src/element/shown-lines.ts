// The part of a source that is shown: what lies between the lines `# mesh-ddl: show` and `# mesh-ddl: end`, or all of it.

import type { Diagnostic, Preview, SourceRange } from "../engine/document.ts";

export interface ShownLines {
  /** What is hidden before and after it, with the lines that say so. */
  readonly before: string;
  readonly text: string;
  readonly after: string;
}

export function shownLines(source: string): ShownLines {
  const show = /^[ \t]*# mesh-ddl: show[ \t]*\n/m.exec(source);
  if (!show) return { before: "", text: source, after: "" };
  const start = show.index + show[0].length;
  const end = /\n?^[ \t]*# mesh-ddl: end[ \t]*$/m.exec(source.slice(start));
  const stop = end ? start + end.index : source.length;
  return { before: source.slice(0, start), text: source.slice(start, stop), after: source.slice(stop) };
}

/** What the places of hidden lines are called. They are as little at hand as those of an imported file. */
const hidden = "a hidden line";

/** `preview` with its places counted in the shown lines, and without the statements and left out calls of hidden ones alone. */
export function inShownLines(preview: Preview, { before, text, after }: ShownLines): Preview {
  if (before === "" && after === "") return preview;
  const lines = before.split("\n").length - 1;
  const moved = (range: SourceRange): SourceRange => {
    if (range.file !== undefined) return range;
    const start = range.start - before.length;
    const end = range.end - before.length;
    if (start < 0 || end > text.length) return { ...range, file: hidden };
    return { ...range, start, end, line: range.line - lines };
  };
  const isShown = (range: SourceRange): boolean => moved(range).file === undefined;
  const statements = preview.statements.map((statement) => ({
    ...statement,
    function: [statement, ...statement.clauses].some(({ range }) => isShown(range)) ? statement.function : "",
    range: moved(statement.range),
    clauses: statement.clauses.map((clause) => ({ ...clause, range: moved(clause.range) })),
  }));
  const leftOut = preview.leftOut?.map((call) => ({
    ...call,
    function: isShown(call.range) ? call.function : "",
    range: moved(call.range),
  }));
  const said = (all: Preview["notes"]): Preview["notes"] =>
    all.map((each) => ({
      ...each,
      range: moved(each.range),
      labels: each.labels.map((label) => ({ ...label, range: moved(label.range) })),
      fix: each.fix && { ...each.fix, edits: each.fix.edits.map((edit) => ({ ...edit, range: moved(edit.range) })) },
    }));
  const isOfShown = (each: Diagnostic): boolean => each.severity === "error" || isShown(each.range);
  const functions = preview.functions.filter(({ name }) => statements.some((statement) => statement.function === name));
  return {
    ...preview,
    functions: functions.length > 0 ? functions : preview.functions,
    statements,
    diagnostics: said(preview.diagnostics.filter(isOfShown)),
    notes: said(preview.notes.filter(isOfShown)),
    ...(leftOut ? { leftOut } : {}),
  };
}

/** Whether each line of `text` is one that `list`, such as "2-4 7", names; of an empty list every line is. */
export function linesIn(list: string | null, text: string): boolean[] {
  const ranges = [...(list ?? "").matchAll(/(\d+)(?:-(\d+))?/g)].map(([, first, last]) => [Number(first), Number(last ?? first)]);
  return text
    .split("\n")
    .map((_, at) => ranges.length === 0 || ranges.some(([first = 0, last = 0]) => first <= at + 1 && at < last));
}
