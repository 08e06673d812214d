// Starlight sites, whose pages Astro renders by Sätteri, or by unified: both make living snippets of the fences.

import assert from "node:assert/strict";
import { existsSync, writeFileSync } from "node:fs";
import { test } from "node:test";
import { fileURLToPath } from "node:url";
import { read } from "./consumer.mjs";
import { builtBy, fencesOf, livePreviews, pages, site, snippetsOf, visit } from "./sites.mjs";

/** Astro wants a newer Node than the project does. */
const node = fileURLToPath(new URL("./node_modules/node/bin/node", import.meta.url));

const config = `import { readFileSync } from "node:fs";
import { unified } from "@astrojs/markdown-remark";
import { satteri } from "@astrojs/markdown-satteri";
import starlight from "@astrojs/starlight";
import { defineConfig } from "astro/config";
import { createMeshDdl as forRehype } from "mesh-ddl/rehype";
import { createMeshDdl as forSatteri } from "mesh-ddl/satteri";

const options = { files: JSON.parse(readFileSync("files.json", "utf8")) };
const processor =
  process.env.ROAD === "unified"
    ? unified({ rehypePlugins: [await forRehype(options)] })
    : satteri({ hastPlugins: [await forSatteri(options)] });
export default defineConfig({
  markdown: { processor },
  integrations: [starlight({ title: "A site", customCss: ["mesh-ddl/style.css"], pagefind: false, components: { Head: "./src/Head.astro" } })],
});
`;
const head = `---
import Default from "@astrojs/starlight/components/Head.astro";
---
<Default><slot /></Default>
<script>import "mesh-ddl/element/define";</script>
`;
const content = `import { defineCollection } from "astro:content";
import { docsLoader } from "@astrojs/starlight/loaders";
import { docsSchema } from "@astrojs/starlight/schema";

export const collections = { docs: defineCollection({ loader: docsLoader(), schema: docsSchema() }) };
`;
/** What VitePress alone has is left out of the page. */
const first = read(`${pages}index.md`)
  .replace(/^::: tip .*\n|^:::\n|^<!--@include.*\n|^<<<.*\n/gm, "")
  .replace("[more](./more)", "[more](/more/)");
const second = `---
title: More
---

import { Aside } from "@astrojs/starlight/components";

<Aside>
\`\`\`mesh ddl id=first
Migration.create_table(pool, "first", ["id:INT"])?
\`\`\`
</Aside>

\`\`\`mesh ddl after=first {1}
Migration.execute(pool, "SELECT '</pre><script>{1}</script>'")?
\`\`\`
`;

/** @param {string} road */
function astro(road) {
  const place = site(`astro-${road}`, {
    "astro.config.mjs": config,
    "files.json": '{ "db/names.mpl": "pub fn accounts() -> String do \\"accounts\\" end" }',
    "src/Head.astro": head,
    "src/content.config.ts": content,
    "src/content/docs/index.md": first,
    "src/content/docs/more.mdx": second,
  });
  return { place, build: () => builtBy(place, "astro build", node, { ROAD: road }) };
}

for (const road of ["satteri", "unified"]) {
  test(`by ${road}: the SQL is in the page, lives, changes with what it is made of, and mistakes have their place`, async () => {
    const { place, build } = astro(road);
    assert.equal(build(), "");
    const html = read(`${place}/dist/index.html`);
    const fences = fencesOf(`${place}/src/content/docs/index.md`);
    const snippets = snippetsOf(html);
    assert.deepEqual(
      snippets.map(({ source }) => source),
      fences.map(({ source }) => source),
    );
    assert.ok(snippets.some(({ sql }) => sql === 'CREATE TABLE IF NOT EXISTS "accounts" (\n  "id" INT\n);\n'));
    const complaints = await visit(`${place}/dist`, async (page, address) => {
      await page.goto(`${address}/`);
      const live = await livePreviews(page);
      assert.equal(live.length, fences.length);
      assert.deepEqual(live[1]?.codes, []);
      await page.click("main a:text-is('more')");
      await page.waitForSelector("mesh-ddl[after=first]");
      const [, later] = await livePreviews(page);
      assert.deepEqual(later?.sql, ["SELECT '</pre><script>{1}</script>'"]);
    });
    assert.deepEqual(complaints, []);

    // What Astro keeps of a page is as old as what it was made with.
    assert.ok(existsSync(`${place}/node_modules/.astro/data-store.json`) || existsSync(`${place}/.astro/data-store.json`));
    writeFileSync(`${place}/files.json`, '{ "db/names.mpl": "pub fn accounts() -> String do \\"members\\" end" }');
    assert.equal(build(), "");
    assert.ok(snippetsOf(read(`${place}/dist/index.html`)).some(({ sql }) => sql.includes('"members"')));

    writeFileSync(`${place}/src/content/docs/more.mdx`, second.replace('"first", [', '"first", 1, ['));
    assert.match(build(), /src\/content\/docs\/more\.mdx:9:39: error\[E0003\]: Migration\.create_table takes 3 arguments/);
  });
}
