// <mesh-ddl> in Firefox: a sample of what tests/element does in Chromium.

import assert from "node:assert/strict";
import { elementsAt, firefoxTest, until } from "./browser.mjs";

/** The SQL of the n-th element. @param {number} nth */
const sqlOf = (nth) =>
  `[...(document.querySelectorAll("mesh-ddl")[${nth}].shadowRoot.querySelectorAll(".card .sql"))].map((sql) => sql.textContent.trim())`;
const dropping = 'Migration.drop_table(pool, "a")';

firefoxTest(
  "an element starts when it is seen, and not before",
  {
    at: elementsAt(`<mesh-ddl><pre>${dropping}</pre></mesh-ddl>
  <div style="height: 4000px"></div><mesh-ddl><pre>${dropping}</pre></mesh-ddl>`),
  },
  async (page) => {
    await until(page, sqlOf(0), ['DROP TABLE IF EXISTS "a"']);
    assert.deepEqual(await page.evaluate(sqlOf(1)), []);
    await page.evaluate("scrollTo(0, 9999)");
    await until(page, sqlOf(1), ['DROP TABLE IF EXISTS "a"']);
  },
);

firefoxTest(
  "an element is edited in place, and what comes after it follows",
  {
    at: elementsAt(`<mesh-ddl id="first"><pre>${dropping}</pre></mesh-ddl>
  <mesh-ddl after="first"><pre>Migration.create_table(pool, "b", ["id:UUID"])</pre></mesh-ddl>`),
  },
  async (page) => {
    await until(page, sqlOf(0), ['DROP TABLE IF EXISTS "a"']);
    await page.click("#first >>> #listing");
    // Puppeteer's own waiting does not hear of what changes in a shadow root within another.
    const editor =
      'document.querySelector("#first").shadowRoot.querySelector("[part=editor]")?.shadowRoot?.querySelector(".cm-focused")';
    await until(page, `${editor} != null`, true);
    await page.keyboard.down("Control");
    await page.keyboard.press("End");
    await page.keyboard.up("Control");
    await page.keyboard.press("Enter");
    await page.keyboard.type('Migration.create_table(pool, "b", ["id:UUID"');
    const second = 'document.querySelectorAll("mesh-ddl")[1].shadowRoot.querySelector(".card-outcome")?.textContent.slice(0, 7)';
    await until(page, second, "skipped");
  },
);
