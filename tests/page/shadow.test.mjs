// The parts in a shadow root, in the middle of someone else's page.

import assert from "node:assert/strict";
import { before } from "node:test";
import { litSql, origin, pageTest, textSeen } from "./browser.mjs";
import { bundle } from "./bundle.mjs";

/** @import { Page } from "playwright-core" */

let code = "";
before(async () => {
  code = await bundle("shadow/mount.mjs");
});

const drops = Array.from({ length: 40 }, (_, index) => `  Migration.drop_table(pool, "t${index}")?\n`).join("");
const source = `pub fn up(pool :: PoolHandle) -> Int!String do\n${drops}  Ok(0)\nend\n
pub fn down(pool :: PoolHandle) -> Int!String do
  Migration.create_table(pool, "t0", ["id:UUID:PRIMARY KEY"])?
  Ok(0)
end
`;

/** Opens a long page of its own with the parts in it. @param {Page} page */
async function openHost(page) {
  const markup = await page.evaluate(async () => {
    const text = await (await fetch("/")).text();
    return /<header.*<div class="hidden" id="live"[^>]*><\/div>/s.exec(text)?.[0] ?? "";
  });
  await page.route(`${origin}/host.html`, (route) =>
    route.fulfill({ contentType: "text/html", body: "<!doctype html><title>host</title><p>Before<div></div><p>After" }),
  );
  await page.route(`${origin}/mount.js`, (route) => route.fulfill({ contentType: "text/javascript", body: code }));
  await page.goto(`${origin}/host.html`);
  await page.evaluate(
    async ([text, migration]) => {
      const host = /** @type {HTMLElement} */ (document.querySelector("div"));
      host.style.margin = "150vh 0";
      const path = "/mount.js";
      await (await import(path)).mount(host.attachShadow({ mode: "open" }), text, migration);
      scrollTo(0, host.getBoundingClientRect().top - 300);
    },
    [markup, source],
  );
}

/** @param {Page} page */
const scrolled = (page) => page.evaluate(() => scrollY);
/** @param {Page} page @param {string} id */
const scrolledPart = (page, id) => page.locator(id).evaluate((part) => part.scrollTop);

pageTest(
  "in a shadow root both sides follow each other, and the page around them stays where it is",
  { bypassCSP: true },
  async (page) => {
    await openHost(page);
    const start = await scrolled(page);
    assert.ok(start > 0);
    await page.locator(".cm-content").focus();
    await page.keyboard.press("Control+Home");
    for (let line = 0; line < 30; line++) await page.keyboard.press("ArrowDown");
    await page.keyboard.press("End");
    await page.keyboard.press("ArrowLeft");
    await page.locator(".card.is-tinted", { hasText: '"t29"' }).waitFor();
    assert.ok((await scrolledPart(page, "#statements")) > 0);
    assert.equal(await scrolled(page), start);

    await page.locator("#statements").evaluate((panel) => panel.scrollTo(0, 0));
    const before = await scrolledPart(page, ".cm-scroller");
    await page.locator(".card .sql").first().click();
    await page.locator(".m-statement", { hasText: '"t0"' }).waitFor();
    assert.ok((await scrolledPart(page, ".cm-scroller")) < before);
    assert.equal(await scrolled(page), start);
  },
);

pageTest("in a shadow root the tabs are walked by arrow keys", { bypassCSP: true }, async (page) => {
  await openHost(page);
  await page.locator("#tab-up").focus();
  await page.keyboard.press("ArrowRight");
  const focused = () => page.evaluate(() => document.querySelector("div")?.shadowRoot?.activeElement?.id);
  assert.equal(await focused(), "tab-down");
  await page.keyboard.press("ArrowRight");
  assert.equal(await focused(), "schema-tab");
  assert.match(await textSeen(page.locator("#schema")), /after up/);
});

pageTest("in a shadow root text that is selected stays so, and no part of the SQL is chosen", { bypassCSP: true }, async (page) => {
  await openHost(page);
  const name = await page.locator(".card .t-quoted_identifier").nth(1).boundingBox();
  assert.ok(name);
  const y = name.y + name.height / 2;
  await page.mouse.move(name.x + 2, y);
  await page.mouse.down();
  await page.mouse.move(name.x + name.width - 2, y, { steps: 4 });
  await page.mouse.up();
  await page.mouse.move(5, 5);
  await page.locator(".card.is-tinted", { hasText: '"t1"' }).waitFor();
  assert.equal(await litSql(page), "");
  await page.locator(".card .t-quoted_identifier").first().click();
  await page.mouse.move(5, 5);
  assert.equal(await litSql(page), '"t0"');
});

pageTest("in a shadow root the icons are drawn", { bypassCSP: true }, async (page) => {
  await openHost(page);
  const box = await page.locator("#copy-all .icon-copy path").boundingBox();
  assert.ok(box && box.width > 5 && box.height > 5);
});
