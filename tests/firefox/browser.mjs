// Debian's Firefox, driven by WebDriver BiDi. Every page watches itself: an error in the console fails its test.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { createServer } from "node:http";
import { createRequire } from "node:module";
import { after, before, test } from "node:test";
import { fileURLToPath, pathToFileURL } from "node:url";
import { portOf, serve } from "../../web/server.mjs";

/** @import { Server } from "node:http" */
/** @import { Browser, Page, Viewport } from "puppeteer-core" */

const require = createRequire(new URL("../../web/package.json", import.meta.url));
/** @type {typeof import("puppeteer-core")} */
const { default: puppeteer } = await import(pathToFileURL(require.resolve("puppeteer-core")).href);
const dist = fileURLToPath(new URL("../../build/npm/dist/", import.meta.url));

/**
 * What a reader has asked of the browser, by MESH_FIREFOX_LOOK.
 * @type {Record<string, Record<string, number>>}
 */
const looks = {
  plain: {},
  dark: { "layout.css.prefers-color-scheme.content-override": 0 },
  still: { "ui.prefersReducedMotion": 1 },
  forced: { "browser.display.document_color_use": 2 },
};
/** Which of them these tests are run in. */
export const look = process.env.MESH_FIREFOX_LOOK ?? "plain";
const extraPrefsFirefox = looks[look];
assert.ok(extraPrefsFirefox, `MESH_FIREFOX_LOOK is one of ${Object.keys(looks).join(", ")}`);

/** @type {Browser} */
let browser;
/** @type {Server[]} */
const servers = [];
/** The address of the page, and of a page with elements in it. */
export const origins = { page: "", elements: "" };
let elements = "";

/** @param {Server} server */
const addressOf = (server) => {
  servers.push(server);
  return `http://127.0.0.1:${portOf(server)}/`;
};

before(async () => {
  browser = await puppeteer.launch({
    browser: "firefox",
    executablePath: "/usr/bin/firefox-esr",
    headless: true,
    extraPrefsFirefox,
  });
  origins.page = addressOf(await serve(0));
  const server = createServer((request, response) => {
    const name = /^\/dist\/([\w.-]+)$/.exec(request.url ?? "")?.[1];
    const type = !name ? "text/html; charset=utf-8" : name.endsWith(".css") ? "text/css" : "text/javascript";
    response.setHeader("Content-Type", type);
    response.end(name ? readFileSync(dist + name) : elements);
  });
  await new Promise((resolve) => server.listen(0, "127.0.0.1", () => resolve(undefined)));
  origins.elements = addressOf(server);
});

after(async () => {
  await browser?.close();
  for (const server of servers) {
    server.closeAllConnections();
    server.close();
  }
});

/**
 * A test with a page of its own, at an address.
 * @param {string} name
 * @param {{ at: () => string, viewport?: Viewport }} where
 * @param {(page: Page) => Promise<void>} body
 */
export function firefoxTest(name, { at, viewport = { width: 1280, height: 800 } }, body) {
  test(name, { timeout: 120_000 }, async () => {
    const context = await browser.createBrowserContext();
    const page = await context.newPage();
    /** @type {string[]} */
    const complaints = [];
    page.on("pageerror", (error) => complaints.push(String(error)));
    page.on("console", (message) => {
      if (["error", "warn"].includes(message.type())) complaints.push(message.text());
    });
    try {
      // A window behind another hears of no focus.
      await page.bringToFront();
      await page.setViewport(viewport);
      await page.goto(at());
      await body(page);
      assert.deepEqual(complaints, []);
    } finally {
      await context.close();
    }
  });
}

/** Where the page with these elements is. @param {string} body */
export const elementsAt = (body) => () => {
  elements = `<!doctype html><html lang="en"><meta charset="utf-8"><title>A page</title><link rel="stylesheet" href="/dist/style.css">
    <script type="module" src="/dist/define.js"></script><main>${body}</main></html>`;
  return origins.elements;
};

/** Waits until a function of the page gives something. @param {Page} page @param {string} what it is asked @param {unknown} wanted */
export async function until(page, what, wanted) {
  const isSo = `JSON.stringify(${what}) === ${JSON.stringify(JSON.stringify(wanted))}`;
  await page.waitForFunction(isSo, { timeout: 20_000 }).catch(async () => assert.deepEqual(await page.evaluate(what), wanted));
}
