// A real Chromium on the built page. Every page watches itself: a console error or a policy violation fails its test.

import { after, before, test } from "node:test";
import { portOf, serve } from "../../web/server.mjs";
import { launch, withPage } from "./chromium.mjs";

/** @import { Server } from "node:http" */
/** @import { Browser, BrowserContext, BrowserContextOptions, Locator, Page } from "playwright-core" */

/** @type {Browser} */
let browser;
/** @type {Server} */
let server;
/**
 * The address of the server of this test file.
 * @type {string}
 */
export let origin;

before(async () => {
  server = await serve(0);
  origin = `http://127.0.0.1:${portOf(server)}`;
  browser = await launch();
});

after(async () => {
  await browser?.close();
  server?.closeAllConnections();
  server?.close();
});

/**
 * Opens the page at `hash` and waits until it is ready.
 * @param {Page} page
 */
export async function open(page, hash = "") {
  await page.goto(`${origin}/${hash}`);
  await page.waitForSelector("html[data-ready]");
}

/**
 * A test with a page of its own: `body(page, context)`. Options are those of a browser context; `hash` is where the page opens.
 * When it fails, a screenshot stays in build/page-failures.
 * @param {string} name
 * @param {BrowserContextOptions & { hash?: string }} options
 * @param {(page: Page, context: BrowserContext) => Promise<void>} body
 */
export function pageTest(name, options, body) {
  test(name, { timeout: 60_000 }, async () => {
    const { hash, ...rest } = options;
    await withPage(browser, name, { viewport: { width: 1280, height: 800 }, ...rest }, async (page, context) => {
      if (rest.javaScriptEnabled === false) await page.goto(origin);
      else await open(page, hash);
      await body(page, context);
    });
  });
}

/**
 * Waits until the SQL has caught up with the source: cards out of view wait for a pause in the typing.
 * @param {Page} page
 */
export const caughtUp = (page) => page.locator("#statements:not([aria-busy], :has([aria-busy]))").waitFor({ state: "attached" });

/**
 * Replaces the source as a reader would: select all, then type or paste.
 * @param {Page} page
 * @param {string} source
 */
export async function write(page, source) {
  await page.locator(".cm-content").focus();
  await page.keyboard.press("Control+A");
  if (source === "") await page.keyboard.press("Delete");
  else await page.keyboard.insertText(source);
  await caughtUp(page);
}

/**
 * The SQL of the cards, as it reads.
 * @param {Page} page
 */
export async function sqlShown(page) {
  await caughtUp(page);
  return page
    .locator("#cards .sql")
    .evaluateAll((all) => all.map((sql) => (sql.textContent ?? "").trim().replaceAll(/\s*\n\s*/g, " ")));
}

/**
 * What an element says. It must be there to be seen: much of the page's text is only hidden until it is meant.
 * @param {Locator} locator
 */
export async function textSeen(locator) {
  await locator.waitFor();
  return (await locator.textContent()) ?? "";
}

/**
 * The text that the given class marks in the editor, joined, without the blanks around it.
 * @param {Page} page
 * @param {string} name
 */
export const markedInSource = (page, name) =>
  page.locator("#editor").evaluate((host, mark) => {
    return [...(host.shadowRoot?.querySelectorAll(`.${mark}`) ?? [])]
      .map((part) => part.textContent)
      .join("")
      .trim();
  }, name);

/**
 * The SQL that is lit, joined.
 * @param {Page} page
 */
export const litSql = (page) => page.locator("#cards .is-lit").evaluateAll((all) => all.map((p) => p.textContent).join(""));
