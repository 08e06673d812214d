// Migrations that import files which the page gives.

import assert from "node:assert/strict";
import { origin, pageTest, sqlShown, textSeen, write } from "./browser.mjs";

/** @import { Page } from "playwright-core" */

const names = 'pub fn audited(table :: String) = "#{table}_audit"\nfn hidden() = 1\n';
/** @param {string[]} lines */
const migration = (...lines) =>
  `import Db.Names\n\npub fn up(pool :: PoolHandle) -> Int!String do\n${lines.map((line) => `  ${line}\n`).join("")}  Ok(0)\nend\n`;

/**
 * Opens the page anew as a server would serve it with a file in it.
 * @param {Page} page
 */
async function openWithFile(page) {
  await page.route(`${origin}/`, async (route) => {
    const response = await route.fetch();
    const given = `<script type="text/mesh" data-file="db/names.mpl">${names}</script></body>`;
    await route.fulfill({ response, body: (await response.text()).replace("</body>", given) });
  });
  await page.goto(`${origin}/`);
  await page.waitForSelector("html[data-ready]");
}

pageTest("a migration imports a file that the page gives", {}, async (page) => {
  await openWithFile(page);
  await write(page, migration('Migration.drop_table(pool, Names.audited("users"))?'));
  assert.deepEqual(await sqlShown(page), ['DROP TABLE IF EXISTS "users_audit"']);
});

pageTest("a private function of a given file is named with its file", {}, async (page) => {
  await openWithFile(page);
  await write(page, migration('Migration.drop_table(pool, "#{Names.hidden()}")?'));
  assert.match(await textSeen(page.locator("#problems")), /hidden is private to its file/);
  await page.locator("#editor .cm-lintRange-error").hover();
  assert.match(await textSeen(page.locator("#editor .problem-labels")), /^db\/names\.mpl, line 2: /);
});

/** Drops a file of these bytes on the editor. @param {Page} page @param {string} name @param {number[]} bytes */
async function drop(page, name, bytes) {
  await page.locator("#editor").evaluate(
    (editor, given) => {
      const dataTransfer = new DataTransfer();
      dataTransfer.items.add(new File([Uint8Array.from(given.bytes)], given.name));
      const target = editor.shadowRoot?.querySelector(".cm-content") ?? editor;
      for (const type of ["dragover", "drop"])
        target.dispatchEvent(new DragEvent(type, { dataTransfer, bubbles: true, cancelable: true, composed: true }));
    },
    { name, bytes },
  );
}

pageTest("a dropped file is opened, and one that is no text is said to be none", {}, async (page) => {
  const source = 'pub fn up(pool :: PoolHandle) -> Int!String do\n  Migration.drop_table(pool, "dropped")\nend\n';
  await drop(page, "one.mpl", [...Buffer.from(source)]);
  await page.locator("#title", { hasText: "one.mpl" }).waitFor();
  assert.deepEqual(await sqlShown(page), ['DROP TABLE IF EXISTS "dropped"']);
  await drop(page, "two.bin", [0xff, 0xfe, 0]);
  assert.match(await textSeen(page.locator("#notice-text")), /two\.bin is no text/);
  assert.deepEqual(await sqlShown(page), ['DROP TABLE IF EXISTS "dropped"']);
});
