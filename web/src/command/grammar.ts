// PostgreSQL's grammar, from npm's libpg-query where that is installed: beside this package, or where the command is called.

import { createRequire } from "node:module";

export interface Fault {
  /** In PostgreSQL's words. */
  readonly message: string;
  /** The number, from 1, of the character where it is. */
  readonly cursor: number;
}

export interface Grammar {
  /** The major version of PostgreSQL. */
  readonly version: number;
  faultOf(sql: string): Fault | null;
}

interface PgQuery {
  loadModule(): Promise<void>;
  /** Throws, with `sqlDetails` where the grammar refuses the text. */
  parseSync(sql: string): { readonly version: number };
}

export async function installedGrammar(): Promise<Grammar | undefined> {
  const parser = found();
  if (!parser) return undefined;
  await parser.loadModule();
  return { version: Math.floor(parser.parseSync("SELECT 1").version / 10_000), faultOf: (sql) => faultOf(parser, sql) };
}

function found(): PgQuery | undefined {
  for (const place of [import.meta.url, `${process.cwd()}/`]) {
    try {
      return createRequire(place)("libpg-query") as PgQuery;
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== "MODULE_NOT_FOUND") throw error;
    }
  }
  return undefined;
}

function faultOf(parser: PgQuery, sql: string): Fault | null {
  try {
    parser.parseSync(sql);
    return null;
  } catch (error) {
    const { message, sqlDetails } = error as Error & { sqlDetails?: { readonly cursorPosition: number } };
    // What is nested too deeply for it to write the tree down was parsed all the same.
    return sqlDetails ? { message, cursor: sqlDetails.cursorPosition + 1 } : null;
  }
}
