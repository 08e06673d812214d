// Builds the element's part of the package: its script and the editor's, its style sheet, and custom-elements.json.

import { readFileSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { build, runnerImport } from "vite";
import { target } from "./target.mjs";

const here = fileURLToPath(new URL(".", import.meta.url));
/** @param {string} path in src */
const source = (path) => `${here}src/${path}`;

/** The package has one engine, which the element imports when it is first needed. @type {import("vite").Plugin} */
export const sharedEngine = {
  name: "shared-engine",
  enforce: "pre",
  resolveId: (id) => (id.endsWith("/engine/engine.ts") ? { id: "./index.js", external: true } : null),
};

/** @param {string} dist @param {Readonly<Record<string, string>>} entries the sources, by the names of their files */
export async function bundleElement(dist, entries) {
  await build({
    root: here,
    configFile: false,
    publicDir: false,
    logLevel: "warn",
    plugins: [sharedEngine],
    build: {
      outDir: dist,
      emptyOutDir: false,
      target,
      // As a library, so that no preloading of chunks is woven in, which asks for a document.
      lib: { entry: { ...entries }, formats: ["es"] },
      rolldownOptions: {
        preserveEntrySignatures: "allow-extension",
        output: {
          entryFileNames: "[name].js",
          chunkFileNames: "[name].js",
          minify: true,
        },
      },
    },
  });
}

/** Rules of a shadow root as rules of the page. @param {string} path */
function forPage(path) {
  const css = readFileSync(source(path), "utf8").replace(/:root\s*\{\s*color-scheme[^}]*\}/, "");
  return css
    .replaceAll(/:root\[[^{]*\{[^}]*\}/g, "")
    .replaceAll(/:root,\s*/g, "")
    .replaceAll(/:host\(((?:[^()]|\([^()]*\))*)\)/g, "mesh-ddl$1")
    .replaceAll(/:host|:root/g, "mesh-ddl");
}

/** @param {string} path */
const within = (path) => `mesh-ddl {\n${readFileSync(source(path), "utf8")}\n}`;

/** style.css, by which the page shows what is written in an element. */
export async function writeStyle(/** @type {string} */ dist) {
  const css = [
    ...["style/tokens.css", "element/style/host.css"].map(forPage),
    ...["style/code.css", "style/problems.css", "style/notes.css"].map(within),
    readFileSync(source("element/style/written.css"), "utf8"),
  ].join("\n");
  writeFileSync(`${dist}/style.css`, css);
}

export async function writeManifest(/** @type {string} */ out) {
  const { module } = await runnerImport(source("element/manifest.ts"), { configFile: false });
  writeFileSync(`${out}/custom-elements.json`, `${JSON.stringify(module.manifest(), null, 2)}\n`);
}
