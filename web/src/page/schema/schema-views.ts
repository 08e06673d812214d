// What is in the database after a function, as the reader sees it: a block for each table, a row for each column, a line for the rest.

import type { FunctionSchema, Preview, SchemaColumn, SchemaTable } from "../../engine/document.ts";
import { type Element, h, type Tree } from "../kit/tree.ts";
import { clauseOfColumn } from "../mapping.ts";
import { besideColumn, constraintLine, fullName, indexLine, isBeside } from "./words.ts";

/** The most tables there are at once. */
const mostTables = 200;

interface Made {
  readonly madeBy: number | null;
}

/** An element about something made, which the pane knows by its statement. */
function madeView(
  tag: string,
  name: string,
  classes: string,
  { madeBy }: Made,
  clause: number | undefined,
  ...rest: Tree[]
): Element {
  const isMade = madeBy !== null;
  return h(
    tag,
    {
      class: classes,
      "data-made-by": isMade ? String(madeBy) : undefined,
      "data-clause": clause === undefined ? undefined : String(clause),
    },
    isMade
      ? h("button", { type: "button", class: "schema-name", tabindex: "-1", title: "Show the statement that made it" }, name)
      : h("span", { class: "schema-name" }, name),
    " ",
    ...rest,
  );
}

/** Phrases with commas between them, after the word for what a table that was there before has gained. */
function restView(isNew: boolean, all: readonly (readonly Tree[])[]): Element {
  const phrases = isNew ? [[h("span", { class: "schema-new" }, "new")], ...all] : all;
  return h("span", { class: "schema-rest" }, ...phrases.flatMap((phrase, at) => (at === 0 ? phrase : [", ", ...phrase])));
}

function columnView(preview: Preview, table: SchemaTable, column: SchemaColumn): Element {
  const isNew = isGained(table, column);
  const clause = column.madeBy === null ? undefined : clauseOfColumn(preview, column.madeBy, column.name);
  const type = h("span", { class: "schema-type" }, column.type);
  return madeView("li", column.name, rowClass(isNew), column, clause, type, " ", restView(isNew, besideColumn(table, column)));
}

function lineView(name: string, made: Made, isNew: boolean, words: readonly Tree[]): Element {
  return madeView("li", name, `${rowClass(isNew)} is-line`, made, undefined, restView(isNew, [words]));
}

const rowClass = (isNew: boolean): string => (isNew ? "schema-row is-new" : "schema-row");

/** Whether the migration has made a part of a table that was there before. */
const isGained = (table: SchemaTable, part: Made): boolean => table.madeBy === null && part.madeBy !== null;

function rowsView(preview: Preview, table: SchemaTable): Element {
  const constraints = table.constraints.filter((constraint) => !isBeside(table, constraint));
  const indexes = table.indexes.filter(({ constraint }) => !constraint);
  return h(
    "ul",
    { class: "schema-rows" },
    ...table.columns.map((column) => columnView(preview, table, column)),
    ...constraints.map((each) => lineView(each.name, each, isGained(table, each), constraintLine(each))),
    ...indexes.map((each) => lineView(each.name, each, isGained(table, each), indexLine(each))),
  );
}

/** Whether no statement of the migration made or changed anything of a table, as far as is known. */
function isUntouched({ madeBy, columns, constraints, indexes }: SchemaTable): boolean {
  return [{ madeBy }, ...columns, ...constraints, ...indexes].every((part) => part.madeBy === null);
}

/** A table. One that the migration leaves as it was is its name, and what is known of it on demand. */
function tableView(preview: Preview, table: SchemaTable): Element {
  const isNew = table.madeBy !== null;
  const state = h("span", { class: isNew ? "schema-new" : "schema-old" }, isNew ? "new" : "was there before");
  const head = madeView("h3", fullName(table), "schema-table-head", table, undefined, state);
  const rows = rowsView(preview, table);
  if (rows.children.length === 0) return h("section", { class: "schema-table" }, head);
  if (isUntouched(table)) return h("details", { class: "schema-table" }, h("summary", {}, head), rows);
  return h("section", { class: isNew ? "schema-table is-new" : "schema-table" }, head, rows);
}

function othersView({ others }: FunctionSchema): Element[] {
  if (others.length === 0) return [];
  const rows = others.map((other) => lineView(fullName(other), other, false, [other.kind]));
  const head = h("h3", { class: "schema-table-head" }, "Beside the tables");
  return [h("section", { class: "schema-table" }, head, h("ul", { class: "schema-rows" }, ...rows))];
}

/** What the whole of it is, in a sentence. */
function aboutView({ function: name, reached, whole, tables, others }: FunctionSchema): Element {
  const after = h("code", {}, name);
  const isEmpty = tables.length === 0 && others.length === 0;
  const known = reached ? (whole ? "." : ", as far as the migration tells.") : ", if its errors were mended.";
  const unknown = [" nothing is known", reached ? "." : " before its errors are mended."].join("");
  const isBare = isEmpty && whole && reached;
  const words: Tree[] =
    isEmpty && !isBare
      ? ["Of what is there after ", after, unknown]
      : ["After ", after, isBare ? " the database is empty." : known];
  return h("p", { class: "schema-about" }, ...words);
}

/** The function whose schema is shown: `up` where there is one, else the one that was chosen last. */
export function schemaOf(preview: Preview, chosen: string): FunctionSchema | undefined {
  return ["up", chosen].map((name) => preview.schema.find((schema) => schema.function === name)).find(Boolean);
}

export function schemaViews(preview: Preview, chosen: string): Element[] {
  const schema = schemaOf(preview, chosen);
  if (!schema) return [];
  const shown = schema.tables.slice(0, mostTables);
  const left = schema.tables.length - shown.length;
  return [
    aboutView(schema),
    ...[...shown.filter((table) => !isUntouched(table)), ...shown.filter(isUntouched)].map((table) => tableView(preview, table)),
    ...(left > 0 ? [h("p", { class: "schema-about" }, `${left} more tables are not shown here.`)] : []),
    ...othersView(schema),
  ];
}
