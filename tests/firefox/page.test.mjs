// The page in Firefox: a sample of what tests/page does in Chromium.

import assert from "node:assert/strict";
import { cutOff } from "../page/looks.mjs";
import { firefoxTest, origins, until } from "./browser.mjs";

/** @import { Page } from "puppeteer-core" */

const at = (hash = "") => ({ at: () => origins.page + hash });
/** @param {Page} page */
const ready = (page) => page.waitForSelector("html[data-ready]");
const shown = `[...document.querySelectorAll("#cards .sql")].map((sql) => sql.textContent.trim().replaceAll(/\\s*\\n\\s*/g, " "))`;
const focused = "document.activeElement.id || document.activeElement.getAttribute('aria-label')";
const lit = `[...document.querySelectorAll("#cards .is-lit")].map((piece) => piece.textContent).join("")`;

/** Replaces the source. @param {Page} page @param {string} source */
async function write(page, source) {
  await page.focus("#editor >>> .cm-content");
  await page.keyboard.down("Control");
  await page.keyboard.press("a");
  await page.keyboard.up("Control");
  await page.keyboard.type(source);
}

firefoxTest("the page starts, and shows the SQL of what is typed", at(), async (page) => {
  await ready(page);
  await write(page, 'Migration.drop_table(pool, "users"');
  await until(page, shown, ['DROP TABLE IF EXISTS "users"']);
});

firefoxTest("caret, keys and Escape lead between source and SQL", at("#example=first_migration"), async (page) => {
  await ready(page);
  await page.focus("#cards .card");
  await page.keyboard.press("ArrowRight");
  await page.keyboard.press("ArrowRight");
  await until(page, lit, '"id" UUID PRIMARY KEY DEFAULT gen_random_uuid()');
  await page.keyboard.press("Enter");
  await until(page, focused, "editor");
  await page.keyboard.press("Escape");
  await until(page, focused, "Statement 1: Migration.create_table");
});

firefoxTest("a link brings the same source back", at(), async (page) => {
  await ready(page);
  await write(page, 'Migration.drop_table(pool, "shared"');
  await until(page, shown, ['DROP TABLE IF EXISTS "shared"']);
  await page.click("#share");
  await page.waitForFunction("location.hash.startsWith('#v1=')");
  const address = page.url();
  await page.goto("about:blank");
  await page.goto(address);
  await ready(page);
  await until(page, "document.querySelector('#title').textContent", "Shared migration");
  await until(page, shown, ['DROP TABLE IF EXISTS "shared"']);
});

firefoxTest("the menu opens, and leads to an example", at(), async (page) => {
  await ready(page);
  await page.click("#examples-button");
  await page.waitForFunction("document.querySelector('#examples').matches(':popover-open')");
  await page.click("#examples a[href='#example=seed']");
  await until(page, "document.querySelector('#title').textContent", "Seed data");
});

firefoxTest("the schema tab has what the migration makes", at("#example=first_migration"), async (page) => {
  await ready(page);
  await page.click("#schema-tab");
  await page.waitForFunction("document.querySelector('#schema').textContent.includes('display_name')");
});

for (const width of [360, 1280]) {
  const where = { ...at("#example=mistakes"), viewport: { width, height: 740 } };
  firefoxTest(`nothing is cut off at ${width} px`, where, async (page) => {
    await ready(page);
    assert.deepEqual(await cutOff(page), []);
    assert.equal(await page.evaluate(() => document.documentElement.scrollHeight - document.documentElement.clientHeight), 0);
  });
}
