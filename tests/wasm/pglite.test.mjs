// The outcomes that the engine predicts, and the schema after them, held to a PostgreSQL newer than the one they are written down for:
// PGlite, in the same process.
import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { after, before, test } from "node:test";
import { fileURLToPath } from "node:url";
import { loadSingleFile } from "./engine.mjs";

/** @import { PGlite } from "@electric-sql/pglite" */
/** @import { Outcome, Preview, SchemaTable, Statement } from "../../web/src/engine/document.ts" */

const require = createRequire(new URL("../../web/package.json", import.meta.url));
const goldens = fileURLToPath(new URL("../golden/", import.meta.url));
const heading = /^-- (source|sql|pretty|json|diagnostics|notes|work|schema|setup|server|tokens|ast|mir|llvm|output|file .+)$/;

const engine = await loadSingleFile();
/** @type {PGlite} */
let server;
let version = 0;

before(async () => {
  const { PGlite } = require("@electric-sql/pglite");
  const contrib = "@electric-sql/pglite/contrib/btree_gist";
  const { btree_gist } = require(contrib);
  server = await PGlite.create({ extensions: { btree_gist } });
  const { rows } = await server.query("SELECT current_setting('server_version_num')::int / 10000 AS version");
  version = /** @type {{ version: number }[]} */ (rows)[0]?.version ?? 0;
});
after(() => server.close());

/** The sections of a golden file. @param {string} path @returns {Map<string, string>} */
function sectionsOf(path) {
  const sections = new Map();
  let name = "";
  for (const line of readFileSync(path, "utf8").split("\n")) {
    const found = heading.exec(line)?.[1];
    if (found) {
      name = found;
      sections.set(name, "");
    } else sections.set(name, `${sections.get(name) ?? ""}${line}\n`);
  }
  return sections;
}

async function reset() {
  const { rows } = await server.query(
    "SELECT quote_ident(nspname) AS name FROM pg_namespace WHERE nspname !~ '^pg_' AND nspname <> 'information_schema'",
  );
  for (const { name } of /** @type {{ name: string }[]} */ (rows)) await server.exec(`DROP SCHEMA ${name} CASCADE`);
  await server.exec("CREATE SCHEMA public; RESET ALL");
}

/**
 * What the server answers: `applied`, `skipped`, or the SQLSTATE.
 * @param {Statement} statement
 */
async function answer({ sql, params }) {
  let isSkipped = false;
  /** @param {{ message: string | undefined }} notice */
  const onNotice = ({ message = "" }) => {
    isSkipped ||= message.endsWith(", skipping");
  };
  await server.exec("SAVEPOINT before");
  try {
    await server.query(sql, [...params], { onNotice });
    return isSkipped ? "skipped" : "applied";
  } catch (error) {
    await server.exec("ROLLBACK TO SAVEPOINT before");
    return /** @type {{ code?: string }} */ (error).code ?? String(error);
  }
}

/** What the outcome says the server answers, as far as that is certain. @param {Outcome} outcome */
const said = ({ kind, code }) => (kind === "fails" ? (code ?? "fails") : kind);

/**
 * Sends a function's statements. Gives where the server's answers are others than what is said of them, up to the first statement that
 * depends on what is not there.
 * @param {readonly Statement[]} statements
 */
async function run(statements) {
  const wrong = [];
  for (const statement of statements) {
    if (statement.partial) return { wrong, isWhole: false };
    const is = await answer(statement);
    const expected = said(statement.outcome);
    const isFailure = !["applied", "skipped"].includes(is);
    if (expected === "unknown" && isFailure) return { wrong, isWhole: false };
    const isRight = expected === "unknown" || expected === is || (expected === "fails" && isFailure);
    if (!isRight) wrong.push(`${is} instead of ${expected}: ${statement.sql}`);
  }
  return { wrong, isWhole: true };
}

const columns = `SELECT a.attname AS name, t.typname AS type, a.attnotnull AS not_null FROM pg_attribute a JOIN pg_type t ON t.oid = a.atttypid
  WHERE a.attrelid = $1::regclass AND a.attnum > 0 AND NOT a.attisdropped ORDER BY a.attnum`;
// Those that stand for the partitions of what a key references belong to the key.
const constraints = `SELECT conname AS name FROM pg_constraint c WHERE conrelid = $1::regclass AND contype <> 'n'
  AND NOT EXISTS (SELECT FROM pg_constraint p WHERE p.oid = c.conparentid AND p.conrelid = c.conrelid)`;
const indexes = `SELECT c.relname AS name, i.indisunique AS is_unique FROM pg_index i JOIN pg_class c ON c.oid = i.indexrelid
  WHERE i.indrelid = $1::regclass`;

/** @param {string} sql @param {string} table @returns {Promise<Record<string, unknown>[]>} */
const ask = async (sql, table) => (await server.query(sql, [table])).rows;

/** @param {readonly { readonly name: unknown }[]} parts */
const names = (parts) => parts.map(({ name }) => name).sort();

/** A type as its name in the catalog. @param {string} type */
const catalogType = (type) => `${type.endsWith("[]") ? "_" : ""}${type.replace(/\(.*\)|(\[\])+$|.*\./g, "").replaceAll('"', "")}`;

/** @param {SchemaTable} table */
async function compare(table) {
  const quoted = [table.schema, table.name].filter((part) => part !== undefined).map((part) => `"${part.replaceAll('"', '""')}"`);
  const name = quoted.join(".");
  const there = await ask(columns, name);
  assert.deepEqual(
    table.columns.map(({ name, type, notNull }) => [name, catalogType(type), notNull]),
    there.map(({ name, type, not_null }) => [name, type, not_null]),
    name,
  );
  assert.deepEqual(names(table.constraints), names(/** @type {{ name: unknown }[]} */ (await ask(constraints, name))), name);
  assert.deepEqual(
    table.indexes.map(({ name, unique }) => `${name} ${unique}`).sort(),
    (await ask(indexes, name)).map(({ name, is_unique }) => `${name} ${is_unique}`).sort(),
    name,
  );
}

let compared = 0;
let tables = 0;

for (const folder of ["reports", "advice", "silent"]) {
  for (const file of readdirSync(`${goldens}${folder}`)) {
    test(`PGlite answers as ${folder}/${file} is previewed`, async () => {
      const sections = sectionsOf(`${goldens}${folder}/${file}`);
      await reset();
      const setup = sections.get("setup") ?? "";
      if (setup.trim()) await server.exec(setup);
      const imported = [...sections].filter(([name]) => name.startsWith("file ")).map(([name, text]) => [name.slice(5), text]);
      /** @type {Preview} */
      const preview = JSON.parse(
        engine.preview(sections.get("source") ?? "", { files: Object.fromEntries(imported), postgres: version }),
      );
      for (const { name } of preview.functions) {
        const statements = preview.statements.filter((statement) => statement.function === name);
        await server.exec("BEGIN");
        const { wrong, isWhole } = await run(statements);
        assert.deepEqual(wrong, []);
        compared += statements.length;
        const schema = preview.schema.find((each) => each.function === name);
        for (const table of isWhole && schema?.reached ? schema.tables.filter((each) => each.whole) : []) {
          await compare(table);
          ++tables;
        }
        await server.exec("COMMIT");
        if (!isWhole) return;
      }
    });
  }
}

test("there is something to compare", () => assert.ok(compared > 300 && tables > 30, `${compared} statements, ${tables} tables`));
