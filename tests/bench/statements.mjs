// The same statements, said to the engine, to Kysely and to Knex.

/** @import { Knex } from "knex" */
/** @import { CompiledQuery, Kysely, Sql } from "kysely" */

/** @typedef {string | readonly string[]} Value */

/**
 * One call: the engine's function and arguments, and how each query builder says it.
 * @typedef {object} Call
 * @property {string} name
 * @property {readonly [name: string, values: readonly Value[]]} call
 * @property {(kysely: Kysely<unknown>, sql: Sql) => CompiledQuery} kysely
 * @property {(knex: Knex) => string} knex
 */

/** @type {readonly Call[]} */
export const calls = [
  {
    name: "create_table",
    call: [
      "Migration.create_table",
      [
        "users",
        ["id:uuid:PRIMARY KEY", "email:text:NOT NULL UNIQUE", "age:integer", "created_at:timestamptz:NOT NULL DEFAULT now()"],
      ],
    ],
    kysely: ({ schema }, sql) =>
      schema
        .createTable("users")
        .ifNotExists()
        .addColumn("id", "uuid", (column) => column.primaryKey())
        .addColumn("email", "text", (column) => column.notNull().unique())
        .addColumn("age", "integer")
        .addColumn("created_at", "timestamptz", (column) => column.notNull().defaultTo(sql`now()`))
        .compile(),
    knex: (knex) =>
      knex.schema
        .createTable("users", (table) => {
          table.uuid("id").primary();
          table.text("email").notNullable().unique();
          table.integer("age");
          table.timestamp("created_at").notNullable().defaultTo(knex.fn.now());
        })
        .toString(),
  },
  {
    name: "add_column",
    call: ["Migration.add_column", ["users", "level:text:NOT NULL DEFAULT 'info'"]],
    kysely: ({ schema }) =>
      schema
        .alterTable("users")
        .addColumn("level", "text", (column) => column.notNull().defaultTo("info"))
        .compile(),
    knex: (knex) => knex.schema.alterTable("users", (table) => void table.text("level").notNullable().defaultTo("info")).toString(),
  },
  {
    name: "drop_column",
    call: ["Migration.drop_column", ["users", "level"]],
    kysely: ({ schema }) => schema.alterTable("users").dropColumn("level").compile(),
    knex: (knex) => knex.schema.alterTable("users", (table) => void table.dropColumn("level")).toString(),
  },
  {
    name: "rename_column",
    call: ["Migration.rename_column", ["users", "age", "years"]],
    kysely: ({ schema }) => schema.alterTable("users").renameColumn("age", "years").compile(),
    knex: (knex) => knex.schema.alterTable("users", (table) => void table.renameColumn("age", "years")).toString(),
  },
  {
    name: "create_index",
    call: ["Migration.create_index", ["users", ["email", "created_at"], "unique:true"]],
    kysely: ({ schema }) =>
      schema
        .createIndex("idx_users_email_created_at")
        .ifNotExists()
        .unique()
        .on("users")
        .columns(["email", "created_at"])
        .compile(),
    knex: (knex) =>
      knex.schema
        .alterTable("users", (table) => void table.unique(["email", "created_at"], { indexName: "idx_users_email_created_at" }))
        .toString(),
  },
  {
    name: "drop_table",
    call: ["Migration.drop_table", ["users"]],
    kysely: ({ schema }) => schema.dropTable("users").ifExists().compile(),
    knex: (knex) => knex.schema.dropTableIfExists("users").toString(),
  },
];

/** @type {(value: Value) => string} */
const mesh = (value) => (Array.isArray(value) ? `[${value.map(mesh).join(", ")}]` : JSON.stringify(value));

/**
 * A migration that makes these calls.
 * @param {readonly Pick<Call, "call">[]} made
 */
export function migrationOf(made) {
  const lines = made.map(({ call: [name, values] }) => `  ${name}(pool, ${values.map(mesh).join(", ")})?\n`);
  return `pub fn up(pool :: PoolHandle) -> Int!String do\n${lines.join("")}  Ok(0)\nend\n`;
}

/**
 * A migration that makes `count` of the calls, in turn.
 * @param {number} count
 */
export const migration = (count) => migrationOf(Array.from({ length: count }, (_, index) => calls[index % calls.length]));
