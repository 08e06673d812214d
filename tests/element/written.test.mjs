// What is written in an element: read without a script, and taken over without moving a letter of it.

import assert from "node:assert/strict";
import { createRequire } from "node:module";
import { test } from "node:test";
import { fileURLToPath } from "node:url";
import { dist, elementTest, open, pageOf, policy, script, started, style } from "./browser.mjs";

/** @import { Page } from "playwright-core" */

const web = new URL("../../web/", import.meta.url);
const { runnerImport } = await import(createRequire(new URL("package.json", web)).resolve("vite"));
/** @param {string} path */
const load = async (path) => (await runnerImport(fileURLToPath(new URL(`src/${path}`, web)), { configFile: false })).module;
/** @type {typeof import("../../web/src/element/written.ts")} */
const { written: writtenFor } = await load("element/written.ts");
/** @type {typeof import("../../web/src/command/snippets.ts")} */
const { withSnippets } = await load("command/snippets.ts");
/** @type {typeof import("../../web/src/element/shown-lines.ts")} */
const { inShownLines, linesIn, shownLines } = await load("element/shown-lines.ts");
/** @type {typeof import("../../web/src/page/kit/tree.ts")} */
const { toHtml } = await load("page/kit/tree.ts");
const engine = await (await import(`${dist}index.js`)).load();

const snippet = `Migration.create_table(pool, "users", [
  "id:UUID:PRIMARY KEY DEFAULT gen_random_uuid()",
  "email:TEXT:NOT NULL",
  ...
])?
Migration.create_index(pool, "users", ["email"], "unique:true where:deleted_at IS NULL AND email IS NOT NULL")?
Migration.drop_table(pool, "old_users")?
Migration.drop_table(pool, name)?`;
const hiding = `pub fn up(pool :: PoolHandle) -> Int!String do
  Migration.create_table(pool, "before", ["id:UUID"])?
  # mesh-ddl: show
  Migration.add_column(pool, "users", "age:INT")?
  # mesh-ddl: end
  Ok(0)
end`;
const written = [snippet, hiding].map((source) => writtenFor(source, engine).views.map(toHtml).join(""));
const body = written.map((html) => `<mesh-ddl>${html}</mesh-ddl>`).join("");

test("the text of the written source is the source, hidden lines and all", () => {
  const texts = [snippet, hiding].map((source, at) => {
    const [pre = ""] = /<pre class="mesh-ddl-source.*?<\/pre>/s.exec(written[at] ?? "") ?? [];
    return [
      pre
        .replaceAll(/<[^>]*>/g, "")
        .replaceAll("&quot;", '"')
        .replaceAll("&gt;", ">"),
      source,
    ];
  });
  for (const [text, source] of texts) assert.equal(text?.replace(/\n$/, ""), source);
});

test("what is shown lies between two comments, and without them is all", () => {
  const { before, text, after } = shownLines(hiding);
  assert.equal(before + text + after, hiding);
  assert.equal(text, '  Migration.add_column(pool, "users", "age:INT")?');
  assert.equal(shownLines("a\n# mesh-ddl: show\nb").text, "b");
  assert.equal(shownLines("a\n# mesh-ddl: show\n# mesh-ddl: end\nb").text, "");
  assert.equal(shownLines("a\nb").text, "a\nb");
  assert.deepEqual(linesIn("2-3 5", "a\nb\nc\nd\ne"), [false, true, true, false, true]);
  assert.deepEqual(linesIn(null, "a\nb"), [true, true]);
});

test("neither a statement nor a call that is left out is told of a hidden line", () => {
  const call = 'Migration.drop_table(pool, "")?';
  const source = `pub fn up(pool :: PoolHandle) -> Int!String do
  ${call}
  # mesh-ddl: show
  ${call}
  # mesh-ddl: end
  ${call}
  Ok(0)
end`;
  const shown = inShownLines(engine.preview(source), shownLines(source));
  assert.deepEqual(
    shown.leftOut?.map((each) => each.function),
    ["", "up", ""],
  );
  assert.equal(
    writtenFor(source, engine)
      .views.map(toHtml)
      .join("")
      .match(/[Ll]eft out:/g)?.length,
    1,
  );
});

elementTest("without a script the source and its SQL are read", { javaScriptEnabled: false }, async (page) => {
  await open(page, pageOf(body));
  // biome-ignore lint/performance/useDomNodeTextContent: what is hidden is not read.
  const seen = await page.evaluate(() => document.body.innerText);
  assert.match(seen, /Migration\.create_table\(pool, "users"/);
  assert.match(seen, /CREATE TABLE IF NOT EXISTS "users"/);
  assert.match(seen, /ADD COLUMN IF NOT EXISTS "age" INT/);
  assert.doesNotMatch(seen, /mesh-ddl: show|"before"/);
});

elementTest("SQL that is written as plain text keeps its lines", { javaScriptEnabled: false }, async (page) => {
  const sql = 'CREATE TABLE "a" (\n  "id" UUID\n);\nDROP TABLE "b";';
  await open(page, pageOf(`<mesh-ddl><pre>${snippet}</pre><pre class="mesh-ddl-sql">\n${sql}</pre></mesh-ddl>`));
  // biome-ignore lint/performance/useDomNodeTextContent: the lines are those that are seen.
  const seen = await page.evaluate(() => /** @type {HTMLElement} */ (document.querySelector("pre.mesh-ddl-sql")).innerText);
  assert.equal(seen, sql);
});

/** What stands in an element, its source, and whether `prerender` takes it. @type {[html: string, source: string, isTaken: boolean][]} */
const contents = [
  [`<p>Text</p><pre class="x">\n\n${snippet}\n</pre>`, snippet, true],
  [`<pre class="a mesh-ddl-sql">DROP</pre><pre>${snippet}</pre>`, snippet, true],
  [`<div>a<pre>${snippet}</pre></div>`, `a${snippet}`, false],
];

elementTest("the element and prerender find the same source", {}, async (page) => {
  const elements = contents.map(([html]) => `<mesh-ddl>${html}</mesh-ddl>`).join("");
  await open(page, pageOf(elements));
  const values = await page.locator("mesh-ddl").evaluateAll((all) => all.map((each) => /** @type {any} */ (each).value));
  /** @type {string[]} */
  const taken = [];
  withSnippets(elements, { written: ({ source }) => `${taken.push(source)}`, cutShort: () => assert.fail() });
  assert.deepEqual(
    values,
    contents.map(([, source]) => source),
  );
  assert.deepEqual(
    taken,
    contents.filter(([, , isTaken]) => isTaken).map(([, source]) => source),
  );
});

/** At round corners and icons a shade may differ, since their edges lie between pixels. */
const mostOthers = 40;

/**
 * How many pixels differ between two pictures; all of them where their sizes do.
 * @param {Page} page @param {string} first @param {string} second
 */
const differing = (page, first, second) =>
  page.evaluate(
    async (pictures) => {
      const [a, b] = await Promise.all(
        pictures.map(async (picture) => {
          const image = new Image();
          image.src = `data:image/png;base64,${picture}`;
          await image.decode();
          const canvas = new OffscreenCanvas(image.width, image.height).getContext("2d");
          canvas?.drawImage(image, 0, 0);
          return new Uint32Array(canvas?.getImageData(0, 0, image.width, image.height).data.buffer ?? new ArrayBuffer(0));
        }),
      );
      return a && b && a.length === b.length ? a.filter((pixel, at) => pixel !== b[at]).length : Infinity;
    },
    [first, second],
  );

for (const [name, options] of Object.entries({
  light: {},
  dark: { colorScheme: /** @type {const} */ ("dark") },
  narrow: { viewport: { width: 320, height: 900 } },
})) {
  elementTest(`taking over changes no letter outside of the strip, ${name}`, options, async (page) => {
    const strip = 36;
    const picture = async () => {
      const pictures = [];
      for (let nth = 0; nth < written.length; nth++) {
        const box = await page.locator("mesh-ddl").nth(nth).boundingBox();
        assert.ok(box);
        const clip = { ...box, y: box.y + strip + 2, height: box.height - strip - 2 };
        pictures.push((await page.screenshot({ clip, fullPage: true })).toString("base64"));
      }
      return pictures;
    };
    const sheet = `<style>:root{color-scheme:light dark}</style>`;
    const csp = policy.replace("style-src 'self'", "style-src 'self' 'unsafe-inline'");
    await open(page, pageOf(body, style + sheet), csp);
    const before = await picture();
    await open(page, pageOf(body, style + sheet + script), csp);
    for (let nth = 0; nth < written.length; nth++) {
      await page.locator("mesh-ddl").nth(nth).scrollIntoViewIfNeeded();
      await started(page, nth);
    }
    await page.evaluate(() => scrollTo(0, 0));
    const after = await picture();
    const blank = await page.context().newPage();
    for (const [at, each] of before.entries()) {
      const others = await differing(blank, each, after[at] ?? "");
      assert.ok(others <= mostOthers, `${others} pixels of element ${at} are others`);
    }
  });
}
