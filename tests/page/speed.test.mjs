// How much the page does for one key. Counts, which do not depend on the machine: tests/bench has the times.

import assert from "node:assert/strict";
import { test } from "node:test";
import { loadSingleFile } from "../wasm/engine.mjs";
import { caughtUp, pageTest, sqlShown, write } from "./browser.mjs";
import { bundle } from "./bundle.mjs";

/** @import { Page } from "playwright-core" */
/** @import { Token } from "../../web/src/engine/document.ts" */

/** @param {string} body */
const migration = (body) => `pub fn up(pool :: PoolHandle) -> Int!String do\n${body}  Ok(0)\nend\n`;
const first = '  Migration.drop_table(pool, "first")?\n';
/** @param {number} at */
const statement = (at) => `  Migration.create_table(pool, "t${at}", ["id:UUID:PRIMARY KEY", "email:TEXT:NOT NULL UNIQUE"])?\n`;
/** @param {number} count */
const statements = (count) => migration(first + Array.from({ length: count }, (_, at) => statement(at)).join(""));
const loop = migration('  for i in 0..1000 do\n    Migration.add_column(pool, "t", "c#{i}:INT")?\n  end\n');

/** A module of the page. @param {string} path */
const imported = async (path) => import(`data:text/javascript;base64,${Buffer.from(await bundle(path)).toString("base64")}`);

/** More than a screen of cards, and a quarter of a screen above and below it. */
const mostDrawn = 40;

/** Has the page count, for the next change of the source, what it does to the cards until it paints their SQL. @param {Page} page */
async function count(page) {
  await caughtUp(page);
  await page.evaluate(() => {
    const cards = /** @type {Element} */ (document.querySelector("#cards"));
    const touched = new Set();
    const observer = new MutationObserver((records) => {
      for (const { target } of records) {
        const element = target instanceof Element ? target : target.parentElement;
        touched.add(element?.closest("li") ?? target);
      }
    });
    window.counted = new Promise((resolve) => {
      const painting = () => {
        if (document.querySelector("#statements[aria-busy]")) return requestAnimationFrame(painting);
        observer.disconnect();
        const isThere = [...touched].filter((each) => each.isConnected);
        resolve({ touched: isThere.length, cards: cards.children.length, drawn: cards.querySelectorAll(".sql").length });
      };
      const begin = () => {
        observer.observe(cards, { subtree: true, childList: true, characterData: true, attributes: true });
        requestAnimationFrame(painting);
      };
      addEventListener("beforeinput", begin, { capture: true, once: true });
    });
  });
}

/** @param {Page} page */
const counted = (page) => page.evaluate(() => window.counted);

/** Puts the caret to the end of the first text of a line. @param {Page} page @param {string} line */
async function caretIn(page, line) {
  await page.keyboard.press("Control+Home");
  await page.locator("#editor .cm-line", { hasText: line }).first().click();
  await page.keyboard.press("Home");
  for (let step = line.search(/"[,)]/); step > 0; step--) await page.keyboard.press("ArrowRight");
}

pageTest("of 10,000 statements only the cards in view are drawn at once, and the others in a pause", {}, async (page) => {
  await count(page);
  await page.locator(".cm-content").focus();
  await page.keyboard.press("Control+A");
  await page.keyboard.insertText(statements(10_000));
  const { cards, drawn } = await counted(page);
  assert.equal(cards, 500);
  assert.ok(drawn <= mostDrawn, `${drawn} are drawn`);
  assert.equal((await sqlShown(page)).length, 500);
});

pageTest("a key touches the card of its statement alone", {}, async (page) => {
  await write(page, statements(1_000));
  await caretIn(page, first.trim());
  await count(page);
  await page.keyboard.press("s");
  const { touched } = await counted(page);
  assert.equal(touched, 1);
  assert.equal((await sqlShown(page))[0], 'DROP TABLE IF EXISTS "firsts"');
});

pageTest("a key leaves what it does not change of a card as it is", {}, async (page) => {
  await write(page, statements(10));
  await caretIn(page, first.trim());
  const card = page.locator("#cards .card").first();
  const parts = await Promise.all(
    [".card-call", ".sql .t-keyword", "[data-copy]"].map((part) => card.locator(part).first().elementHandle()),
  );
  await page.keyboard.press("s");
  assert.equal((await sqlShown(page))[0], 'DROP TABLE IF EXISTS "firsts"');
  for (const part of parts) assert.equal(await part?.evaluate((node) => node.isConnected), true);
  assert.equal(await card.locator(".is-lit").textContent(), '"firsts"');
});

pageTest("a key that changes a thousand statements draws those in view", {}, async (page) => {
  await write(page, loop);
  await caretIn(page, 'Migration.add_column(pool, "t", ');
  await count(page);
  await page.keyboard.press("s");
  const { touched } = await counted(page);
  assert.ok(touched <= mostDrawn, `${touched} are touched`);
  const shown = await sqlShown(page);
  assert.equal(shown.length, 500);
  assert.ok(shown.every((sql) => sql.startsWith('ALTER TABLE "ts" ')));
});

for (const size of [100, 1_000]) {
  pageTest(`a statement before ${size} others leaves them their cards, with new numbers`, {}, async (page) => {
    await write(page, statements(size));
    const old = await page.locator("#cards .card").nth(40).elementHandle();
    const sql = await old?.$(".sql code");
    await page.keyboard.press("Control+Home");
    await page.keyboard.press("End");
    await page.keyboard.insertText(`\n${first}`);
    await caughtUp(page);
    assert.equal(await page.locator("#cards .card").count(), Math.min(500, size + 2));
    assert.equal(await sql?.evaluate((code) => code.isConnected), true);
    assert.match((await old?.getAttribute("aria-label")) ?? "", /^Statement 42: /);
    assert.equal(await page.locator("#sql-41").evaluate((shown, card) => card?.contains(shown), old), true);
    await page.keyboard.press("Control+Z");
    await page.locator("#cards .card").nth(40).and(page.locator("[aria-label^='Statement 41: ']")).waitFor();
    assert.equal(await sql?.evaluate((code) => code.isConnected), true);
    await caughtUp(page);
    assert.deepEqual((await sqlShown(page)).length, Math.min(500, size + 1));
  });
}

pageTest("a card out of view is as the source when it comes into view, is searched for or is walked to", {}, async (page) => {
  await write(page, loop);
  await caretIn(page, 'Migration.add_column(pool, "t", ');
  await page.keyboard.press("s");
  await page.locator("#cards .card").nth(300).scrollIntoViewIfNeeded();
  await page.locator("#cards .card").nth(300).locator(".sql", { hasText: '"ts"' }).waitFor();
  await page.locator("#cards .card").first().focus();
  await page.keyboard.press("End");
  assert.match((await page.evaluate(() => document.activeElement?.textContent)) ?? "", /"ts"\s+ADD COLUMN IF NOT EXISTS "c499"/);
});

test("a part of a source has the tokens that the whole has there", async () => {
  const { partTokens, Text } = await imported("speed/part-tokens.mjs");
  const engine = await loadSingleFile();
  const lex = /** @type {(text: string) => Token[]} */ (text) => JSON.parse(engine.tokens(text, "mesh"));
  const lines = [
    'Migration.drop_table(pool, "a")?',
    'Migration.create_table(pool, "b", [',
    '  "id:UUID:PRIMARY KEY",',
    "])?",
    'let text = """',
    "  SELECT #{",
    "    name",
    '  } # "',
    '"""',
    "#= a comment",
    "that ends =#",
    "# a line",
    "pool",
    "  |> f()",
    "list.",
    "end",
  ];
  let seed = 1;
  /** @param {number} below */
  const random = (below) => {
    seed = (seed * 48271) % 2147483647;
    return seed % below;
  };
  let doc = Text.of(Array.from({ length: 120 }, (_, at) => lines[at % lines.length]));
  let text = doc.toString();
  const part = partTokens(lex);
  for (let round = 0; round < 400; round++) {
    if (round % 2 === 1) {
      const at = random(text.length);
      const [end, put] = [Math.min(text.length, at + random(3)), ['"', "\n", "(", ")", "x", "}", "#=", ""][random(8)]];
      part.changed(at);
      doc = doc.replace(at, end, Text.of(put.split("\n")));
      text = doc.toString();
    }
    const from = random(text.length);
    const to = Math.min(text.length, from + 300);
    const isThere = /** @param {Token} token */ ([, start, end]) => end > from && start < to;
    assert.deepEqual(part.read(doc, from, to).filter(isThere), lex(text).filter(isThere), `${from} to ${to} of\n${text}`);
  }
});
