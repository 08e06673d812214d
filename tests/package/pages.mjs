// Pages of other people, in Chromium, from a server that sends what it is told.

import { readFileSync } from "node:fs";
import { createServer } from "node:http";
import { extname } from "node:path";
import { after, before } from "node:test";
import { portOf } from "../../web/server.mjs";
import { launch } from "../page/chromium.mjs";

/** @import { Browser } from "playwright-core" */

/** @type {Readonly<Record<string, string>>} */
const types = { ".html": "text/html", ".js": "text/javascript", ".wasm": "application/wasm" };

/** The strictest policy that lets the engine run; the second is for an engine that is fetched. */
export const strict = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'";
export const strictAndFetching = `${strict}; connect-src 'self'`;

/** @type {Browser} */
let browser;
before(async () => {
  browser = await launch();
});
after(() => browser?.close());

/** @typedef {{ status?: number, type?: string, body?: string | Buffer }} Answer */

/**
 * What the page of a folder says in its <output>, and what the browser has to say of it.
 * @param {string} folder
 * @param {{ policy?: string, path?: string, answers?: Readonly<Record<string, Answer>> }} options `answers` to these paths instead of
 *   the files.
 */
export async function outputOf(folder, { policy, path = "/", answers = {} } = {}) {
  const server = createServer((request, response) => {
    const asked = new URL(request.url ?? "", "http://localhost").pathname;
    const name = asked.endsWith("/") ? `${asked}index.html` : asked;
    const { status, type, body } = { ...fileAnswer(folder + name), ...answers[name] };
    response.writeHead(status, {
      ...(type === "" ? {} : { "Content-Type": type }),
      ...(policy ? { "Content-Security-Policy": policy } : {}),
    });
    response.end(body);
  });
  await new Promise((resolve) => server.listen(0, "127.0.0.1", () => resolve(undefined)));
  try {
    return await outputAt(`http://127.0.0.1:${portOf(server)}${path}`);
  } finally {
    server.closeAllConnections();
    server.close();
  }
}

/** @param {string} file */
function fileAnswer(file) {
  try {
    return { status: 200, type: types[extname(file)] ?? "text/plain", body: readFileSync(file) };
  } catch {
    return { status: 404, type: "text/plain", body: Buffer.from("There is no such file.") };
  }
}

/** The same of a page at an address. @param {string} address */
export async function outputAt(address) {
  const context = await browser.newContext();
  const page = await context.newPage();
  /** @type {string[]} */
  const complaints = [];
  page.on("pageerror", (error) => complaints.push(error.message));
  page.on("console", (message) => {
    if (["error", "warning"].includes(message.type())) complaints.push(message.text());
  });
  try {
    await page.goto(address);
    const spoken = page.waitForFunction(() => document.querySelector("output")?.textContent, null, { timeout: 15_000 });
    const output = await spoken.then((handle) => handle.jsonValue()).catch(() => null);
    return { output, complaints };
  } finally {
    await context.close();
  }
}
