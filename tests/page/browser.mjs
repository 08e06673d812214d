// A real Chromium on the built page. Every page watches itself: a console error or a policy violation fails its test.

import assert from "node:assert/strict";
import { mkdirSync } from "node:fs";
import { createRequire } from "node:module";
import { after, before, test } from "node:test";
import { fileURLToPath } from "node:url";
import { serve } from "../../web/server.mjs";

const require = createRequire(new URL("../../web/package.json", import.meta.url));
const { chromium } = require("playwright-core");
export const axeSource = require.resolve("axe-core/axe.min.js");

const failures = fileURLToPath(new URL("../../build/page-failures/", import.meta.url));
const flags = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
  "--no-first-run",
  "--disable-quic",
];

let browser;
let server;
/** The address of the server of this test file. */
export let origin;

before(async () => {
  server = await serve(0);
  origin = `http://127.0.0.1:${server.address().port}`;
  browser = await chromium.launch({ executablePath: "/usr/bin/chromium", args: flags });
});

after(async () => {
  await browser?.close();
  server?.closeAllConnections();
  server?.close();
});

/** Collects what the page must not say. */
function watch(page) {
  const complaints = [];
  page.on("pageerror", (error) => complaints.push(`uncaught: ${error.message}`));
  page.on("console", (message) => {
    if (["error", "warning"].includes(message.type())) complaints.push(`${message.type()}: ${message.text().slice(0, 300)}`);
  });
  return complaints;
}

/** Opens the page at `hash` and waits until it is ready. */
export async function open(page, hash = "") {
  await page.goto(`${origin}/${hash}`);
  await page.waitForSelector("html[data-ready]");
}

/**
 * A test with a page of its own: `body(page, context)`. Options are those of a browser context; `hash` is where the page opens.
 * When it fails, a screenshot stays in build/page-failures.
 */
export function pageTest(name, options, body) {
  test(name, { timeout: 60_000 }, async () => {
    const { hash, ...rest } = options;
    const context = await browser.newContext({ viewport: { width: 1280, height: 800 }, ...rest });
    const page = await context.newPage();
    page.setDefaultTimeout(10_000);
    const complaints = watch(page);
    try {
      if (rest.javaScriptEnabled === false) await page.goto(origin);
      else await open(page, hash);
      await body(page, context);
      assert.deepEqual(complaints, []);
    } catch (error) {
      mkdirSync(failures, { recursive: true });
      await page.screenshot({ path: `${failures}${name.replaceAll(/\W+/g, "-")}.png` });
      throw error;
    } finally {
      await context.close();
    }
  });
}

/** Waits until the SQL has caught up with the source: on a busy machine it may wait for a pause in the typing. */
const caughtUp = (page) => page.locator("#statements:not([aria-busy])").waitFor({ state: "attached" });

/** Replaces the source as a reader would: select all, then type or paste. */
export async function write(page, source) {
  await page.locator(".cm-content").focus();
  await page.keyboard.press("Control+A");
  if (source === "") await page.keyboard.press("Delete");
  else await page.keyboard.insertText(source);
  await caughtUp(page);
}

/** The SQL of the cards, as it reads. */
export async function sqlShown(page) {
  await caughtUp(page);
  return page.locator("#cards .sql").evaluateAll((all) => all.map((sql) => sql.textContent.trim().replaceAll(/\s*\n\s*/g, " ")));
}

/** The text that the given class marks in the editor, joined, without the blanks around it. */
export const markedInSource = (page, name) =>
  page.locator("#editor").evaluate((host, mark) => {
    return [...host.shadowRoot.querySelectorAll(`.${mark}`)]
      .map((part) => part.textContent)
      .join("")
      .trim();
  }, name);

/** The SQL that is lit, joined. */
export const litSql = (page) => page.locator("#cards .is-lit").evaluateAll((all) => all.map((p) => p.textContent).join(""));
