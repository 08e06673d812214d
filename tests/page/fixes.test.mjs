// Mistakes that the page offers to mend: from the list of problems, with the keyboard in the editor, and in the words on hover.

import assert from "node:assert/strict";
import { pageTest, sqlShown, write } from "./browser.mjs";

const misspelt = 'pub fn up(pool :: PoolHandle) -> Int!String do\n  Migration.drop_tabel(pool, "users")?\n  Ok(0)\nend\n';
const mended = ['DROP TABLE IF EXISTS "users"'];

pageTest("a problem in the list is mended by its button, and Undo takes that back", {}, async (page) => {
  await write(page, misspelt);
  const button = page.getByRole("button", { name: "Fix" });
  assert.equal(await button.getAttribute("title"), "Replace it with drop_table");
  await button.focus();
  await page.keyboard.press("Enter");
  assert.deepEqual(await sqlShown(page), mended);
  await page.keyboard.press("Control+z");
  await page.locator(".problem", { hasText: "drop_tabel" }).waitFor();
});

pageTest("Control and a full stop mend the mistake at the caret", {}, async (page) => {
  await write(page, misspelt);
  await page.keyboard.press("F8");
  await page.keyboard.press("Control+.");
  assert.deepEqual(await sqlShown(page), mended);
});

pageTest("the words on hover offer to mend the mistake", {}, async (page) => {
  await write(page, misspelt);
  await page.locator(".cm-lintRange-error").hover();
  await page.getByRole("button", { name: "Replace it with" }).click();
  assert.deepEqual(await sqlShown(page), mended);
});
