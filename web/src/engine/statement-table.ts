// The statements of a preview, from the table that the engine makes of them: core/engine/statement_table.hpp says how it is read.

import type { Break, Clause, Lock, Outcome, SourceRange, Statement } from "./document.ts";

export interface StatementTable {
  readonly text: string;
  readonly numbers: Uint32Array;
}

type Told = Pick<Statement, "outcome" | "locks" | "rewrites" | "scans">;

const applied: Outcome = { kind: "applied" };

class Reader {
  private at = 0;
  private textAt = 0;
  private readonly names: string[] = [];

  constructor(private readonly table: StatementTable) {}

  isAtEnd(): boolean {
    return this.at >= this.table.numbers.length;
  }

  statement(): Statement {
    const name = this.name();
    const call = this.name();
    const sql = this.string();
    const isPartial = this.number() === 1;
    const params = this.list(() => this.string());
    const range = this.range();
    const clauses = this.list(() => this.clause());
    const breaks = this.list(() => this.break());
    const told = this.whatIsTold();
    return isPartial
      ? { function: name, call, sql, partial: true, params, range, clauses, breaks, ...told }
      : { function: name, call, sql, params, range, clauses, breaks, ...told };
  }

  private number(): number {
    return this.table.numbers[this.at++] ?? 0;
  }

  private string(): string {
    const start = this.textAt;
    this.textAt += this.number();
    return this.table.text.slice(start, this.textAt);
  }

  private name(): string {
    const known = this.names[this.number()];
    if (known !== undefined) return known;
    const name = this.string();
    this.names.push(name);
    return name;
  }

  private list<Item>(read: () => Item): Item[] {
    const items: Item[] = [];
    for (let left = this.number(); left > 0; left--) items.push(read());
    return items;
  }

  private clause(): Clause {
    const argument = this.number();
    const element = this.number();
    const range = this.range();
    const sql = { start: this.number(), end: this.number() };
    return { argument, element: element === 0 ? null : element - 1, range, sql };
  }

  private break(): Break {
    return { at: this.number(), indent: this.number() };
  }

  private range(): SourceRange {
    const start = this.number();
    const end = this.number();
    const line = this.number();
    const column = this.number();
    const where = this.number();
    if (where === 1) return { start, end, line, column, file: this.name() };
    if (where === 2) return { start, end, line, column, before: this.number() };
    return { start, end, line, column };
  }

  private whatIsTold(): Told {
    const kind = this.number();
    if (kind === 0) return { outcome: { ...applied } };
    if (kind === 1) return { outcome: { ...applied }, ...this.work() };
    return JSON.parse(this.string()) as Told;
  }

  private work(): Required<Omit<Told, "outcome">> {
    const locks: Lock[] = [];
    const rewrites: string[] = [];
    const scans: string[] = [];
    for (let left = this.number(); left > 0; left--) {
      const relation = this.name();
      locks.push({ relation, mode: this.name(), blocks: this.list(() => this.name() as Lock["blocks"][number]) });
      const how = this.number();
      if (how & 1) rewrites.push(relation);
      if (how & 2) scans.push(relation);
    }
    return { locks, rewrites, scans };
  }
}

export function statementsOf(table: StatementTable): Statement[] {
  const reader = new Reader(table);
  const statements: Statement[] = [];
  while (!reader.isAtEnd()) statements.push(reader.statement());
  return statements;
}
