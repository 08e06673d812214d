// Each function of the engine, called as a page calls it.
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { test } from "node:test";
import { folder, loadSingleFile, loadWithWasm, previewWith, tokensWith } from "./engine.mjs";

/** @import { BuiltCall, Builtin, Language, Statement } from "../../web/src/engine/document.ts" */

const engine = await loadSingleFile();
/** @param {string} source @param {string} [name] */
const preview = (source, name) => previewWith(engine, source, name);
/** @type {(name: string, ...values: (string | string[] | number)[]) => BuiltCall} */
const build = (name, ...values) => JSON.parse(engine.build(name, values));

const migration = `# « é😀 » shifts bytes, code points and UTF-16 units apart
pub fn up(pool :: PoolHandle) -> Int!String do
  Migration.create_table(pool, "naïve", ["😀:TEXT", "b:INT"])?
  Migration.create_index(pool, "naïve", ["b:DESC"], "unique:true where:b > 0")?
  Ok(0)
end

pub fn down(pool :: PoolHandle) -> Int!String do
  Migration.drop_table(pool, "naïve")?
  Ok(0)
end
`;

test("a migration gives its statements in order, up before down", () => {
  const { functions, statements, diagnostics } = preview(migration);
  assert.deepEqual(diagnostics, []);
  assert.deepEqual(
    functions.map(({ name }) => name),
    ["up", "down"],
  );
  assert.deepEqual(
    statements.map(({ function: name, sql }) => [name, sql]),
    [
      ["up", 'CREATE TABLE IF NOT EXISTS "naïve" ("😀" TEXT, "b" INT)'],
      ["up", 'CREATE UNIQUE INDEX IF NOT EXISTS "idx_naïve_b" ON "naïve" ("b" DESC) WHERE b > 0'],
      ["down", 'DROP TABLE IF EXISTS "naïve"'],
    ],
  );
});

test("only the function asked for is previewed", () => {
  assert.deepEqual(
    preview(migration, "down").statements.map(({ call }) => call),
    ["Migration.drop_table"],
  );
});

test("every offset counts UTF-16 units, in the source and in the SQL", () => {
  const [table, index] = preview(migration).statements;
  assert.match(migration.slice(table.range.start, table.range.end), /^Migration\.create_table\(.*\]\)$/s);
  /** @param {Statement} statement */
  const clauses = ({ sql, clauses }) =>
    clauses.map((clause) => [migration.slice(clause.range.start, clause.range.end), sql.slice(clause.sql.start, clause.sql.end)]);
  assert.deepEqual(clauses(table), [
    ["naïve", '"naïve"'],
    ["😀:TEXT", '"😀" TEXT'],
    ["b:INT", '"b" INT'],
  ]);
  assert.deepEqual(clauses(index), [
    ["unique:true", "UNIQUE"],
    ["naïve", '"naïve"'],
    ["b:DESC", '"b" DESC'],
    ["where:b > 0", "WHERE b > 0"],
  ]);
});

test("a mistake costs its own statement and no other", () => {
  const broken = migration.replace('["b:DESC"]', "12");
  const { statements, diagnostics } = preview(broken);
  assert.deepEqual(
    statements.map(({ call }) => call),
    ["Migration.create_table", "Migration.drop_table"],
  );
  assert.deepEqual(
    diagnostics.map(({ severity, code, range }) => [severity, code, broken.slice(range.start, range.end)]),
    [["error", "E0001", "12"]],
  );
});

test("each function of Migration is built from plain values", () => {
  /** @param {string} name @param {(string | string[])[]} values */
  const sql = (name, ...values) => build(`Migration.${name}`, ...values).statements.map((statement) => statement.sql);
  assert.deepEqual(sql("create_table", "t", ["a:INT"]), ['CREATE TABLE IF NOT EXISTS "t" ("a" INT)']);
  assert.deepEqual(sql("drop_table", "t"), ['DROP TABLE IF EXISTS "t"']);
  assert.deepEqual(sql("add_column", "t", "a:INT:NOT NULL"), ['ALTER TABLE "t" ADD COLUMN IF NOT EXISTS "a" INT NOT NULL']);
  assert.deepEqual(sql("drop_column", "t", "a"), ['ALTER TABLE "t" DROP COLUMN IF EXISTS "a"']);
  assert.deepEqual(sql("rename_column", "t", "a", "b"), ['ALTER TABLE "t" RENAME COLUMN "a" TO "b"']);
  assert.deepEqual(sql("create_index", "t", ["a"], ""), ['CREATE INDEX IF NOT EXISTS "idx_t_a" ON "t" ("a")']);
  assert.deepEqual(sql("drop_index", "t", ["a"]), ['DROP INDEX IF EXISTS "idx_t_a"']);
  assert.deepEqual(sql("execute", "SELECT 1"), ["SELECT 1"]);
});

test("an integer argument is an integer", () => {
  for (const days of [1, 3]) {
    const { error, statements } = build("Pg.create_daily_partitions_ahead", "events", days);
    assert.equal(error, null);
    assert.equal(statements.length, days);
  }
  assert.match(build("Pg.create_daily_partitions_ahead", "events", "3").error?.message ?? "", /must be a Int/);
});

test("a call that cannot be made is an error value, not an exception", () => {
  /** @type {[name: string, values: (string | string[])[], message: RegExp][]} */
  const calls = [
    ["Migration.drop_database", ["t"], /no function `Migration\.drop_database`/],
    ["Migration.drop_table", [], /takes 1 arguments after the pool, but 0 are given/],
    ["Migration.drop_table", ["t", "u"], /takes 1 arguments after the pool, but 2 are given/],
    ["Migration.drop_table", [["t"]], /must be a String/],
    ["Migration.drop_table", [""], /empty/],
    ["Migration.create_table", ["t", ["a INT; DROP TABLE u"]], /./],
    ["", [], /no function ``/],
  ];
  for (const [name, values, message] of calls) {
    const { statements, error } = build(name, ...values);
    assert.deepEqual(statements, [], name);
    assert.match(error?.message ?? "", message);
  }
});

test("tokens come in order, apart, and inside the text, and leave out only blanks", () => {
  /** @type {[text: string, language: Language, kinds: string[]][]} */
  const texts = [
    [migration, "mesh", ["comment", "keyword", "function", "module", "string"]],
    ['CREATE TABLE "é😀" (a int); -- done', "sql", ["keyword", "quoted_identifier", "comment"]],
  ];
  for (const [text, language, kinds] of texts) {
    const tokens = tokensWith(engine, text, language);
    let rest = text;
    for (const [, start, end] of tokens.toReversed()) rest = rest.slice(0, start) + rest.slice(end);
    assert.equal(rest.trim(), "");
    const given = new Set(tokens.map(([kind]) => kind));
    for (const kind of kinds) assert.ok(given.has(kind), `${language} has no ${kind} in ${[...given].join(" ")}`);
  }
});

test("a script is what the command prints of each statement", () => {
  const source = `pub fn up(pool :: PoolHandle) -> Int!String do
  Migration.drop_column(pool, "t", "a")?
  Pool.execute(pool, "DELETE FROM t WHERE a = $1 -- all", ["it's"])?
  Ok(0)
end`;
  /** @param {"pretty" | "line"} [script] */
  const scripts = (script) => {
    /** @type {import("../../web/src/engine/document.ts").Preview} */
    const { statements } = JSON.parse(engine.preview(source, script ? { script } : {}));
    return statements.map((statement) => [statement.script, statement.closing]);
  };
  const written = ["-- parameter $1, written out here\nDELETE FROM t WHERE a = 'it''s' -- all\n;\n", "\n;"];
  assert.deepEqual(scripts("pretty"), [['ALTER TABLE "t"\n  DROP COLUMN IF EXISTS "a";\n', ";"], written]);
  assert.deepEqual(scripts("line"), [['ALTER TABLE "t" DROP COLUMN IF EXISTS "a";\n', ";"], written]);
  assert.deepEqual(scripts(), [
    [undefined, undefined],
    [undefined, undefined],
  ]);
});

test("a call that is left out has its comment as the command prints it", () => {
  const source = 'Migration.drop_table(pool, n)?\nMigration.drop_table(pool, "")?';
  /** @param {"pretty" | "line"} [script] */
  const comments = (script) => {
    /** @type {import("../../web/src/engine/document.ts").Preview} */
    const { leftOut = [] } = JSON.parse(engine.preview(source, script ? { script } : {}));
    return leftOut.map((call) => call.script);
  };
  assert.deepEqual(comments("line"), [
    "-- left out: Migration.drop_table, since `n` is not known\n",
    "-- left out: Migration.drop_table, since the table name is empty\n",
  ]);
  assert.deepEqual(comments(), [undefined, undefined]);
});

test("the table of functions holds the eight of Migration", () => {
  /** @type {Builtin[]} */
  const builtins = JSON.parse(engine.builtins());
  const names = builtins.filter(({ module }) => module === "Migration").map(({ name }) => name);
  assert.deepEqual(names.sort(), [
    "add_column",
    "create_index",
    "create_table",
    "drop_column",
    "drop_index",
    "drop_table",
    "execute",
    "rename_column",
  ]);
});

test("the version is the package's", async () => {
  const { version } = JSON.parse(await readFile(new URL("../../web/package.json", import.meta.url), "utf8"));
  assert.equal(engine.version(), version);
  assert.equal(preview("").version, version);
});

test("both builds answer alike", async () => {
  const other = await loadWithWasm();
  assert.equal(other.preview(migration, { function: "" }), engine.preview(migration, { function: "" }));
  assert.equal(other.builtins(), engine.builtins());
  assert.equal(other.build("Migration.drop_table", ["t"]), engine.build("Migration.drop_table", ["t"]));
});

test("a statement is judged by the version of the server", () => {
  const unique = 'Migration.create_index(pool, "t", ["a"], "unique:true nulls_not_distinct:true")?';
  /** @param {{ postgres?: number }} options */
  const outcome = (options) => JSON.parse(engine.preview(unique, options)).statements[0].outcome;
  assert.equal(outcome({ postgres: 14 }).code, "42601");
  assert.notEqual(outcome({ postgres: 15 }).kind, "fails");
  assert.deepEqual(outcome({}), outcome({ postgres: 15 }));
});

test("a value of the wrong kind throws, and the engine goes on", () => {
  for (const misuse of [
    // @ts-expect-error
    () => engine.preview(null, { function: "" }),
    // @ts-expect-error
    () => engine.preview("", { function: 7 }),
    // @ts-expect-error
    () => engine.preview("", { files: { "a.mpl": 7 } }),
    // @ts-expect-error
    () => engine.preview("", { before: [7] }),
    // @ts-expect-error
    () => engine.preview(""),
    // @ts-expect-error
    () => engine.build("Migration.drop_table", [null]),
    () => engine.build("Migration.drop_table", [1.5]),
    // @ts-expect-error
    () => engine.build("Migration.create_table", ["t", [1]]),
    // @ts-expect-error
    () => engine.tokens(1, "mesh"),
  ]) {
    assert.throws(misuse, misuse.toString());
  }
  assert.equal(preview(migration).statements.length, 3);
});

test("the glue evaluates no text as code", async () => {
  for (const file of ["mesh_ddl.mjs", "mesh_ddl_single.mjs"]) {
    const glue = await readFile(new URL(file, folder), "utf8");
    assert.doesNotMatch(glue, /\beval\s*\(|new Function\b|\bFunction\s*\(\s*["'`]|\bdocument\.write\b/, file);
  }
});
