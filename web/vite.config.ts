import { defineConfig, type Plugin, runnerImport } from "vite";
import { metaPolicy } from "./csp.mjs";
import { single } from "./engine-files.mjs";
import { target } from "./target.mjs";

const engine = single();
const resolve = { alias: { "mesh-ddl-wasm": engine } };

/** The page with its scripts after what its first paint needs, which they would share a slow line with. */
const scriptsLast = (html: string): string =>
  html.replace(/<(?:script type="module"|link rel="modulepreload")/g, '$& fetchpriority="low"');

/** The policy first of all, then the first example's source and SQL. */
function page(): Plugin {
  return {
    name: "page",
    transformIndexHtml: {
      order: "post",
      async handler(html) {
        const { module } = await runnerImport<typeof import("./src/prerender.ts")>("./src/prerender.ts", { resolve });
        const policy = `<meta http-equiv="Content-Security-Policy" content="${metaPolicy}" />`;
        return module.prerender(scriptsLast(html).replace('<meta charset="utf-8" />', (charset) => `${charset}\n    ${policy}`));
      },
    },
  };
}

export default defineConfig({
  base: "./",
  resolve,
  plugins: [page()],
  build: {
    target,
    modulePreload: { polyfill: false },
    assetsInlineLimit: 0,
    rolldownOptions: {
      output: {
        codeSplitting: {
          groups: [
            { name: "engine", test: (id) => id === engine },
            { name: "codemirror", test: /node_modules/ },
          ],
        },
      },
    },
  },
});
