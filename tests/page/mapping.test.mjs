// The two-way mapping between source and SQL, by pointer, caret and keyboard.

import assert from "node:assert/strict";
import { litSql, markedInSource, pageTest, textSeen, write } from "./browser.mjs";

/** @import { Page } from "playwright-core" */

const source = `pub fn up(pool :: PoolHandle) -> Int!String do
  Migration.create_table(pool, "users", [
    "id:UUID:PRIMARY KEY",
    "email:TEXT:NOT NULL"
  ])?
  Migration.create_index(pool, "users", ["email:DESC"], "unique:true where:email IS NOT NULL")?
  Ok(0)
end

pub fn down(pool :: PoolHandle) -> Int!String do
  Migration.drop_table(pool, "users")?
  Ok(0)
end
`;

/** @param {Page} page */
const column = (page) => page.locator("#cards .t-quoted_identifier", { hasText: '"email"' }).first();
/** @param {Page} page @param {string} text */
const inSource = (page, text) => page.locator("#editor .cm-line span", { hasText: text }).last();

pageTest("pointing at a column of the SQL marks its entry in the source", {}, async (page) => {
  await write(page, source);
  await column(page).hover();
  assert.equal(await markedInSource(page, "m-clause"), "email:TEXT:NOT NULL");
  assert.equal(await litSql(page), '"email" TEXT NOT NULL');
  assert.match(await markedInSource(page, "m-statement"), /^Migration\.create_table\(.*\]\)\?$/s);
});

pageTest("pointing at an entry in the source marks its column of the SQL", {}, async (page) => {
  await write(page, source);
  await inSource(page, "email:TEXT:NOT NULL").hover();
  assert.equal(await litSql(page), '"email" TEXT NOT NULL');
});

pageTest("pointing away leaves only what the caret is in", {}, async (page) => {
  await write(page, source);
  await inSource(page, "id:UUID:PRIMARY KEY").click();
  await column(page).hover();
  assert.equal(await litSql(page), '"email" TEXT NOT NULL');
  await page.locator("header .name").hover();
  assert.equal(await litSql(page), '"id" UUID PRIMARY KEY');
  assert.equal(await markedInSource(page, "m-clause"), "id:UUID:PRIMARY KEY");
});

pageTest("the caret marks a single option of an index", { viewport: { width: 1920, height: 800 } }, async (page) => {
  await write(page, source);
  await page.locator("#editor .cm-line", { hasText: "create_index" }).click();
  await page.keyboard.press("End");
  for (let step = 0; step < 8; step++) await page.keyboard.press("ArrowLeft");
  assert.equal(await litSql(page), "WHERE email IS NOT NULL");
  assert.match(await markedInSource(page, "m-clause"), /^where:email IS NOT NULL$/);
});

pageTest("another layout keeps the highlight of the caret", {}, async (page) => {
  await write(page, source);
  await inSource(page, "email:TEXT:NOT NULL").click();
  await page.locator("[data-layout=line]").click();
  assert.equal(await litSql(page), '"email" TEXT NOT NULL');
});

pageTest("the caret in a call of down turns to the tab of down", {}, async (page) => {
  await write(page, source);
  await page.locator("#editor .cm-line", { hasText: "drop_table" }).click();
  assert.equal(await page.locator("#tab-down").getAttribute("aria-selected"), "true");
  assert.equal(await page.locator("#cards .is-tinted").count(), 1);
});

pageTest("arrow keys walk the cards and their clauses, Enter leads to the source", {}, async (page) => {
  await write(page, source);
  await page.locator("#cards .card").first().focus();
  assert.match(await markedInSource(page, "m-statement"), /^Migration\.create_table/);

  await page.keyboard.press("ArrowDown");
  assert.match(await markedInSource(page, "m-statement"), /^Migration\.create_index/);

  await page.keyboard.press("ArrowRight");
  assert.equal(await litSql(page), "UNIQUE");
  assert.match(await markedInSource(page, "m-clause"), /^unique:true$/);

  await page.keyboard.press("Enter");
  await page.keyboard.insertText("unique:false");
  assert.match(await textSeen(page.locator("#cards .sql").nth(1)), /^CREATE INDEX/);
});

pageTest("Escape leaves the editor for the card of the caret", {}, async (page) => {
  await write(page, source);
  await page.locator("#editor .cm-line", { hasText: "create_index" }).click();
  await page.keyboard.press("Escape");
  const focused = await page.evaluate(() => document.activeElement?.getAttribute("aria-label"));
  assert.equal(focused, "Statement 2: Migration.create_index");
});

pageTest("the line at the foot names the keys that work where the keyboard is", {}, async (page) => {
  const named = () => page.locator(".keys").evaluateAll((all) => all.map((each) => each.checkVisibility()));
  await page.locator("#editor .cm-content").focus();
  assert.deepEqual(await named(), [true, false]);
  await page.keyboard.press("Escape");
  assert.deepEqual(await named(), [false, true]);
  await page.locator("#share").focus();
  assert.deepEqual(await named(), [false, false]);
});

pageTest("Escape leaves the editor when there is no statement to go to", {}, async (page) => {
  await write(page, "");
  await page.keyboard.press("Escape");
  assert.equal(await page.evaluate(() => document.activeElement?.id), "statements");
});

pageTest("every statement of a loop belongs to its one call", {}, async (page) => {
  await write(
    page,
    `pub fn up(pool :: PoolHandle) -> Int!String do
  for name in ["a", "b", "c"] do
    Migration.drop_table(pool, name)?
  end
  Ok(0)
end
`,
  );
  await page.locator("#editor .cm-line", { hasText: "drop_table" }).click();
  assert.equal(await page.locator("#cards .is-tinted").count(), 3);
});

pageTest("a pointer that rests on a statement brings its call into sight", {}, async (page) => {
  const call = page.locator("#editor .cm-line", { hasText: "idx_alerts_waiting" });
  assert.equal(await call.count(), 0);
  const last = page.locator("#cards .card").last();
  await last.scrollIntoViewIfNeeded();
  await last.locator(".sql-line").last().hover();
  await page.locator("#editor .m-statement", { hasText: "idx_alerts_waiting" }).waitFor();
  assert.match(await markedInSource(page, "m-statement"), /^Migration\.create_index\(pool, "alerts"/);
});

pageTest("a pointer left on the SQL does not take the highlight from the caret", {}, async (page) => {
  await write(page, source);
  await column(page).hover();
  await page.locator("#editor .cm-content").focus();
  await page.keyboard.press("Control+Home");
  for (let line = 0; line < 5; line++) await page.keyboard.press("ArrowDown");
  await page.keyboard.press("End");
  await page.keyboard.type(" ");
  assert.match(await markedInSource(page, "m-statement"), /^Migration\.create_index/);
});

/** @param {Page} page */
const scrolled = (page) => page.locator(".cm-scroller").evaluate(({ scrollTop }) => scrollTop);

/** Rests the pointer on the last statement, so that the source follows. @param {Page} page */
async function stray(page) {
  await page.locator("#editor .cm-content").focus();
  await page.keyboard.press("Control+Home");
  const last = page.locator("#cards .card").last();
  await last.scrollIntoViewIfNeeded();
  await last.locator(".sql-line").last().hover();
  await page.locator("#editor .m-statement", { hasText: "idx_alerts_waiting" }).waitFor();
  assert.ok((await scrolled(page)) > 0);
}

pageTest("the source goes back to the caret when the pointer leaves the SQL for elsewhere", {}, async (page) => {
  await stray(page);
  await page.locator("header .name").hover();
  await page.waitForFunction(() => document.querySelector("#editor")?.shadowRoot?.querySelector(".cm-scroller")?.scrollTop === 0);
});

pageTest("the source stays where a reader follows it", {}, async (page) => {
  await stray(page);
  await page.locator("#editor .cm-line", { hasText: "idx_alerts_waiting" }).hover();
  await page.waitForTimeout(900);
  assert.ok((await scrolled(page)) > 0);
});

pageTest("of all the cards one is in the tab order, with its buttons", {}, async (page) => {
  const inOrder = () =>
    page.evaluate(() => {
      const cards = [...document.querySelectorAll("#cards .card")];
      /** @param {string} selector */
      const places = (selector) => cards.flatMap((card, at) => (card.matches(selector) ? [at] : []));
      return [places("[tabindex='0']"), places(":has(button[tabindex='0'], button:not([tabindex]))")];
    });
  await write(page, source.replace('"email:DESC"', '"email:UP"').replace("Ok(0)", 'Migration.drop_table(pool, "users")?\n  Ok(0)'));
  assert.deepEqual(await inOrder(), [[0], [0]]);
  await page.locator("#cards .card").nth(1).focus();
  assert.deepEqual(await inOrder(), [[1], [1]]);
  await write(page, source);
  assert.deepEqual(await inOrder(), [[0], [0]]);
});
