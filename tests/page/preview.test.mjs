// Source in, SQL out: what the reader sees while typing.

import assert from "node:assert/strict";
import { pageTest, sqlShown, textSeen, write } from "./browser.mjs";

/** @import { Locator } from "playwright-core" */

/** @param {string[]} calls */
const migration = (...calls) =>
  `pub fn up(pool :: PoolHandle) -> Int!String do\n${calls.map((call) => `  ${call}\n`).join("")}  Ok(0)\nend\n`;
const healthy = 'Migration.drop_column(pool, "users", "nickname")?';
const healthySql = 'ALTER TABLE "users" DROP COLUMN IF EXISTS "nickname"';

pageTest("the page arrives with an example and its SQL in the HTML", { javaScriptEnabled: false }, async (page) => {
  const shown = await sqlShown(page);
  assert.match(shown[0], /^CREATE TABLE IF NOT EXISTS "organizations" \( "id" UUID PRIMARY KEY/);
  assert.match(await textSeen(page.locator("#listing")), /Migration\.create_table\(pool, "organizations", \[/);
});

pageTest("the editor takes over without moving a letter of the listing", {}, async (page) => {
  /** @param {string} selector */
  const place = (selector) =>
    page
      .locator(selector)
      .first()
      .evaluate((word) => JSON.stringify(word.getBoundingClientRect()));
  const edited = await place("#editor .t-function");
  await page.evaluate(() => delete document.documentElement.dataset.ready);
  assert.equal(await place("#listing .t-function"), edited);
});

pageTest("a browser without WebAssembly keeps the example and says why nothing moves", {}, async (page, context) => {
  const old = await context.newPage();
  await old.addInitScript(() => Reflect.deleteProperty(window, "WebAssembly"));
  await old.goto(`${page.url()}#example=seed`);
  await old.locator("#notice", { hasText: "could not start" }).waitFor();
  assert.match((await sqlShown(old))[0], /^CREATE TABLE IF NOT EXISTS "organizations"/);
  assert.equal(await old.locator("#listing .source-line").first().isVisible(), true);
});

pageTest("typing a migration shows its SQL", {}, async (page) => {
  await write(page, "");
  await page.keyboard.type(migration('Migration.drop_table(pool, "users")?'));
  assert.deepEqual(await sqlShown(page), ['DROP TABLE IF EXISTS "users"']);
});

pageTest("every keystroke changes the SQL", {}, async (page) => {
  await write(page, migration('Migration.drop_table(pool, "user")?'));
  await page.locator(".cm-line", { hasText: "drop_table" }).click();
  await page.keyboard.press("End");
  for (let step = 0; step < 3; step++) await page.keyboard.press("ArrowLeft");
  await page.keyboard.press("s");
  assert.deepEqual(await sqlShown(page), ['DROP TABLE IF EXISTS "users"']);
});

pageTest("a loop without an end shows its first statements and how many there are more", {}, async (page) => {
  await write(page, migration('while true do Migration.execute(pool, "SELECT 1")? end'));
  const more = page.locator(".more");
  await more.waitFor();
  assert.match(await textSeen(more), /^\d+ more statements are not shown here/);
  assert.equal(await page.locator("#cards [data-statement]").count(), 500);
  await write(page, migration(healthy));
  assert.deepEqual(await sqlShown(page), [healthySql]);
  assert.equal(await more.isVisible(), false);
});

pageTest("a broken call gets a squiggle and leaves the other statements alone", {}, async (page) => {
  await write(page, migration(healthy, 'Migration.add_column(pool, "users", "email TEXT")?', 'Migration.drop_table(pool, "old")?'));
  assert.deepEqual(await sqlShown(page), [healthySql, 'DROP TABLE IF EXISTS "old"']);

  const squiggle = page.locator("#editor .cm-lintRange-error");
  assert.match(await textSeen(squiggle.first()), /email TEXT/);
  assert.equal(await page.locator("#problems li").count(), 1);
  await squiggle.first().hover();
  assert.match(await textSeen(page.locator("#editor .cm-tooltip .problem-words")), /email:TEXT/);
});

pageTest("a source cut off in the middle keeps the statements before the cut", {}, async (page) => {
  await write(page, `pub fn up(pool :: PoolHandle) -> Int!String do\n  ${healthy}\n  Migration.create_table(pool, "half", [`);
  assert.equal((await sqlShown(page))[0], healthySql);
  assert.ok((await page.locator("#problems li").count()) > 0);
});

pageTest("choosing a problem leads to its place in the source", {}, async (page) => {
  await write(page, migration(healthy, 'Migration.drop_table(pol, "old")?'));
  await page.locator("#problems button").first().click();
  await page.keyboard.insertText("pool");
  assert.deepEqual(await sqlShown(page), [healthySql, 'DROP TABLE IF EXISTS "old"']);
  assert.equal(await page.locator("#problems").isVisible(), false);
});

pageTest("a warning stands under the statement it belongs to", {}, async (page) => {
  const name = "a_name_that_is_longer_than_the_sixty_three_bytes_postgresql_keeps_of_it";
  await write(page, migration(healthy, `Migration.create_index(pool, "users", ["email"], "name:${name}")?`));
  const cards = page.locator("#cards .card");
  assert.doesNotMatch(await textSeen(cards.nth(0)), new RegExp(name.slice(0, 63)));
  assert.match(await textSeen(cards.nth(1).locator(".note.is-warning")), new RegExp(name.slice(0, 63)));
});

pageTest("down has a tab of its own, reached by arrow keys", { hash: "#example=first_migration" }, async (page) => {
  await page.locator("#tab-up").focus();
  await page.keyboard.press("ArrowRight");
  assert.equal(await page.locator("#tab-down").getAttribute("aria-selected"), "true");
  assert.equal(await page.evaluate(() => document.activeElement?.id), "tab-down");
  assert.deepEqual(await sqlShown(page), ['DROP TABLE IF EXISTS "users"']);
});

pageTest("parameters stand beside their statement", {}, async (page) => {
  await write(page, migration('Pool.execute(pool, "INSERT INTO plans (name) VALUES ($1)", ["free"])?'));
  assert.equal(await textSeen(page.locator(".parameters dt")), "$1");
  assert.equal(await textSeen(page.locator(".parameters dd")), "free");
});

pageTest("what the migration prints is shown", {}, async (page) => {
  await write(page, migration('println("seeding plans")'));
  assert.equal(await textSeen(page.locator("#printed li")), "seeding plans");
});

pageTest("an empty editor offers examples", {}, async (page) => {
  await write(page, "");
  assert.match(await textSeen(page.locator("#welcome")), /Paste a migration, or start from an example\./);
  assert.equal(await page.locator("#problems").isVisible(), false);
  await page.locator("#welcome a").first().click();
  await page.locator("#cards .card").first().waitFor();
  assert.equal(await textSeen(page.locator("#title")), "First migration");
});

pageTest("an up that sends nothing says so", {}, async (page) => {
  await write(page, migration());
  assert.match(await textSeen(page.locator("#no-statements")), /up sends nothing yet\./);
});

pageTest("a source with nothing but problems points to them", {}, async (page) => {
  await write(page, "pub fn up(");
  assert.match(await textSeen(page.locator("#only-problems")), /No SQL yet\./);
  assert.equal(await page.locator("#no-statements").isVisible(), false);
  assert.equal(await page.locator("#problems").isVisible(), true);
});

pageTest("markup in the source stays text", {}, async (page) => {
  const markup = '<script>hacked=1</script><img src=x onerror="hacked=1">';
  await write(
    page,
    migration(`Migration.drop_table(pool, "${markup.replaceAll('"', '\\"')}")?`, `Migration.drop_tabel(pool, "<b>")?`),
  );
  assert.equal((await sqlShown(page))[0], `DROP TABLE IF EXISTS "${markup.replaceAll('"', '""')}"`);
  assert.equal(await page.locator("#cards script, #cards img, #cards b, #problems b").count(), 0);
  assert.equal(await page.evaluate(() => window.hacked), undefined);
});

pageTest("completion writes a whole call and its first argument is next", {}, async (page) => {
  await write(page, migration(""));
  await page.locator("#editor .cm-line").nth(1).click();
  await page.keyboard.type("  Migration.drop_t");
  await page.locator("#editor .cm-tooltip-autocomplete [aria-selected=true]", { hasText: "drop_table" }).waitFor();
  await page.keyboard.press("Enter");
  await page.keyboard.type("users");
  assert.deepEqual(await sqlShown(page), ['DROP TABLE IF EXISTS "users"']);
});

pageTest("pointing at a function tells its signature", { hash: "#example=first_migration" }, async (page) => {
  await page.locator("#editor .t-function", { hasText: "create_index" }).hover();
  const help = page.locator("#editor .function-help");
  assert.match(await textSeen(help), /Migration\.create_index\(.*List<String>.*\).*Result<Int, String>/);
});

pageTest("in the SQL a character that is not seen stands by its number and turns nothing", {}, async (page) => {
  await write(page, "pub fn up(pool :: PoolHandle) -> Int!String do\n  Migration.execute(pool, \"SELECT 'a\u202Eb', 1\")\nend\n");
  const hidden = page.locator("#cards .t-hidden");
  assert.equal(await hidden.getAttribute("data-number"), "U+202E");
  const right = (/** @type {Locator} */ piece) => piece.evaluate((element) => element.getBoundingClientRect().right);
  assert.ok((await right(hidden)) < (await right(page.locator("#cards .t-number"))));
});

pageTest("types, functions and key words have colours of their own", {}, async (page) => {
  await write(
    page,
    'pub fn up(pool :: PoolHandle) -> Int!String do\n  Migration.execute(pool, "SELECT now()::text UNION SELECT a FROM b")\nend\n',
  );
  const [word, ...others] = await Promise.all(
    ["word", "function", "type", "keyword"].map((kind) =>
      page
        .locator(`#cards .t-${kind}`)
        .first()
        .evaluate((piece) => getComputedStyle(piece).color),
    ),
  );
  assert.equal(new Set([word, ...others]).size, 4);
});

pageTest("SQL that loses something has the look of a drop", {}, async (page) => {
  await write(page, 'pub fn up(pool :: PoolHandle) -> Int!String do\n  Migration.execute(pool, "DROP TABLE a")\nend\n');
  assert.equal(await page.locator("#cards .card.is-drop").count(), 1);
});
