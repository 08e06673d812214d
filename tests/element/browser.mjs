// Pages of other people with <mesh-ddl> in them, in Chromium, under the strictest policy that the element runs under.

import { readFileSync } from "node:fs";
import { createServer } from "node:http";
import { extname } from "node:path";
import { after, before, test } from "node:test";
import { fileURLToPath } from "node:url";
import { portOf } from "../../web/server.mjs";
import { launch, withPage } from "../page/chromium.mjs";

/** @import { Server } from "node:http" */
/** @import { Browser, BrowserContextOptions, Page } from "playwright-core" */

export const dist = fileURLToPath(new URL("../../build/npm/dist/", import.meta.url));

/** @type {Readonly<Record<string, string>>} */
const types = { ".js": "text/javascript", ".css": "text/css" };
export const policy =
  "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; frame-src 'self'; require-trusted-types-for 'script'";

/** @type {Browser} */
let browser;
/** @type {Server} */
let server;
let html = "";
let sent = policy;
/** What was asked for. @type {string[]} */
export let asked = [];

before(async () => {
  browser = await launch();
  server = createServer((request, response) => {
    const path = new URL(request.url ?? "", "http://localhost").pathname;
    asked.push(path);
    // Two copies of the package, whose modules are apart.
    const name = /^\/(?:dist|copy)\/([\w.-]+)$/.exec(path)?.[1];
    response.setHeader("Content-Security-Policy", sent);
    response.setHeader("Content-Type", name ? (types[extname(name)] ?? "text/plain") : "text/html; charset=utf-8");
    response.end(name ? readFileSync(dist + name) : html);
  });
  await new Promise((resolve) => server.listen(0, "127.0.0.1", () => resolve(undefined)));
});

after(async () => {
  await browser?.close();
  server?.closeAllConnections();
  server?.close();
});

export const script = '<script type="module" src="/dist/define.js"></script>';
export const style = '<link rel="stylesheet" href="/dist/style.css">';

/** A page with this in its body. @param {string} body @param {string} head */
export const pageOf = (body, head = `${style}${script}`, attributes = 'lang="en"') =>
  `<!doctype html><html ${attributes}><head><meta charset="utf-8"><title>A page</title>${head}</head><body><main><h1>A page</h1>${body}</main></body></html>`;

/**
 * An element with this source, as it is written by hand.
 * @param {string} source @param {string} attributes
 */
export const element = (source, attributes = "") =>
  `<mesh-ddl ${attributes}><pre>${source.replaceAll("&", "&amp;").replaceAll("<", "&lt;")}</pre></mesh-ddl>`;

/** Waits until the n-th element has started. @param {Page} page */
export const started = (page, nth = 0) => page.locator("mesh-ddl").nth(nth).locator(".frame").waitFor();

/**
 * Opens a page of this HTML.
 * @param {Page} page @param {string} text
 */
export async function open(page, text, csp = policy) {
  html = text;
  sent = csp;
  asked = [];
  await page.goto(`http://127.0.0.1:${portOf(server)}/`);
}

/**
 * A test with a page of its own, which fails where the browser has something to complain of.
 * @param {string} name
 * @param {BrowserContextOptions} options
 * @param {(page: Page) => Promise<void>} body
 */
export function elementTest(name, options, body) {
  test(name, { timeout: 180_000 }, () => withPage(browser, name, { viewport: { width: 1000, height: 700 }, ...options }, body));
}

/** The SQL that an element shows. @param {Page} page */
export const sqlOf = (page, nth = 0) =>
  page
    .locator("mesh-ddl")
    .nth(nth)
    .locator(".card .sql")
    .evaluateAll((all) => all.map((sql) => (sql.textContent ?? "").trim().replaceAll(/\s*\n\s*/g, " ")));
