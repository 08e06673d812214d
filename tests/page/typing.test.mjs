// What the editor does by itself while a migration is typed.

import assert from "node:assert/strict";
import { pageTest, write } from "./browser.mjs";

/** @import { Page } from "playwright-core" */

/** The lines of the editor. @param {Page} page */
const lines = (page) => page.locator(".cm-line").evaluateAll((all) => all.map((line) => line.textContent));

/** Types keys into an empty editor, `|` for Enter. @param {Page} page @param {string} keys */
async function type(page, keys) {
  await write(page, "");
  for (const key of keys) await page.keyboard.press(key === "|" ? "Enter" : key === " " ? "Space" : key);
}

pageTest("Enter between brackets opens a line that is further in", {}, async (page) => {
  await type(page, "f([|");
  assert.deepEqual(await lines(page), ["f([", "  ", "])"]);
});

pageTest("end and else step back out of their block", {}, async (page) => {
  await type(page, "if a do|b|else|c|end|d");
  assert.deepEqual(await lines(page), ["if a do", "  b", "else", "  c", "end", "d"]);
});

pageTest("an end closes its own block, however deep it is", {}, async (page) => {
  await type(page, "fn f() do|if a do|b|end|end");
  assert.deepEqual(await lines(page), ["fn f() do", "  if a do", "    b", "  end", "end"]);
});

pageTest("three quotes open a text of several lines, and three close it", {}, async (page) => {
  await type(page, '"""');
  assert.deepEqual(await lines(page), ['""""""']);
  await page.keyboard.type('a"""');
  assert.deepEqual(await lines(page), ['"""a"""']);
});

pageTest("a line becomes a comment and is one no longer", {}, async (page) => {
  await write(page, "a\nb");
  await page.keyboard.press("Control+/");
  assert.deepEqual(await lines(page), ["a", "# b"]);
  await page.keyboard.press("Control+/");
  assert.deepEqual(await lines(page), ["a", "b"]);
});

pageTest("Escape leaves the editor at once, whatever is selected", {}, async (page) => {
  await write(page, 'Migration.drop_table(pool, "a")?');
  await page.keyboard.press("Control+A");
  await page.keyboard.press("Escape");
  assert.match((await page.evaluate(() => document.activeElement?.getAttribute("aria-label"))) ?? "", /^Statement 1/);
});

pageTest("what completion says of a function is read whole", {}, async (page) => {
  await write(page, "pub fn up(pool :: PoolHandle) -> Int!String do\n\nend\n");
  await page.locator(".cm-line").nth(1).click();
  await page.keyboard.type("  Migration.");
  const help = page.locator(".cm-completionInfo .function-help");
  await help.waitFor();
  const isSeen = await help.evaluate((words) => {
    const { left, right, top, bottom } = words.getBoundingClientRect();
    const root = /** @type {ShadowRoot} */ (words.getRootNode());
    const points = [
      [left + 2, top + 2],
      [right - 2, bottom - 2],
    ];
    return points.every(([x = 0, y = 0]) => words.contains(root.elementFromPoint(x, y)));
  });
  assert.ok(isSeen);
});

pageTest("typing waits for no cards that are slow to draw", {}, async (page) => {
  await write(page, 'pub fn up(pool :: PoolHandle) -> Int!String do\n  Migration.drop_table(pool, "a")?\n  Ok(0)\nend\n');
  await page.evaluate(() => {
    const { getAttributeNames } = Element.prototype;
    Element.prototype.getAttributeNames = function () {
      for (const start = performance.now(); this.matches(".card") && performance.now() - start < 120; );
      return getAttributeNames.apply(this);
    };
  });
  await page.locator("#editor .cm-line", { hasText: "drop_table" }).click();
  await page.keyboard.press("End");
  for (let key = 0; key < 3; key++) await page.keyboard.press("ArrowLeft");
  await page.keyboard.type("bcd", { delay: 100 });
  await page.keyboard.insertText("e");
  assert.equal(await page.locator("#statements[aria-busy]").count(), 1);
  await page.locator("#cards .sql", { hasText: '"abcde"' }).waitFor();
});
