// A schema's parts in words: what stands beside a column, and the lines below a table's columns.

import type { Leftover, SchemaColumn, SchemaConstraint, SchemaIndex, SchemaTable } from "../../engine/document.ts";
import { h, icon, type Tree } from "../kit/tree.ts";

const code = (text: string): Tree => h("code", {}, text);
const list = (names: readonly string[]): string => names.join(", ");

/** A name with the schema it was given. */
export function fullName({ schema, name }: { readonly schema?: string | undefined; readonly name: string }): string {
  return schema === undefined ? name : `${schema}.${name}`;
}

/** The constraints that stand beside their one column. */
export function constraintsOf(table: SchemaTable, column: SchemaColumn): SchemaConstraint[] {
  return table.constraints.filter((constraint) => isBeside(table, constraint) && constraint.columns[0] === column.name);
}

/** Whether a constraint is of one column that is listed, beside which it stands. */
export function isBeside(table: SchemaTable, { kind, columns }: SchemaConstraint): boolean {
  return kind !== "exclude" && columns.length === 1 && table.columns.some(({ name }) => name === columns[0]);
}

function targetOf(references: NonNullable<SchemaConstraint["references"]>): Tree[] {
  const { schema, table, columns, onDelete, onUpdate } = references;
  const target = fullName({ schema, name: table });
  return [
    "references ",
    code(columns.length > 0 ? `${target} (${list(columns)})` : target),
    ...(onDelete ? [` on delete ${onDelete}`] : []),
    ...(onUpdate ? [` on update ${onUpdate}`] : []),
  ];
}

/** What a constraint says. `columns` is the text of its columns, where they do not stand beside it. */
function saying({ kind, references, expression, valid }: SchemaConstraint, columns: string): Tree[] {
  const words: Tree[] = [
    ...(kind === "primary key" ? [icon("key")] : []),
    ...(kind === "foreign key" ? [icon("reference")] : []),
    ...(kind === "foreign key" && columns === "" ? [] : [kind]),
    ...(columns === "" ? [] : [" ", code(columns)]),
    ...(references ? [columns === "" ? "" : " ", ...targetOf(references)] : []),
    ...(expression ? [" ", code(expression)] : []),
    ...(valid ? [] : [", not validated"]),
  ];
  return words.filter((word) => word !== "");
}

/** What stands beside a column, a phrase each. */
export function besideColumn(table: SchemaTable, column: SchemaColumn): Tree[][] {
  const constraints = constraintsOf(table, column);
  const isKey = constraints.some(({ kind }) => kind === "primary key");
  const value = column.default === undefined ? [] : [code(column.default)];
  return [
    ...constraints.filter(({ kind }) => kind === "primary key").map((constraint) => saying(constraint, "")),
    ...(column.notNull && !isKey ? [["not null"]] : []),
    ...(column.identity ? [[`identity ${column.identity}`]] : []),
    ...(column.generated ? [[`generated ${column.generated} `, ...value]] : value.length > 0 ? [["default ", ...value]] : []),
    ...constraints.filter(({ kind }) => kind !== "primary key").map((constraint) => saying(constraint, "")),
  ];
}

/** A line for a constraint that stands beside no column. */
export function constraintLine(constraint: SchemaConstraint): Tree[] {
  return saying(constraint, constraint.columns.length > 0 ? `(${list(constraint.columns)})` : "");
}

export function indexLine({ unique, method, keys, include, where }: SchemaIndex): Tree[] {
  return [
    unique ? "unique index " : "index ",
    ...(method === "btree" ? [] : [`using ${method} `]),
    code(`(${list(keys)})`),
    ...(include.length > 0 ? [" include ", code(`(${list(include)})`)] : []),
    ...(where === undefined ? [] : [" where ", code(where)]),
  ];
}

/** What a thing is and how it is called, such as: column `users.email` */
export function leftoverName({ kind, schema, table, name }: Leftover): Tree[] {
  const isPart = kind === "column" && table !== undefined;
  const holder = !isPart && table !== undefined ? [" of ", code(fullName({ schema, name: table }))] : [];
  return [
    `${kind} `,
    code(isPart ? fullName({ schema, name: `${table}.${name}` }) : table ? name : fullName({ schema, name })),
    ...holder,
  ];
}
