// The documentation: the Markdown of docs/ as a site, whose fences of Mesh live.

import { mkdirSync, readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { runnerImport } from "vite";
import { defineConfig } from "vitepress";
import { writeStyle } from "../../element-files.mjs";
import { single } from "../../engine-files.mjs";
import { highlighter } from "./highlight.ts";

/** @param path in the repository */
const inRepository = (path: string): string => fileURLToPath(new URL(`../../../${path}`, import.meta.url));
const source = (path: string): string => inRepository(`web/src/${path}.ts`);

const engine = { "mesh-ddl-wasm": single() };
const plugins = await runnerImport<typeof import("../../src/markdown/markdown-it.ts")>(source("markdown/markdown-it"), {
  configFile: false,
  resolve: { alias: engine },
});
const base = "/docs/";
const meshDdl = await plugins.module.createMeshDdl({ docs: base });
const { module: loading } = await runnerImport<typeof import("../../src/engine/engine.ts")>(source("engine/engine"), {
  configFile: false,
  resolve: { alias: engine },
});

const made = inRepository("build/docs");
mkdirSync(made, { recursive: true });
await writeStyle(made);

/** The page's first heading. */
function titleOf(page: string): string {
  return /^# (.*)$/m.exec(readFileSync(inRepository(`docs/${page}.md`), "utf8"))?.[1]?.replaceAll("`", "") ?? page;
}
const link = (page: string) => ({ text: titleOf(page), link: `/${page}` });
const codes = readdirSync(inRepository("docs/codes")).flatMap((file) => (file === "index.md" ? [] : [file.replace(/\.md$/, "")]));

export default defineConfig({
  title: "mesh-ddl",
  description: "The PostgreSQL that a Mesh migration sends, before it runs",
  lang: "en",
  base,
  srcDir: inRepository("docs"),
  outDir: inRepository("web/dist/docs"),
  cacheDir: inRepository("build/docs/cache"),
  metaChunk: true,
  // Else a style would be written that no policy knows.
  appearance: { disableTransition: false } as { initialValue?: "dark" },
  head: [["link", { rel: "icon", href: "/icon.svg", type: "image/svg+xml" }]],
  markdown: {
    highlight: highlighter(await loading.load()),
    config: (md) => {
      md.use(meshDdl);
    },
  },
  vite: {
    publicDir: false,
    plugins: [
      {
        // The pages lie outside of the folder that has it.
        name: "vue-of-the-site",
        enforce: "pre",
        resolveId(id, importer) {
          const isOfPage = /^vue(\/|$)/.test(id) && importer?.startsWith(inRepository("docs/"));
          return isOfPage ? this.resolve(id, fileURLToPath(import.meta.url), { skipSelf: true }) : null;
        },
      },
    ],
    resolve: {
      alias: {
        ...engine,
        "mesh-ddl/style.css": `${made}/style.css`,
        "mesh-ddl/element/define": source("element/define"),
      },
    },
  },
  themeConfig: {
    search: { provider: "local" },
    nav: [{ text: "Playground", link: "/../", target: "_self" }],
    outline: { level: [2, 3] },
    sidebar: [
      {
        text: "Guide",
        items: [
          "guide/what-a-migration-is",
          "guide/helpers-and-loops",
          "guide/indexes",
          "guide/schemas",
          "guide/raw-sql",
          "guide/expand-and-contract",
          "guide/notes",
          "guide/ci",
          "guide/command",
          "guide/linking",
          "embedding",
        ].map(link),
      },
      {
        text: "Functions",
        items: [
          "create_table",
          "drop_table",
          "add_column",
          "drop_column",
          "rename_column",
          "create_index",
          "drop_index",
          "execute",
        ].map((name) => link(`functions/${name}`)),
      },
      { text: "Reference", items: ["profile", "library", "outcomes", "advice", "check", "json"].map(link) },
      { text: "Codes", link: "/codes/", collapsed: true, items: codes.map((code) => link(`codes/${code}`)) },
    ],
  },
});
