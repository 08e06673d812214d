// What lands in the clipboard.

import assert from "node:assert/strict";
import { pageTest, textSeen, write } from "./browser.mjs";

/** @import { Page } from "playwright-core" */

const permissions = ["clipboard-read", "clipboard-write"];
/** @param {Page} page */
const clipboard = (page) => page.evaluate(() => navigator.clipboard.readText());
const hash = "#example=first_migration";

const pretty = `CREATE TABLE IF NOT EXISTS "users" (
  "id" UUID PRIMARY KEY DEFAULT gen_random_uuid(),
  "email" TEXT NOT NULL,
  "display_name" TEXT NOT NULL DEFAULT '',
  "created_at" TIMESTAMPTZ NOT NULL DEFAULT now()
);`;

pageTest("a statement is copied as it is laid out", { permissions, hash }, async (page) => {
  await page.locator("#cards .card").first().hover();
  await page.locator("#cards [data-copy]").first().click();
  await page.locator("#cards .is-done").waitFor();
  assert.equal(await clipboard(page), pretty);
  assert.equal(await textSeen(page.locator("#live")), "Copied");
});

pageTest("on one line, the copied SQL is what is sent", { permissions, hash }, async (page) => {
  await page.locator("[data-layout=line]").click();
  await page.locator("#copy-all").click();
  await page.locator("#copy-all.is-done").waitFor();
  const [table, index, ...rest] = (await clipboard(page)).split("\n");
  assert.equal(table, pretty.replace("(\n  ", "(").replaceAll("\n  ", " ").replace("\n)", ")"));
  assert.equal(index, 'CREATE UNIQUE INDEX IF NOT EXISTS "idx_users_email" ON "users" ("email");');
  assert.deepEqual(rest, []);
});

pageTest("a statement that ends in a comment is closed after it", { permissions }, async (page) => {
  await write(
    page,
    `pub fn up(pool :: PoolHandle) -> Int!String do
  Migration.execute(pool, "SELECT 1 -- one")?
  Migration.execute(pool, "SELECT 2;")?
  Ok(0)
end
`,
  );
  await page.locator("#copy-all").click();
  await page.locator("#copy-all.is-done").waitFor();
  assert.equal(await clipboard(page), "SELECT 1 -- one\n;\n\nSELECT 2;");
});

pageTest("a copy that the browser refuses is seen and heard", { hash }, async (page) => {
  await page.evaluate(() => {
    navigator.clipboard.writeText = () => Promise.reject(new Error("refused"));
  });
  await page.locator("#copy-all").click();
  await page.locator("#copy-all .icon-close").waitFor();
  assert.equal(await textSeen(page.locator("#live")), "Not copied: the browser did not allow it.");
});

pageTest(
  "what is copied runs as it is: parameters stand in it, and nothing of the SQL is dropped",
  { permissions },
  async (page) => {
    await write(
      page,
      `pub fn up(pool :: PoolHandle) -> Int!String do
  Pool.execute(pool, "INSERT INTO t VALUES ($1, $2)", ["it's", "b"])?
  Migration.execute(pool, "SELECT 1 AS a\u00a0")?
  Ok(0)
end
`,
    );
    await page.locator("#copy-all").click();
    await page.locator("#copy-all.is-done").waitFor();
    const written = "-- parameters $1 to $2, written out here\nINSERT INTO t VALUES ('it''s', 'b');";
    assert.equal(await clipboard(page), `${written}\n\nSELECT 1 AS a\u00a0;`);
    await page.locator("#cards .card").first().hover();
    await page.locator("#cards [data-copy]").first().click();
    await page.locator("#cards .is-done").waitFor();
    assert.equal(await clipboard(page), written);
  },
);

const refused = `pub fn up(pool :: PoolHandle) -> Int!String do
  Migration.drop_table(pool, "")?
  Migration.drop_table(pool, "a")?
  Migration.drop_table(pool, 1 + "b")?
  Ok(0)
end

pub fn down(pool :: PoolHandle) -> Int!String do
  Migration.drop_column(pool, "a", "")?
  Ok(0)
end
`;

pageTest("a call that sends nothing has its place among the cards and in what is copied", { permissions }, async (page) => {
  await write(page, refused);
  assert.match(
    await textSeen(page.locator(".left-out-first .left-out")),
    /^Left out: Migration.drop_table, since the table name is empty\. See line 2\.$/,
  );
  assert.match(
    await textSeen(page.locator(".card .left-out")),
    /^Left out: Migration.drop_table, since it holds a mistake\. See line 4\.$/,
  );
  await page.locator("#copy-all").click();
  await page.locator("#copy-all.is-done").waitFor();
  const lines = (await clipboard(page)).split(/\n+/);
  assert.deepEqual(lines, [
    "-- The source has mistakes, so this may not be all.",
    "-- left out: Migration.drop_table, since the table name is empty",
    'DROP TABLE IF EXISTS "a";',
    "-- left out: Migration.drop_table, since it holds a mistake",
  ]);
  await page.locator(".card .left-out .walk").click();
  await page.locator("#editor .cm-focused").waitFor();
  await page.locator("#tab-down").click();
  assert.match(await textSeen(page.locator(".left-out-first .left-out")), /Migration.drop_column/);
});

pageTest("the way to a call that is left out is that of the source as it is now", {}, async (page) => {
  await write(page, refused);
  const card = await page.locator("#cards .card").elementHandle();
  await page.locator("#editor .cm-line").first().click();
  await page.keyboard.press("End");
  await page.keyboard.insertText(" # longer than it was");
  await page.locator("#statements:not([aria-busy])").waitFor({ state: "attached" });
  assert.ok(await card?.evaluate((kept) => kept.isConnected));
  await page.locator(".card .left-out .walk").click();
  await page.keyboard.insertText("here");
  assert.equal((await page.locator("#editor .cm-line").allTextContents())[3], "  here?");
});
