// Examples, share links and the draft. A share link may come from anyone.

import assert from "node:assert/strict";
import { readdirSync } from "node:fs";
import { deflateRawSync } from "node:zlib";
import { open, pageTest, sqlShown, textSeen, write } from "./browser.mjs";

/** @import { Page } from "playwright-core" */

const examples = readdirSync(new URL("../../web/examples/", import.meta.url)).map((file) => file.replace(".mpl", ""));
const permissions = ["clipboard-read", "clipboard-write"];
const source = 'pub fn up(pool :: PoolHandle) -> Int!String do\n  Migration.drop_table(pool, "größe 𝄞")?\n  Ok(0)\nend\n';
/** @param {Buffer} bytes */
const link = (bytes) => `#v1=${deflateRawSync(bytes).toString("base64url")}`;
const firstExample = /"organizations"/;

pageTest("the menu leads to every example", {}, async (page) => {
  await page.locator("#examples-button").click();
  const links = await page.locator("#examples a.example").evaluateAll((all) => all.map((a) => a.getAttribute("href")));
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
  assert.match(await textSeen(page.locator("#notice")), /more than 1 MiB/);
  assert.match((await sqlShown(page))[0], firstExample);
});

pageTest("a link with markup shows it as text", { hash: link(Buffer.from("<img src=x onerror=alert(1)>")) }, async (page) => {
  assert.equal(await textSeen(page.locator("#editor .cm-line").first()), "<img src=x onerror=alert(1)>");
  assert.equal(await page.locator("main [onerror]").count(), 0);
});

pageTest("an unknown example opens the first one and says so", { hash: "#example=nope" }, async (page) => {
  assert.match(await textSeen(page.locator("#notice")), /no example called nope/);
  assert.match((await sqlShown(page))[0], firstExample);
});

pageTest("a draft is there after a reload, and editing leaves a link behind", { hash: "#example=seed" }, async (page) => {
  await write(page, source);
  assert.equal(await page.evaluate(() => location.hash), "");
  await open(page);
  assert.deepEqual(await sqlShown(page), ['DROP TABLE IF EXISTS "größe 𝄞"']);
  assert.equal(await textSeen(page.locator("#title")), "Your draft");
});

/** A migration that drops one table. @param {string} table */
const dropping = (table) => source.replace("größe 𝄞", table);
/** @param {string} table */
const dropped = (table) => [`DROP TABLE IF EXISTS "${table}"`];

pageTest("a draft is kept when another text is begun, and the menu leads back to it", {}, async (page) => {
  await write(page, dropping("first"));
  await open(page, "#example=seed");
  await write(page, dropping("second"));
  await page.locator("#examples-button").click();
  assert.equal(await page.locator("#drafts a").count(), 2);
  await page.locator("#drafts a").last().click();
  await page.locator("#cards .sql", { hasText: "first" }).waitFor();
});

/** Those there are once the page keeps what is written, as before it goes. @param {Page} page */
const draftsOf = (page) =>
  page.evaluate(() => {
    dispatchEvent(new Event("pagehide"));
    return Object.keys(localStorage)
      .filter((key) => key.startsWith("mesh-ddl:draft:"))
      .sort();
  });

pageTest("the oldest of twenty drafts gives way to a new one", {}, async (page) => {
  await page.evaluate(() => {
    for (let at = 10; at < 30; at++) localStorage.setItem(`mesh-ddl:draft:${at}`, JSON.stringify({ source: "x", changed: at }));
  });
  const before = await draftsOf(page);
  await write(page, dropping("one"));
  await write(page, dropping("two"));
  const after = await draftsOf(page);
  assert.equal(after.length, 20);
  assert.deepEqual(
    before.filter((key) => !after.includes(key)),
    ["mesh-ddl:draft:10"],
  );
});

pageTest("a draft is kept where a browser does without crypto.randomUUID, as over plain HTTP", {}, async (page) => {
  await page.evaluate(() => Reflect.deleteProperty(Crypto.prototype, "randomUUID"));
  await write(page, dropping("plain"));
  assert.equal((await draftsOf(page)).length, 1);
});

pageTest("two tabs do not write over each other's draft", {}, async (page, context) => {
  await write(page, dropping("both"));
  assert.equal((await draftsOf(page)).length, 1);
  const other = await context.newPage();
  await open(other);
  await write(other, dropping("theirs"));
  assert.equal((await draftsOf(other)).length, 1);
  await write(page, dropping("mine"));
  await page.locator("#examples-button").click();
  const [mine, theirs] = [page.locator("#drafts a").first(), page.locator("#drafts a").last()];
  assert.equal(await page.locator("#drafts a").count(), 2);
  await theirs.click();
  await page.locator("#cards .sql", { hasText: "theirs" }).waitFor();
  await page.locator("#examples-button").click();
  await mine.click();
  await page.locator("#cards .sql", { hasText: "mine" }).waitFor();
});

pageTest("going back to the page without a link brings back what it showed", {}, async (page) => {
  await page.locator("#examples-button").click();
  await page.locator("#examples a", { hasText: "Seed data" }).click();
  await page.locator("#title", { hasText: "Seed data" }).waitFor();
  await page.goBack();
  await page.locator("#title", { hasText: "Error tracker" }).waitFor();
  assert.match((await sqlShown(page))[0], firstExample);
});

pageTest("a link of a later version says so", { hash: "#v2=abc" }, async (page) => {
  assert.match(await textSeen(page.locator("#notice")), /newer version/);
});

pageTest("a long link is said to be long, and opens", { permissions }, async (page, context) => {
  const random = Array.from({ length: 341_000 / 10 }, (_, at) =>
    `#${((at * 2_654_435_761) % 4_294_967_296).toString(36)}`.padEnd(9, "x"),
  );
  await write(page, `${dropping("long")}${random.join("\n")}`);
  await page.locator("#share").click();
  assert.match(await textSeen(page.locator("#notice")), /The link has \d+ characters/);
  const other = await context.newPage();
  await other.goto(await page.evaluate(() => navigator.clipboard.readText()));
  await other.waitForSelector("html[data-ready]");
  assert.deepEqual(await sqlShown(other), dropped("long"));
});

pageTest("a script that does not load is said", {}, async (page, context) => {
  const other = await context.newPage();
  await other.route("**/assets/index-*.js", (route) => route.abort());
  await other.goto(page.url());
  assert.match(await textSeen(other.locator("#notice-text")), /did not load/);
  assert.equal(await other.locator("#notice").isVisible(), true);
});

pageTest(
  "the panes of a narrow screen change before the page's script is there",
  { viewport: { width: 360, height: 740 } },
  async (page, context) => {
    const other = await context.newPage();
    /** @type {() => void} */
    let arrive = () => {};
    const arrived = new Promise((resolve) => (arrive = () => resolve(undefined)));
    await other.route("**/assets/engine-*.js", async (route) => {
      await arrived;
      await route.continue();
    });
    await other.goto(page.url(), { waitUntil: "commit" });
    await other.locator("#views [data-view=sql]").click();
    assert.equal(await other.locator("#cards").isVisible(), true);
    assert.equal(await other.locator(".listing").isVisible(), false);
    arrive();
    await other.waitForSelector("html[data-ready]");
    assert.equal(await other.locator("#cards").isVisible(), true);
    assert.equal(await other.locator("#views [data-view=sql]").getAttribute("aria-pressed"), "true");
  },
);

pageTest("the page runs below any path", {}, async (page, context) => {
  const other = await context.newPage();
  const { origin } = new URL(page.url());
  await other.route(`${origin}/**`, async (route) => {
    const { pathname } = new URL(route.request().url());
    if (!pathname.startsWith("/docs/mesh/")) return route.fulfill({ status: 404 });
    await route.fulfill({ response: await route.fetch({ url: origin + pathname.slice("/docs/mesh".length) }) });
  });
  await other.goto(`${origin}/docs/mesh/`);
  await other.waitForSelector("html[data-ready]");
  assert.match((await sqlShown(other))[0], firstExample);
});
