// The built documentation: what it shows is what the engine gives, its links lead somewhere, and it is looked at in Chromium under the
// policy that its server sends.

import assert from "node:assert/strict";
import { readdirSync, readFileSync, statSync } from "node:fs";
import { createRequire } from "node:module";
import { test } from "node:test";
import { fileURLToPath } from "node:url";
import { origin, pageTest } from "../page/browser.mjs";
import { foundByAxe } from "../page/looks.mjs";

/** @import { DefaultTreeAdapterMap } from "parse5" */

const web = new URL("../../web/", import.meta.url);
const dist = fileURLToPath(new URL("dist/", web));
const require = createRequire(new URL("package.json", web));
/** @type {typeof import("parse5")} */
const { parse } = await import(require.resolve("parse5"));
const { runnerImport } = await import(require.resolve("vite"));
const { single } = await import("../../web/engine-files.mjs");
/** @type {{ module: typeof import("../../web/src/engine/engine.ts") }} */
const { module: loading } = await runnerImport(fileURLToPath(new URL("src/engine/engine.ts", web)), {
  configFile: false,
  resolve: { alias: { "mesh-ddl-wasm": single() } },
});
const engine = await loading.load();

/** @typedef {DefaultTreeAdapterMap["element"]} Element */

/** @param {DefaultTreeAdapterMap["node"]} node @returns {Generator<Element>} */
function* elementsIn(node) {
  if ("tagName" in node) yield node;
  if ("childNodes" in node) for (const child of node.childNodes) yield* elementsIn(child);
}
/** @param {DefaultTreeAdapterMap["node"]} node @returns {string} */
function textOf(node) {
  if ("value" in node) return node.value;
  return "childNodes" in node ? node.childNodes.map(textOf).join("") : "";
}
/** @param {Element} element @param {string} name */
const attribute = (element, name) => element.attrs.find((each) => each.name === name)?.value;

/** The elements of each built page, by its path. */
const pages = new Map(
  readdirSync(`${dist}docs`, { recursive: true, encoding: "utf8" })
    .filter((path) => path.endsWith(".html"))
    .map((path) => [path, [...elementsIn(parse(readFileSync(`${dist}docs/${path}`, "utf8")))]]),
);

test("every SQL that is shown is what the engine gives", (context) => {
  let compared = 0;
  for (const [path, elements] of pages) {
    for (const element of elements.filter(({ tagName }) => tagName === "mesh-ddl")) {
      const [source, sql] = [...elementsIn(element)].filter(({ tagName }) => tagName === "pre");
      assert.ok(source && sql, path);
      const preview = engine.preview(textOf(source).replace(/\n$/, ""), {
        script: "pretty",
        function: attribute(element, "function") ?? "",
      });
      const [name = "up"] = preview.functions.map((each) => each.name);
      const shown = [...elementsIn(sql)].filter((each) => attribute(each, "class")?.startsWith("card sql"));
      const scripts = preview.statements.filter((each) => each.function === name).map(({ script = "" }) => script);
      // Outcomes, which what comes before decides, are comments; so are parts that are left open.
      if (attribute(element, "after") !== undefined || scripts.some((each) => each.startsWith("--"))) continue;
      if (textOf(source).includes("# mesh-ddl: show")) continue;
      assert.deepEqual(
        shown.map((each) => textOf(each).replace(/\n;\n$/, ";\n")),
        scripts,
        path,
      );
      compared += shown.length;
    }
  }
  context.diagnostic(`${compared} statements on ${pages.size} pages`);
  assert.ok(compared > 150);
});

test("every link leads somewhere", () => {
  for (const [path, elements] of pages) {
    for (const element of elements) {
      const href = element.tagName === "a" ? attribute(element, "href") : undefined;
      if (href === undefined || href === "" || /^(?:https?|mailto):/.test(href)) continue;
      const { pathname, hash } = new URL(href, `http://localhost/docs/${path}`);
      const file = pathname.endsWith("/") ? `${pathname}index.html` : pathname;
      const found = statSync(dist + decodeURIComponent(file), { throwIfNoEntry: false });
      assert.ok(found?.isFile(), `${path} leads to ${href}`);
      const target = pages.get(decodeURIComponent(file).replace(/^\/docs\//, ""));
      const id = decodeURIComponent(hash.slice(1));
      if (target && id !== "")
        assert.ok(
          target.some((each) => attribute(each, "id") === id),
          `${path} leads to ${href}`,
        );
    }
  }
});

const looks = /** @type {const} */ ([
  ["light", {}],
  ["dark", { colorScheme: "dark" }],
  ["on a phone", { viewport: { width: 360, height: 740 } }],
]);
for (const [name, options] of looks) {
  pageTest(`docs: axe finds nothing, ${name}`, { bypassCSP: true, ...options }, async (page) => {
    for (const path of ["index", "functions/create_index", "codes/L101", "guide/notes"]) {
      await page.goto(`${origin}/docs/${path}.html`);
      await page.locator("mesh-ddl").first().scrollIntoViewIfNeeded();
      await page.locator("mesh-ddl .frame").first().waitFor();
      assert.deepEqual(await foundByAxe(page), [], path);
      const widths = await page.evaluate(() => [document.documentElement.scrollWidth, innerWidth]);
      assert.ok((widths[0] ?? 0) <= (widths[1] ?? 0), `${path} is wider than the screen`);
    }
  });
}

pageTest("docs: examples live under the policy, and a code leads from one to its page", {}, async (page) => {
  await page.goto(`${origin}/docs/functions/drop_table.html`);
  const code = page.locator("mesh-ddl .frame .note-code[href]").first();
  await code.waitFor();
  const [opened] = await Promise.all([page.context().waitForEvent("page"), code.click()]);
  await opened.waitForSelector("h1");
  assert.match(opened.url(), /\/docs\/codes\/\w+\.html$/);
});

pageTest("docs: what is searched is found by the keyboard alone", {}, async (page) => {
  await page.goto(`${origin}/docs/`);
  await page.locator("mesh-ddl .frame").first().waitFor();
  await page.keyboard.press("Control+k");
  await page.locator(".VPLocalSearchBox input").fill("concurrently");
  await page.locator(".VPLocalSearchBox .result").first().waitFor();
  await page.keyboard.press("Enter");
  await page.waitForURL(/\/docs\/.+\.html/);
});

pageTest("docs: a code of the playground leads to its page", {}, async (page) => {
  await page.goto(`${origin}/#`);
  await page.waitForSelector("html[data-ready]");
  await page.evaluate(() => localStorage.clear());
  await page.locator(".cm-content").click();
  await page.keyboard.press("Control+a");
  await page.keyboard.insertText("Migration.drop_table(pool, 1)");
  const code = page.locator("#problems .note-code");
  await code.waitFor();
  const [opened] = await Promise.all([page.context().waitForEvent("page"), code.click()]);
  await opened.waitForSelector("h1");
  assert.match(opened.url(), /\/docs\/codes\/E0001\.html$/);
});
