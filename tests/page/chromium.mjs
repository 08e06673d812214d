// Debian's Chromium, as every test starts it: with scrollbars, as readers have them.

import assert from "node:assert/strict";
import { mkdirSync } from "node:fs";
import { createRequire } from "node:module";
import { fileURLToPath } from "node:url";

/** @import { Browser, BrowserContext, BrowserContextOptions, Page } from "playwright-core" */

const require = createRequire(new URL("../../web/package.json", import.meta.url));
/** @type {typeof import("playwright-core")} */
const { chromium } = require("playwright-core");

const flags = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
  "--no-first-run",
  "--disable-quic",
];

/** @returns {Promise<Browser>} */
export const launch = () =>
  chromium.launch({ executablePath: "/usr/bin/chromium", args: flags, ignoreDefaultArgs: ["--hide-scrollbars"] });

const failures = fileURLToPath(new URL("../../build/page-failures/", import.meta.url));

/**
 * Collects what the page must not say.
 * @param {Page} page
 */
function watch(page) {
  /** @type {string[]} */
  const complaints = [];
  page.on("pageerror", (error) => complaints.push(`uncaught: ${error.message}`));
  page.on("console", (message) => {
    if (["error", "warning"].includes(message.type())) complaints.push(`${message.type()}: ${message.text().slice(0, 300)}`);
  });
  return complaints;
}

/**
 * Gives `body` a page in a context of its own, and fails also where the browser had something to complain of. A screenshot of what
 * failed stays in build/page-failures under `name`.
 * @param {Browser} browser
 * @param {string} name
 * @param {BrowserContextOptions} options
 * @param {(page: Page, context: BrowserContext) => Promise<void>} body
 */
export async function withPage(browser, name, options, body) {
  const context = await browser.newContext(options);
  const page = await context.newPage();
  page.setDefaultTimeout(10_000);
  const complaints = watch(page);
  try {
    await body(page, context);
    assert.deepEqual(complaints, []);
  } catch (error) {
    mkdirSync(failures, { recursive: true });
    await page.screenshot({ path: `${failures}${name.replaceAll(/\W+/g, "-")}.png` });
    throw error;
  } finally {
    await context.close();
  }
}
