import { defineConfig, type Plugin, runnerImport } from "vite";
import { metaPolicy } from "./csp.mjs";
import { single } from "./engine-files.mjs";
import { target } from "./target.mjs";

const engine = single();
const resolve = { alias: { "mesh-ddl-wasm": engine } };

/** The page with its modules after what its first paint needs, which they would share a slow line with. */
const modulesLast = (html: string): string =>
  html.replace(/<(?:script type="module"|link rel="modulepreload")/g, '$& fetchpriority="low"');

/** What runs before the first paint stands behind all that is asked for, which would else wait until it is there. */
const earlyLast = (html: string): string => {
  const early = /\n *<script src="[^"]*early\.js"><\/script>/.exec(html)?.[0] ?? "";
  return html.replace(early, "").replace(/\n *<\/head>/, `${early}$&`);
};

/** The policy first of all, then the first example's source and SQL. */
function page(): Plugin {
  return {
    name: "page",
    transformIndexHtml: {
      order: "post",
      async handler(html) {
        const { module } = await runnerImport<typeof import("./src/prerender.ts")>("./src/prerender.ts", { resolve });
        const policy = `<meta http-equiv="Content-Security-Policy" content="${metaPolicy}" />`;
        return module.prerender(
          earlyLast(modulesLast(html)).replace('<meta charset="utf-8" />', (charset) => `${charset}\n    ${policy}`),
        );
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
