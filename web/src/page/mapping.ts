// Which parts of the source and of the SQL belong together. Pure functions over a preview.

import type { Preview, SourceRange } from "../engine/document.ts";

/** A clause, by the indices of its statement and of itself. */
export interface ClausePlace {
  readonly statement: number;
  readonly clause: number;
}

/** What is highlighted on both sides: whole statements in a weak tint, single clauses in a strong one. */
export interface Highlight {
  readonly statements: readonly number[];
  readonly clauses: readonly ClausePlace[];
}

export const nothing: Highlight = { statements: [], clauses: [] };

/** Whether a range lies in the source that is edited, and neither in a file that it imports nor in a text before it. */
export const isHere = (range: SourceRange): boolean => range.file === undefined && range.before === undefined;

const holds = (range: SourceRange, offset: number): boolean => isHere(range) && range.start <= offset && offset <= range.end;
const length = (range: SourceRange): number => range.end - range.start;

/**
 * What belongs to an offset of the source, among the statements of `functionName`.
 *
 * A call in a loop gives several statements with one range; all of them belong to it. Of the clauses that hold the offset only the
 * narrowest count, so that a column wins over the list it stands in.
 */
export function atSource(preview: Preview, functionName: string, offset: number): Highlight {
  const statements = new Set<number>();
  let narrowest = Infinity;
  let clauses: ClausePlace[] = [];
  preview.statements.forEach((candidate, statement) => {
    if (candidate.function !== functionName) return;
    if (holds(candidate.range, offset)) statements.add(statement);
    candidate.clauses.forEach((part, clause) => {
      if (!holds(part.range, offset) || length(part.range) > narrowest) return;
      if (length(part.range) < narrowest) clauses = [];
      narrowest = length(part.range);
      clauses.push({ statement, clause });
    });
  });
  for (const place of clauses) statements.add(place.statement);
  return { statements: [...statements].sort((a, b) => a - b), clauses };
}

/** What belongs to a statement's SQL at `offset`, or to the whole statement where there is no offset. */
export function atSql(preview: Preview, statement: number, offset?: number): Highlight {
  const target = preview.statements[statement];
  if (!target) return nothing;
  const holding = target.clauses
    .map((part, clause) => ({ clause, sql: part.sql }))
    .filter(({ sql }) => offset !== undefined && sql.start <= offset && offset < sql.end);
  const narrowest = Math.min(...holding.map(({ sql }) => sql.end - sql.start));
  const clauses = holding.filter(({ sql }) => sql.end - sql.start === narrowest).map(({ clause }) => ({ statement, clause }));
  return { statements: [statement], clauses };
}

/** The clause of a statement that begins with a column's name, which is the column, or undefined where there is none. */
export function clauseOfColumn(preview: Preview, statement: number, column: string): number | undefined {
  const target = preview.statements[statement];
  const name = `"${column.replaceAll('"', '""')}" `;
  const at = target?.clauses.findIndex(({ sql }) => target.sql.startsWith(name, sql.start)) ?? -1;
  return at === -1 ? undefined : at;
}

/** The ranges of the source that a highlight tints. */
export function sourceRanges(preview: Preview, highlight: Highlight): { weak: SourceRange[]; strong: SourceRange[] } {
  const weak = highlight.statements.flatMap((index) => preview.statements[index]?.range ?? []);
  const strong = highlight.clauses.flatMap(({ statement, clause }) => preview.statements[statement]?.clauses[clause]?.range ?? []);
  return { weak: distinct(weak.filter(isHere)), strong: distinct(strong.filter(isHere)) };
}

/** A source has at most a mebibyte. */
const most = 2 ** 21;

function distinct(ranges: readonly SourceRange[]): SourceRange[] {
  return [...new Map(ranges.map((range) => [range.start * most + range.end, range])).values()];
}
