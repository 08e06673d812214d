// What a statement does, told without a browser: outcomes on cards, the schema, and the sentence after down.

import assert from "node:assert/strict";
import { test } from "node:test";
import { clause, diagnostic, load, preview, range, statement, table } from "./documents.mjs";

/** @import { FunctionSchema, Leftover, Preview, SchemaColumn, SchemaConstraint } from "../../web/src/engine/document.ts" */

/** @type {typeof import("../../web/src/page/kit/tree.ts")} */
const { toHtml } = await load("kit/tree");
/** @type {typeof import("../../web/src/page/statements/statement-card.ts")} */
const { cardsOf, cardView } = await load("statements/statement-card");
/** @type {typeof import("../../web/src/page/statements/problems.ts")} */
const { problemsOf } = await load("statements/problems");
/** @type {typeof import("../../web/src/page/statements/function-tabs.ts")} */
const { schemaTab, tabViews } = await load("statements/function-tabs");
/** @type {typeof import("../../web/src/page/schema/schema-views.ts")} */
const { schemaViews } = await load("schema/schema-views");
/** @type {typeof import("../../web/src/page/schema/leftover.ts")} */
const { leftoverViews } = await load("schema/leftover");

/** @param {string} html */
const words = (html) =>
  html
    .replaceAll(/<span class="hidden">.*?<\/span>/g, "")
    .replaceAll(/<svg.*?<\/svg>/g, "")
    .replaceAll(/<[^>]*>/g, "")
    .replaceAll("&gt;", ">");

/** @param {Preview} document @param {string} [name] */
const cards = (document, name = "up") => cardsOf(document, name).map((card) => toHtml(cardView(card, [], "line")));
/** @param {string} card */
const outcomeIn = (card) => words(/<p class="card-outcome.*?<\/p>/s.exec(card)?.[0] ?? "");

const down = { function: "down" };
/** @type {(reason: string, because?: number) => Pick<import("../../web/src/engine/document.ts").Statement, "outcome">} */
const skipped = (reason, because) => ({ outcome: { kind: "skipped", reason, ...(because === undefined ? {} : { because }) } });
/** @type {Pick<import("../../web/src/engine/document.ts").Statement, "outcome">} */
const fails = { outcome: { kind: "fails", code: "42703", reason: "`a` has no column `b`" } };

test("a statement that is applied, or of which nothing is certain, says nothing of it", () => {
  const calm = cards(
    preview([
      statement("A", { call: "Migration.create_table" }),
      statement("B", { outcome: { kind: "unknown", cause: "existence" } }),
    ]),
  );
  for (const card of calm) assert.doesNotMatch(card, /card-outcome|unreached/);
  assert.match(calm[0], /<span class="card-operation">create<\/span>/);
});

test("a skipped statement says why in the place of its operation, and leads to the statement that is why", () => {
  const [, second] = cards(preview([statement("A"), statement("B", skipped("`a` is already the name of a table", 0))]));
  assert.equal(outcomeIn(second), "skipped: a is already the name of a table; see statement 1.");
  assert.match(second, /data-walk="0"/);
  assert.doesNotMatch(second, /card-operation/);
});

test("the statement that is why is named with its function where that is another", () => {
  const [only] = cards(preview([statement("A"), statement("B", { ...down, ...skipped("there is no `a`", 0) })]), "down");
  assert.equal(outcomeIn(only), "skipped: there is no a; see statement 1 of up.");
});

test("a diagnostic that repeats an outcome is said once on the card and stays in the list", () => {
  const told = diagnostic("E0417", 0, { severity: "error", hint: "did you mean `c`?" });
  const document = preview([statement("A", fails)], { diagnostics: [told, diagnostic("S301", 0), diagnostic("E0001", null)] });
  const [only] = cards(document);
  assert.equal(outcomeIn(only), "fails: a has no column b (42703). Did you mean c?");
  assert.match(only, /S301/);
  assert.doesNotMatch(only, /E0417/);
  assert.deepEqual(
    problemsOf(document).map(({ code }) => code),
    ["E0417", "E0001"],
  );
});

test("statements after one that fails are not reached, in its function alone", () => {
  const document = preview([statement("A"), statement("B", fails), statement("C"), statement("D"), statement("E", down)]);
  const up = cards(document);
  assert.deepEqual(
    up.map((card) => card.includes("is-unreached")),
    [false, false, true, true],
  );
  assert.deepEqual(
    up.map((card) => card.includes("Not reached, since statement 2 fails.")),
    [false, false, true, false],
  );
  assert.doesNotMatch(cards(document, "down")[0], /unreached/);
});

test("a statement says whom it keeps waiting and what it writes anew or reads whole", () => {
  const work = statement("A", {
    locks: [
      { relation: "users", mode: "ACCESS EXCLUSIVE", blocks: ["reads", "writes", "ddl"] },
      { relation: "plans", mode: "SHARE UPDATE EXCLUSIVE", blocks: ["ddl"] },
      { relation: "orgs", mode: "ROW SHARE", blocks: ["ddl"] },
      { relation: "made_here", mode: "SHARE", blocks: [] },
    ],
    rewrites: ["users"],
    scans: ["users", "orgs", "made_here"],
  });
  const [busy, calm] = cards(
    preview([work, statement("B", { locks: [{ relation: "a", mode: "ROW EXCLUSIVE", blocks: ["ddl"] }] })]),
  );
  assert.equal(
    words(/<p class="card-work".*?<\/p>/s.exec(busy)?.[0] ?? ""),
    "blocks reads and writes of users · rewrites it · reads all of orgs",
  );
  assert.match(busy, /title="ACCESS EXCLUSIVE lock"/);
  assert.doesNotMatch(calm, /card-work/);
});

test("a card tells the advice that is more than a remark", () => {
  const notes = [diagnostic("L101", 0), diagnostic("T503", 0, { severity: "info" })];
  const [card] = cards(preview([statement("A")], { notes }));
  assert.match(card, /L101 says/);
  assert.doesNotMatch(card, /T503/);
});

test("the schema has a tab after the functions, and none without a function", () => {
  const functions = [{ name: "schema", range: { start: 0, end: 1, line: 1, column: 1 } }];
  const tabs = tabViews(preview([], { functions }), schemaTab);
  assert.deepEqual(
    tabs.map(({ attributes }) => [attributes.id, attributes["aria-selected"]]),
    [
      ["tab-schema", "false"],
      ["schema-tab", "true"],
    ],
  );
  assert.deepEqual(tabViews(preview([]), "up"), []);
});

test("a tab counts its statements in words", () => {
  const functions = [{ name: "up", range: range(0, 1) }];
  /** @param {number} count */
  const words = (count) => toHtml(tabViews(preview(Array(count).fill(statement("SELECT 1")), { functions }), "up", true)[0]);
  assert.match(words(1), /1<span class="hidden"> statement<\/span>/);
  assert.match(words(2), /2<span class="hidden"> statements<\/span>/);
});

/** @type {(name: string, rest?: Partial<SchemaColumn>) => SchemaColumn} */
const column = (name, rest = {}) => ({ name, type: "int4", notNull: false, madeBy: 0, ...rest });
/** @type {(kind: SchemaConstraint["kind"], columns: string[], rest?: Partial<SchemaConstraint>) => SchemaConstraint} */
const constraint = (kind, columns, rest = {}) => ({ kind, name: "c", columns, valid: true, madeBy: 0, ...rest });
/** @type {(tables: FunctionSchema["tables"], rest?: Partial<FunctionSchema>) => FunctionSchema} */
const after = (tables, rest = {}) => ({ function: "up", reached: true, whole: false, tables, others: [], ...rest });

/** @param {FunctionSchema} schema @param {import("../../web/src/engine/document.ts").Statement[]} statements */
const shown = (schema, statements = []) =>
  toHtml({ tag: "div", attributes: {}, children: schemaViews(preview(statements, { schema: [schema] }), "up") });
/** @param {string} html */
const rows = (html) => [...html.matchAll(/<li.*?<\/li>/gs)].map(([row]) => words(row));

test("a column says its name, its type, and the keys that are its alone", () => {
  const users = table("users", {
    madeBy: 0,
    columns: [
      column("id", { type: "uuid", notNull: true, default: "gen_random_uuid()" }),
      column("org", { notNull: true }),
      column("n", { identity: "always", notNull: true }),
      column("double", { generated: "stored", default: "n * 2" }),
    ],
    constraints: [
      constraint("primary key", ["id"]),
      constraint("foreign key", ["org"], {
        references: { schema: "s", table: "orgs", columns: ["id"], onDelete: "cascade" },
        valid: false,
      }),
      constraint("unique", ["n"]),
      constraint("check", ["n"], { expression: "n > 0" }),
      constraint("unique", ["org", "n"], { name: "both" }),
      constraint("foreign key", ["org", "n"], { name: "pair", references: { table: "pairs", columns: [], onUpdate: "set null" } }),
      constraint("check", [], { name: "odd", expression: "n % 2 = 1" }),
    ],
    indexes: [
      { name: "c", unique: true, method: "btree", keys: ["id"], include: [], constraint: true, madeBy: 0 },
      {
        name: "ix",
        unique: true,
        method: "gin",
        keys: ["lower(a)", "b"],
        include: ["c"],
        where: "a > 1",
        constraint: false,
        madeBy: 0,
      },
    ],
  });
  const html = shown(after([users]));
  assert.deepEqual(rows(html), [
    "id uuid primary key, default gen_random_uuid()",
    "org int4 not null, references s.orgs (id) on delete cascade, not validated",
    "n int4 not null, identity always, unique, check n > 0",
    "double int4 generated stored n * 2",
    "both unique (org, n)",
    "pair foreign key (org, n) references pairs on update set null",
    "odd check n % 2 = 1",
    "ix unique index using gin (lower(a), b) include (c) where a > 1",
  ]);
  assert.match(html, /icon-key/);
  assert.match(html, /schema-table is-new/);
  assert.doesNotMatch(html, /schema-row is-new/);
});

test("of a table that was there before only what it gained is new", () => {
  const html = shown(after([table("plans", { columns: [column("old", { madeBy: null }), column("added")] })]));
  assert.deepEqual(rows(html), ["old int4 ", "added int4 new"]);
  assert.equal(html.match(/schema-row is-new/g)?.length, 1);
  assert.match(words(html), /plans was there before/);
});

test("a column knows the clause that made it", () => {
  const sql = 'CREATE TABLE "t" ("a""b" INT, "a" INT)';
  const made = statement(sql, { clauses: [clause([0, 9], [13, 16]), clause([1, 2], [18, 28], 0), clause([3, 4], [30, 37], 1)] });
  const html = shown(after([table("t", { madeBy: 0, columns: [column("a"), column('a"b'), column("c")] })]), [made]);
  assert.deepEqual(
    [...html.matchAll(/<li [^>]*>/g)].map(([row]) => /data-clause="(\d)"/.exec(row)?.[1]),
    ["2", "1", undefined],
  );
});

test("a table that the migration only names is folded and comes last", () => {
  const known = table("known", { columns: [column("id", { madeBy: null })] });
  const html = shown(after([known, table("named"), table("made", { madeBy: 0 })]));
  assert.match(html, /made.*<details.*known.*<\/details>.*named/s);
  assert.equal(html.match(/<details/g)?.length, 1);
});

test("the schema's first sentence says how far it goes", () => {
  const begins = /** @param {FunctionSchema} schema */ (schema) => words(shown(schema).split("</p>")[0] ?? "");
  assert.equal(begins(after([table("a")], { whole: true })), "After up.");
  assert.equal(begins(after([table("a")])), "After up, as far as the migration tells.");
  assert.equal(begins(after([])), "Of what is there after up nothing is known.");
  assert.equal(begins(after([], { whole: true })), "After up the database is empty.");
  assert.equal(begins(after([table("a")], { reached: false })), "After up, if its errors were mended.");
  assert.equal(begins(after([], { reached: false })), "Of what is there after up nothing is known before its errors are mended.");
  assert.match(words(shown(after([], { others: [{ kind: "type", name: "mood", madeBy: 0 }] }))), /Beside the tablesmood type/);
});

test("no more tables are drawn than a page can hold", () => {
  const many = Array.from({ length: 203 }, (_, at) => table(`t${at}`));
  assert.match(words(shown(after(many))), /t199.*3 more tables are not shown here\.$/);
});

/** @param {Preview} document */
const afterDown = (document, subject = "down") => words(leftoverViews(document, subject).map(toHtml).join("\n"));
const built = statement("A", { call: "Migration.create_table" });

test("down puts everything back, or says what it is that it puts back", () => {
  assert.equal(afterDown(preview([built], { leftover: [] })), "down puts everything back.");
  const raw = statement("CREATE FUNCTION", { call: "Migration.execute" });
  assert.equal(afterDown(preview([built, raw], { leftover: [] })), "down puts every table, column and index back.");
  assert.equal(afterDown(preview([built])), "");
  assert.equal(afterDown(preview([statement("A", down)], { leftover: [] })), "");
  assert.equal(afterDown(preview([built], { leftover: [] }), ""), "Puts everything back.");
});

test("what down leaves is named with the statement that made it", () => {
  /** @type {Leftover[]} */
  const left = [
    { change: "left", kind: "table", schema: "s", name: "a", statement: 0 },
    { change: "left", kind: "index", table: "a", name: "ix", statement: null },
  ];
  assert.equal(
    afterDown(preview([built], { leftover: left })),
    "down leaves 2 things behind:\ntable s.a, made in statement 1 of upindex ix of a, made",
  );
  /** @type {Leftover[]} */
  const other = [{ change: "different", kind: "column", table: "a", name: "b", was: "int4", is: "int8", statement: 1 }];
  const document = preview([built, statement("B", down)], { leftover: other });
  assert.equal(afterDown(document), "down leaves 1 difference:\ncolumn a.b: int4 → int8, changed in statement 1");
  assert.match(leftoverViews(document, "down").map(toHtml).join(""), /data-walk="1"/);
  /** @type {Leftover[]} */
  const anew = [{ change: "anew", kind: "column", table: "a", name: "b", statement: 0 }];
  assert.equal(
    afterDown(preview([built], { leftover: anew })),
    "down makes 1 thing anew:\ncolumn a.b, made anew after it was dropped in statement 1 of up",
  );
});
