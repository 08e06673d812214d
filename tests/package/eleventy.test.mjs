// An Eleventy site, whose markdown-it makes living snippets of the fences.

import assert from "node:assert/strict";
import { writeFileSync } from "node:fs";
import { test } from "node:test";
import { read } from "./consumer.mjs";
import { builtBy, fencesOf, livePreviews, names, pages, site, snippetsOf, visit } from "./sites.mjs";

const config = `import { createMeshDdl } from "mesh-ddl/markdown-it";

export default async function (eleventy) {
  const meshDdl = await createMeshDdl({ files: ${JSON.stringify(names)} });
  eleventy.amendLibrary("md", (md) => md.use(meshDdl));
  eleventy.addPassthroughCopy({ "node_modules/mesh-ddl/dist/*.{js,css}": "mesh-ddl" });
  return { markdownTemplateEngine: false };
}
`;
const layout = `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>{{ title }}</title>
<link rel="stylesheet" href="/mesh-ddl/style.css"><script type="module" src="/mesh-ddl/define.js"></script></head><body><main>{{ content | safe }}</main></body></html>`;
/** What VitePress alone has is left out of the page. */
const first = read(`${pages}index.md`)
  .replace(/^::: tip .*\n|^:::\n|^<!--@include.*\n|^<<<.*\n/gm, "")
  .replace("---\n", "---\nlayout: page.njk\n");

const place = site("eleventy", { "eleventy.config.js": config, "_includes/page.njk": layout, "index.md": first });
const build = () => builtBy(place, "@11ty/eleventy");

test("the SQL is in the page and lives, and a mistake has its place", async () => {
  assert.equal(build(), "");
  const fences = fencesOf(`${place}/index.md`);
  assert.deepEqual(
    snippetsOf(read(`${place}/_site/index.html`)).map(({ source }) => source),
    fences.map(({ source }) => source),
  );
  const complaints = await visit(`${place}/_site`, async (page, address) => {
    await page.goto(`${address}/`);
    assert.equal((await livePreviews(page)).length, fences.length);
  });
  assert.deepEqual(complaints, []);
  const line = first.split("\n").findIndex((text) => text.includes('"in_a_quote"')) + 1;
  writeFileSync(`${place}/index.md`, first.replace('"in_a_quote"', '""'));
  assert.match(build(), new RegExp(`index\\.md:${line}:\\d+: error\\[E0101\\]`));
});
