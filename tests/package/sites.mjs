// Sites of documentation that have the package as npm packs it, and readers who look at what is built of them.

import { spawnSync } from "node:child_process";
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, statSync, symlinkSync } from "node:fs";
import { createServer } from "node:http";
import { extname } from "node:path";
import { after, before } from "node:test";
import { fileURLToPath } from "node:url";
import { portOf } from "../../web/server.mjs";
import { launch } from "../page/chromium.mjs";
import { pack, project, read } from "./consumer.mjs";

/** @import { Browser, Page } from "playwright-core" */

const installed = fileURLToPath(new URL("./node_modules/", import.meta.url));
/** The pages that the sites have. */
export const pages = fileURLToPath(new URL("./site/", import.meta.url));

/** The file that a page of them imports. */
export const names = { "db/names.mpl": 'pub fn accounts() -> String do\n  "accounts"\nend\n' };

/**
 * A site in a folder of its own, with these files, the package, and whatever else is installed here.
 * @param {string} name @param {Readonly<Record<string, string>>} files
 */
export function site(name, files) {
  const packed = pack(name);
  const place = project(packed, "site", {
    "package.json": JSON.stringify({ private: true, type: "module", dependencies: { "@astrojs/starlight": "*", "mesh-ddl": "*" } }),
    ...files,
  });
  const modules = `${place}/node_modules`;
  for (const each of readdirSync(installed)) {
    if (!existsSync(`${modules}/${each}`)) symlinkSync(installed + each, `${modules}/${each}`);
  }
  return place;
}

/** Puts the pages into a folder of a site. @param {string} folder */
export function copyPages(folder) {
  mkdirSync(folder, { recursive: true });
  cpSync(pages, folder, { recursive: true });
}

/** What a tool that builds `place` says of mistakes; empty where it has built it. @param {string} place @param {string} tool */
export function builtBy(place, tool, node = process.execPath, env = {}) {
  const [name = "", ...words] = tool.split(" ");
  const { bin } = JSON.parse(read(`${installed}${name}/package.json`));
  const file = `${installed}${name}/${typeof bin === "string" ? bin : (bin[name] ?? Object.values(bin)[0])}`;
  const run = {
    cwd: place,
    encoding: /** @type {const} */ ("utf8"),
    env: { ...process.env, NO_COLOR: "1", ASTRO_TELEMETRY_DISABLED: "1", ...env },
  };
  const { status, stdout, stderr } = spawnSync(node, [file, ...words], run);
  return status === 0 ? "" : `${stdout}${stderr}`;
}

/** @typedef {{ info: string, source: string }} Fence */

/** The fences of ours in a Markdown file, in their order. @param {string} file @returns {Fence[]} */
export function fencesOf(file) {
  const fence = /^([ >]*)```(mesh ddl.*)\n([\s\S]*?)^[ >]*```$/gm;
  return [...read(file).matchAll(fence)].map(([, indent = "", info = "", lines = ""]) => {
    const source = lines.split("\n").map((line) => line.slice(indent.length));
    return { info, source: source.join("\n").trimEnd() };
  });
}

/** @type {Readonly<Record<string, string>>} */
const entities = { quot: '"', lt: "<", gt: ">", amp: "&" };

/** The texts of what is written of each snippet of a built page: its source, and its SQL. @param {string} html */
export function snippetsOf(html) {
  const text = (/** @type {string} */ part) =>
    part
      .replaceAll(/<[^>]*>/g, "")
      .replaceAll(/&(?:#x([\da-f]+)|#(\d+)|(quot|lt|gt|amp));/gi, (_, hex, decimal, name) =>
        name ? (entities[name] ?? "") : String.fromCodePoint(hex ? Number.parseInt(hex, 16) : Number(decimal)),
      );
  return [...html.matchAll(/<mesh-ddl[ >].*?<\/mesh-ddl>/gs)].map(([element]) => {
    const [source = "", sql = ""] = (element.match(/<pre.*?<\/pre>/gs) ?? []).map(text);
    return { element, source: source.replace(/\n$/, ""), sql: sql.replaceAll("\n;", ";") };
  });
}

/** @type {Readonly<Record<string, string>>} */
const types = { ".html": "text/html; charset=utf-8", ".js": "text/javascript", ".css": "text/css", ".json": "application/json" };

/** @type {Browser} */
let browser;
before(async () => {
  browser = await launch();
});
after(() => browser?.close());

/**
 * Opens a built site.
 * @param {string} folder @param {(page: Page, address: string) => Promise<void>} look @param {object} options of the page
 * @returns {Promise<string[]>} the browser's complaints
 */
export async function visit(folder, look, options = {}) {
  const fileAt = (/** @type {string} */ path) =>
    [path, `${path}.html`, `${path}/index.html`]
      .map((each) => folder + each)
      .find((each) => existsSync(each) && statSync(each).isFile());
  const server = createServer((request, response) => {
    const file = fileAt(decodeURIComponent(new URL(request.url ?? "", "http://localhost").pathname).replace(/\/$/, "/index.html"));
    response.writeHead(file ? 200 : 404, { "Content-Type": types[extname(file ?? "")] ?? "application/octet-stream" });
    response.end(file ? readFileSync(file) : undefined);
  });
  await new Promise((resolve) => server.listen(0, "127.0.0.1", () => resolve(undefined)));
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, ...options });
  const page = await context.newPage();
  await page.addInitScript(keepPreviews);
  /** @type {string[]} */
  const complaints = [];
  page.on("pageerror", (error) => complaints.push(error.message));
  page.on("console", (message) => {
    if (!/\/favicon\.\w+$/.test(message.location().url)) complaints.push(message.text());
  });
  try {
    await look(page, `http://127.0.0.1:${portOf(server)}`);
  } finally {
    await context.close();
    server.closeAllConnections();
    server.close();
  }
  return complaints;
}

/** Starts every snippet of a page, and gives what each previews alive. @param {Page} page */
export function livePreviews(page) {
  return page.evaluate(async () => {
    const shown = [];
    for (const element of document.querySelectorAll("mesh-ddl")) {
      element.scrollIntoView();
      while (!window.previews.has(element)) await new Promise(requestAnimationFrame);
      shown.push(window.previews.get(element));
    }
    return shown;
  });
}

/** Keeps what each snippet has previewed last. */
function keepPreviews() {
  window.previews = new WeakMap();
  addEventListener("preview", ({ target, detail: { preview } }) => {
    const seen = { sql: preview.statements.map(({ sql }) => sql), codes: preview.diagnostics.map(({ code }) => code) };
    if (target) window.previews.set(target, seen);
  });
}
