// A VitePress site whose fences become living snippets, written as Mesh's own documentation is.

import assert from "node:assert/strict";
import { statSync } from "node:fs";
import { test } from "node:test";
import { gzipSync } from "node:zlib";
import { read } from "./consumer.mjs";
import { builtBy, copyPages, fencesOf, livePreviews, names, pages, site, snippetsOf, visit } from "./sites.mjs";

const config = `import { createMeshDdl } from "mesh-ddl/markdown-it";

const meshDdl = await createMeshDdl({ files: ${JSON.stringify(names)} });
export default { title: "A site", markdown: { languageAlias: { mesh: "elixir" }, config: (md) => md.use(meshDdl) } };
`;
const theme = `import DefaultTheme from "vitepress/theme";
import "mesh-ddl/style.css";
import "mesh-ddl/element/define";

export default DefaultTheme;
`;
const files = { ".vitepress/config.mjs": config, ".vitepress/theme/index.mjs": theme };

const place = site("vitepress", files);
copyPages(place);
assert.deepEqual(builtBy(place, "vitepress build"), "");
const built = `${place}/.vitepress/dist`;
const { load } = await import(`${place}/node_modules/mesh-ddl/dist/index.js`);
const engine = await load();

const whole = { info: "mesh ddl", source: read(`${pages}snippets/whole.mpl`).trimEnd() };
const included = fencesOf(`${pages}parts/included.md`);
const own = fencesOf(`${pages}index.md`);
const first = own.findIndex(({ source }) => source.startsWith("import"));
/** The fences in their places on the page. */
const fences = [...own.slice(0, first), ...included, whole, ...own.slice(first)];

test("source and SQL of every snippet are in the page, byte for byte", (context) => {
  const html = read(`${built}/index.html`);
  const snippets = snippetsOf(html);
  assert.equal(snippets.length, 20);
  assert.deepEqual(
    snippets.map(({ source }) => source),
    fences.map(({ source }) => source),
  );
  const whole = snippets.filter(({ element, source, sql }) => {
    const preview = engine.preview(source, { files: names, script: "pretty" });
    const scripts = preview.statements
      .filter((/** @type {{ function: string }} */ each) => each.function === "up")
      .map((/** @type {{ script: string }} */ { script }) => script);
    // With all notes they stand between the statements.
    const isPlain =
      !element.includes(' notes="all"') &&
      scripts.length > 0 &&
      preview.leftOut?.length === 0 &&
      scripts.every((/** @type {string} */ each) => !each.startsWith("--"));
    if (isPlain) assert.equal(sql, scripts.join(""));
    return isPlain;
  });
  assert.ok(whole.length >= 13, `only ${whole.length} are compared`);
  assert.match(html, /<div class="language-mesh[^>]*>(?:(?!<mesh-ddl).)*shown as it is/s);
  assert.ok(!html.includes("<script>document.title"));
  context.diagnostic(
    `a page with twenty snippets: ${statSync(`${built}/index.html`).size} bytes of HTML, ${gzipSync(html).length} compressed`,
  );
});

test("they come alive, and again after a visit to another page, and the browser has nothing to say", async () => {
  const expected = fences.map(({ info, source }) => {
    const before = info.includes("after=users") ? [fences[0]?.source ?? ""] : [];
    const preview = engine.preview(source, { files: names, before, function: info.includes("function=up") ? "up" : "" });
    return {
      sql: preview.statements.map((/** @type {{ sql: string }} */ { sql }) => sql),
      codes: preview.diagnostics.map((/** @type {{ code: string }} */ { code }) => code),
    };
  });
  const complaints = await visit(built, async (page, address) => {
    await page.goto(`${address}/`);
    assert.deepEqual(await livePreviews(page), expected);
    await page.click("main a:text-is('more')");
    await page.waitForSelector("h1#more");
    const [, later] = await livePreviews(page);
    assert.deepEqual(later?.sql, ['DROP TABLE IF EXISTS "first"']);
    // Vue made these elements in the browser: what it sets as a property has to arrive as an attribute.
    const second = page.locator("mesh-ddl").nth(1);
    assert.equal(await second.getAttribute("after"), "first");
    assert.equal(await second.getAttribute("focus"), "1");
    await page.goBack();
    await page.waitForSelector("h1#migrations");
    assert.deepEqual(await livePreviews(page), expected);
  });
  assert.deepEqual(complaints, []);
});

test("without a script everything is read", async () => {
  const look = async (/** @type {import("playwright-core").Page} */ page, /** @type {string} */ address) => {
    await page.goto(`${address}/`);
    // biome-ignore lint/performance/useDomNodeTextContent: what is hidden is not read.
    const seen = await page.evaluate(() => document.body.innerText);
    for (const text of [
      "DEFAULT gen_random_uuid()",
      "from_a_file",
      "{{ 1 + 1 }}",
      "CREATE EXTENSION",
      "expected String, found Int",
    ])
      assert.ok(seen.includes(text), text);
  };
  assert.deepEqual(await visit(built, look, { javaScriptEnabled: false }), []);
});

test("mistakes stop the build, each with the place where its author finds it", () => {
  const broken = {
    "index.md": `---
title: A page
---

<!--@include: ./part.md-->

- A list

  \`\`\`mesh ddl layout=wide after=nobody
  Migration.drop_table(pool, "t")?
  Migration.drop_table(pool, 1)?
  \`\`\`

> \`\`\`mesh ddl expect=E0001
> Migration.drop_table(pool, "t")?
> \`\`\`

<<< @/whole.mpl{mesh ddl}
`,
    "part.md": '---\ntitle: A part\n---\n\nText\n\n```mesh ddl {1}\nMigration.drop_table(pool, "a",\n  1)?\n```\n',
    "whole.mpl": "pub fn up(pool :: PoolHandle) -> Int!String do\n  Migration.drop_tabel(pool)\nend\n",
  };
  // A part is no page of its own: the build ends with the first page that it comes to.
  const alone = config.replace("title:", 'srcExclude: ["part.md"], title:');
  const place = site("vitepress-broken", { ...files, ".vitepress/config.mjs": alone, ...broken });
  const told = builtBy(place, "vitepress build");
  const places = [...told.matchAll(/^(?:\[vitepress\] )?([\w.]+:\d+:\d+): error(\[E\d+\])?/gm)].map(
    ([, at, code = ""]) => at + code,
  );
  // VitePress tells it twice.
  assert.deepEqual(places.slice(0, places.length / 2), [
    "part.md:9:3[E0003]",
    "index.md:9:1",
    "index.md:9:1",
    "index.md:11:30[E0001]",
    "index.md:14:1",
    "whole.mpl:2:13[E0004]",
  ]);
});
