// The page's own text work, without a browser: SQL cut into lines and pieces, mapping, and markup.

import assert from "node:assert/strict";
import { test } from "node:test";
import { clause, load, preview, range, statement } from "./documents.mjs";

/** @import { Token } from "../../web/src/engine/document.ts" */
/** @import { Line } from "../../web/src/page/statements/sql-text.ts" */

/** @type {typeof import("../../web/src/page/statements/sql-text.ts")} */
const { linesOf } = await load("statements/sql-text");
/** @type {typeof import("../../web/src/page/mapping.ts")} */
const { atSource, atSql } = await load("mapping");
/** @type {typeof import("../../web/src/page/kit/tree.ts")} */
const { h, toHtml } = await load("kit/tree");
/** @type {typeof import("../../web/src/page/statements/statement-card.ts")} */
const { beforeAll, cardsOf, cardView, leftOutAfter } = await load("statements/statement-card");
/** @type {typeof import("../../web/src/page/statements/prose.ts")} */
const { prose } = await load("statements/prose");

/** @param {Line[]} lines */
const shown = (lines) => lines.map(({ indent, pieces }) => "  ".repeat(indent) + pieces.map(({ text }) => text).join(""));

test("a break replaces the blank it stands at, and is put in where there is none", () => {
  const create = statement("T (a, b)", {
    breaks: [
      { at: 3, indent: 1 },
      { at: 5, indent: 1 },
      { at: 7, indent: 0 },
    ],
  });
  assert.deepEqual(shown(linesOf(create, [], "pretty")), ["T (", "  a,", "  b", ")"]);
  assert.deepEqual(shown(linesOf(create, [], "line")), ["T (a, b)"]);
});

test("the SQL's own line breaks stay in both layouts", () => {
  const update = statement("UPDATE a\r\nSET b\n  = 1");
  const lines = ["UPDATE a", "SET b", "  = 1"];
  assert.deepEqual(shown(linesOf(update, [], "line")), lines);
  assert.deepEqual(shown(linesOf(update, [], "pretty")), lines);
});

test("pieces end where tokens and clauses end, and none is lost", () => {
  const sql = statement('"a" TEXT', { clauses: [clause([0, 1], [0, 8])] });
  /** @type {Token[]} */
  const tokens = [
    ["quoted_identifier", 0, 3],
    ["word", 4, 8],
  ];
  const [line] = linesOf(sql, tokens, "line");
  assert.deepEqual(
    line.pieces.map(({ text, kind }) => [text, kind]),
    [
      ['"a"', "quoted_identifier"],
      [" ", "blank"],
      ["TEXT", "word"],
    ],
  );
  assert.equal(linesOf(statement("abc", { clauses: [clause([0, 1], [1, 2])] }), [["word", 0, 3]], "line")[0].pieces.length, 3);
});

/** @param {string} name @param {number} before */
const leftOut = (name, before, at = 0) => ({
  function: name,
  call: `M.${name}${at}`,
  range: range(at, at + 1),
  why: "`<b>` is not known",
  before,
});

test("a card shows that its statement is partial, and the calls that are left out after it", () => {
  const calls = [0, 1, 1].map((before, at) => leftOut("up", before, at));
  const whole = preview([statement("A (/* ... */)", { partial: true }), statement("B")], { leftOut: calls });
  const [first, second] = cardsOf(whole, "up").map((card) => toHtml(cardView(card, [], "line")));
  assert.match(first, />partial<.*Left out: M.up1, since <code>&lt;b&gt;<\/code> is not known.*M.up2/s);
  assert.doesNotMatch(second, /partial|[Ll]eft out/);
  assert.deepEqual(leftOutAfter(whole, "up").get(beforeAll), [calls[0]]);
  assert.equal(leftOutAfter(preview([]), "up").size, 0);
});

test("a call that is left out stands among the statements of its own function", () => {
  const down = { function: "down" };
  const calls = [leftOut("up", 1), leftOut("down", 1), leftOut("down", 2)];
  const whole = preview([statement("A"), statement("B", down)], { leftOut: calls });
  assert.deepEqual([...leftOutAfter(whole, "up")], [[0, [calls[0]]]]);
  assert.deepEqual(
    [...leftOutAfter(whole, "down")],
    [
      [beforeAll, [calls[1]]],
      [1, [calls[2]]],
    ],
  );
});

test("of the clauses at a place only the narrowest counts", () => {
  const nested = preview([statement("SQL SQL", { clauses: [clause([10, 40], [0, 7]), clause([12, 20], [4, 7], 0)] })]);
  assert.deepEqual(atSource(nested, "up", 15).clauses, [{ statement: 0, clause: 1 }]);
  assert.deepEqual(atSource(nested, "up", 30).clauses, [{ statement: 0, clause: 0 }]);
  assert.deepEqual(atSource(nested, "down", 15), { statements: [], clauses: [] });
  assert.deepEqual(atSql(nested, 0, 5).clauses, [{ statement: 0, clause: 1 }]);
  assert.deepEqual(atSql(nested, 0).clauses, []);
});

test("one value in two statements belongs to both", () => {
  const [first, second] = [50, 51].map((at) => statement("a", { range: range(at, at + 1), clauses: [clause([5, 8], [0, 1])] }));
  assert.deepEqual(atSource(preview([first, second]), "up", 6).statements, [0, 1]);
});

test("markup is escaped in text and in attributes", () => {
  assert.equal(toHtml(h("p", { title: '"<&' }, "<b>&", h("i"))), '<p title="&quot;&lt;&amp;">&lt;b&gt;&amp;<i></i></p>');
});

test("a message becomes a sentence, and its names keep their spelling", () => {
  /** @param {string} message */
  const text = (message) =>
    prose(message)
      .map((part) => (typeof part === "string" ? part : `[${part.children[0]}]`))
      .join("");
  assert.equal(text("expected `String`, found `Int`"), "Expected [String], found [Int].");
  assert.equal(text("create_index takes 4 arguments"), "create_index takes 4 arguments.");
});
