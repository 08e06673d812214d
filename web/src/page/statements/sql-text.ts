// A statement's SQL cut into lines and lines into pieces, so that colours, clauses and line breaks can be shown together.

import type { Statement, Token } from "../../engine/document.ts";

export type Layout = "pretty" | "line";

/** A piece of one line: its text, its token's kind, and where it starts in the SQL. */
export interface Piece {
  readonly text: string;
  readonly kind: string;
  readonly start: number;
}

export interface Line {
  /** Levels of indentation that the layout adds; they are no part of the SQL. */
  readonly indent: number;
  readonly pieces: readonly Piece[];
}

export const indentation = "  ";

interface Cut {
  readonly end: number;
  readonly next: number;
  readonly indent: number;
}

/** Where lines end: at the SQL's own line breaks and, when it is laid out, at the engine's breaks. */
function cuts(statement: Pick<Statement, "sql" | "breaks">, layout: Layout): Cut[] {
  const { sql } = statement;
  const own = [...sql.matchAll(/\r\n|[\r\n]/g)].map(({ index, 0: text }) => ({
    end: index,
    next: index + text.length,
    indent: 0,
  }));
  if (layout === "line") return own;
  const added = statement.breaks.map(({ at, indent }) => ({ end: at, next: sql[at] === " " ? at + 1 : at, indent }));
  return [...own, ...added].sort((a, b) => a.end - b.end);
}

/** The lines of a statement. Joined, their pieces are the SQL without the blanks and breaks between lines. */
export function linesOf(
  statement: Pick<Statement, "sql" | "breaks" | "clauses">,
  tokens: readonly Token[],
  layout: Layout,
): Line[] {
  const edges = statement.clauses.flatMap(({ sql }) => [sql.start, sql.end]).sort((a, b) => a - b);
  const last = { end: statement.sql.length, next: statement.sql.length, indent: 0 };
  const lines: Line[] = [];
  let start = 0;
  let indent = 0;
  for (const cut of [...cuts(statement, layout), last]) {
    lines.push({ indent, pieces: piecesOf(statement.sql, start, cut.end, tokens, edges) });
    start = cut.next;
    indent = cut.indent;
  }
  return lines;
}

function piecesOf(sql: string, start: number, end: number, tokens: readonly Token[], edges: readonly number[]): Piece[] {
  const within = (token: Token): boolean => token[2] > start && token[1] < end;
  const near = tokens.filter(within);
  const inside = [...near.flatMap(([, from, to]) => [from, to]), ...edges].filter((at) => at > start && at < end);
  const stops = [...new Set([start, ...inside, end])].sort((a, b) => a - b);
  return stops.slice(0, -1).map((from, index) => ({
    text: sql.slice(from, stops[index + 1]),
    kind: near.find(([, begin, stop]) => begin <= from && from < stop)?.[0] ?? "blank",
    start: from,
  }));
}
