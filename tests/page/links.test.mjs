// Examples, share links and the draft. A share link may come from anyone.

import assert from "node:assert/strict";
import { readdirSync } from "node:fs";
import { deflateRawSync } from "node:zlib";
import { open, pageTest, sqlShown, textSeen, write } from "./browser.mjs";

const examples = readdirSync(new URL("../../web/examples/", import.meta.url)).map((file) => file.replace(".mpl", ""));
const permissions = ["clipboard-read", "clipboard-write"];
const source = 'pub fn up(pool :: PoolHandle) -> Int!String do\n  Migration.drop_table(pool, "größe 𝄞")?\n  Ok(0)\nend\n';
/** @param {Buffer} bytes */
const link = (bytes) => `#v1=${deflateRawSync(bytes).toString("base64url")}`;
const firstExample = /"organizations"/;

pageTest("the menu leads to every example", {}, async (page) => {
  await page.locator("#examples-button").click();
  const links = await page.locator("#examples a").evaluateAll((all) => all.map((a) => a.getAttribute("href")));
  assert.deepEqual(links.toSorted(), examples.map((name) => `#example=${name}`).toSorted());
  await page.locator("#examples a", { hasText: "Seed data" }).click();
  await page.locator("#title", { hasText: "Seed data" }).waitFor();
  assert.equal(await page.locator("#examples").isVisible(), false);
});

for (const name of examples.filter((example) => example !== "mistakes")) {
  pageTest(`the example ${name} previews without a problem`, { hash: `#example=${name}` }, async (page) => {
    assert.equal(await page.locator("#problems li, #cards .note.is-error").count(), 0);
    const up = await sqlShown(page);
    assert.ok(up.length > 1);
    await page.locator("#tab-down").click();
    const down = await sqlShown(page);
    assert.ok(down.length > 0);
    assert.notDeepEqual(down, up);
  });
}

pageTest("the example with mistakes shows them and still previews the rest", { hash: "#example=mistakes" }, async (page) => {
  assert.ok((await page.locator("#problems li").count()) >= 7);
  assert.ok((await sqlShown(page)).length >= 2);
});

pageTest("a share link brings the same source back", { permissions }, async (page, context) => {
  await write(page, source);
  await page.locator("#share").click();
  await page.locator("#share.is-done").waitFor();
  const copied = await page.evaluate(() => navigator.clipboard.readText());

  const other = await context.newPage();
  await other.goto(copied);
  await other.waitForSelector("html[data-ready]");
  assert.deepEqual(await sqlShown(other), ['DROP TABLE IF EXISTS "größe 𝄞"']);
  assert.equal(await textSeen(other.locator("#title")), "Shared migration");
});

pageTest("a link that does not inflate says so and shows the example", { hash: "#v1=not-a-link" }, async (page) => {
  assert.match(await textSeen(page.locator("#notice")), /damaged/);
  assert.match((await sqlShown(page))[0], firstExample);
});

pageTest("a link that is not UTF-8 says so", { hash: link(Buffer.from([0xff, 0xfe, 0x80])) }, async (page) => {
  assert.match(await textSeen(page.locator("#notice")), /damaged/);
  assert.match((await sqlShown(page))[0], firstExample);
});

pageTest("a small link that swells is stopped", { hash: link(Buffer.alloc(64 * 1024 * 1024)) }, async (page) => {
  assert.match(await textSeen(page.locator("#notice")), /more than 256 KB/);
  assert.match((await sqlShown(page))[0], firstExample);
});

pageTest("a link with markup shows it as text", { hash: link(Buffer.from("<img src=x onerror=alert(1)>")) }, async (page) => {
  assert.equal(await textSeen(page.locator("#editor .cm-line").first()), "<img src=x onerror=alert(1)>");
  assert.equal(await page.locator("main [onerror]").count(), 0);
});

pageTest("an unknown example opens the first one", { hash: "#example=nope" }, async (page) => {
  assert.match((await sqlShown(page))[0], firstExample);
});

pageTest("a draft is there after a reload, and editing leaves a link behind", { hash: "#example=seed" }, async (page) => {
  await write(page, source);
  assert.equal(await page.evaluate(() => location.hash), "");
  await open(page);
  assert.deepEqual(await sqlShown(page), ['DROP TABLE IF EXISTS "größe 𝄞"']);
  assert.equal(await textSeen(page.locator("#title")), "Your draft");
});
