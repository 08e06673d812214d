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
