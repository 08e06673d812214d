// Documents made by hand, and the page's modules without a browser.

import { createRequire } from "node:module";
import { fileURLToPath } from "node:url";

const web = new URL("../../web/", import.meta.url);
const { runnerImport } = await import(createRequire(new URL("package.json", web)).resolve("vite"));

/**
 * A module of the page by its path in web/src/page.
 * @param {string} name
 */
export const load = async (name) =>
  (await runnerImport(fileURLToPath(new URL(`src/page/${name}.ts`, web)), { configFile: false })).module;

/** @import { Clause, Diagnostic, Preview, SchemaTable, Statement } from "../../web/src/engine/document.ts" */

/** @param {number} start @param {number} end */
export const range = (start, end) => ({ start, end, line: 1, column: start + 1 });

/** @type {(source: [number, number], sql: [number, number], element?: number | null) => Clause} */
export const clause = (source, sql, element = null) => ({
  argument: 2,
  element,
  range: range(...source),
  sql: { start: sql[0], end: sql[1] },
});

/** @type {(sql: string, rest?: Partial<Statement>) => Statement} */
export const statement = (sql, rest = {}) => ({
  function: "up",
  call: "",
  sql,
  params: [],
  range: range(0, 100),
  clauses: [],
  breaks: [],
  outcome: { kind: "applied" },
  ...rest,
});

/** @type {(statements: Statement[], rest?: Partial<Preview>) => Preview} */
export const preview = (statements, rest = {}) => ({
  version: "",
  functions: [],
  statements,
  schema: [],
  output: [],
  diagnostics: [],
  notes: [],
  omitted: 0,
  ...rest,
});

/** @type {(code: string, statement: number | null, rest?: Partial<Diagnostic>) => Diagnostic} */
export const diagnostic = (code, statement, rest = {}) => ({
  code,
  severity: "warning",
  message: `${code} says`,
  range: range(0, 1),
  labels: [],
  hint: "",
  fix: null,
  statement,
  ...rest,
});

/** @type {(name: string, rest?: Partial<SchemaTable>) => SchemaTable} */
export const table = (name, rest = {}) => ({
  name,
  whole: false,
  columns: [],
  constraints: [],
  indexes: [],
  madeBy: null,
  ...rest,
});
