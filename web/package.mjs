// Makes the npm package in build/npm: node package.mjs. Its entries are this one table; nothing else in it is an address.

import { execFileSync } from "node:child_process";
import { copyFileSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { build } from "vite";
import { glue, module, single } from "./engine-files.mjs";
import { target } from "./target.mjs";

/** What can be imported, by its path in the package: the name of its file, and the source of it. */
const entries = {
  ".": { file: "index", source: "engine/engine" },
  "./external": { file: "external", source: "engine/external" },
};

const here = fileURLToPath(new URL(".", import.meta.url));
const out = fileURLToPath(new URL("../build/npm", import.meta.url));
const dist = `${out}/dist`;

/**
 * Leaves finding the module to the entry: the glue's own way reads as an asset to bundlers.
 * @type {import("vite").Plugin}
 */
const withoutAddress = {
  name: "without-address",
  enforce: "pre",
  transform: (code, id) =>
    id === glue ? code.replace(/new URL\("mesh_ddl\.wasm", ?import\.meta\.url\)\.toString\(\)/, '""') : null,
};

/** Every entry by itself, so that each is one file. */
async function bundle() {
  for (const { file, source } of Object.values(entries)) {
    await build({
      root: here,
      configFile: false,
      publicDir: false,
      logLevel: "warn",
      resolve: { alias: { "mesh-ddl-wasm/glue": glue, "mesh-ddl-wasm": single } },
      plugins: [withoutAddress],
      build: {
        outDir: dist,
        emptyOutDir: false,
        target,
        modulePreload: { polyfill: false },
        rolldownOptions: {
          input: { [file]: `${here}src/${source}.ts` },
          preserveEntrySignatures: "strict",
          output: { entryFileNames: "[name].js" },
        },
      },
    });
  }
}

/** The types, whose files import each other as they do in the sources, by the names that they have here. */
function declare() {
  execFileSync(`${here}node_modules/.bin/tsc`, ["-p", `${here}tsconfig.package.json`, "--outDir", `${dist}/types`], {
    stdio: "inherit",
  });
  for (const path of readdirSync(`${dist}/types`, { recursive: true, encoding: "utf8" }).filter((path) => path.endsWith(".ts"))) {
    const name = `${dist}/types/${path}`;
    writeFileSync(name, readFileSync(name, "utf8").replaceAll(/(?<= from ")(\.[^"]+)\.ts(?=")/g, "$1.js"));
  }
  copyFileSync(`${here}src/engine/address.d.ts`, `${dist}/mesh_ddl.wasm.d.ts`);
}

function describe() {
  const { private: _, scripts, devDependencies, ...shared } = JSON.parse(readFileSync(`${here}package.json`, "utf8"));
  const exports = {
    ...Object.fromEntries(
      Object.entries(entries).map(([path, { file, source }]) => [
        path,
        { types: `./dist/types/${source}.d.ts`, default: `./dist/${file}.js` },
      ]),
    ),
    "./mesh_ddl.wasm": { types: "./dist/mesh_ddl.wasm.d.ts", default: "./dist/mesh_ddl.wasm" },
    "./package.json": "./package.json",
  };
  writeFileSync(
    `${out}/package.json`,
    `${JSON.stringify({ ...shared, files: ["dist", "THIRD_PARTY_NOTICES"], sideEffects: false, exports }, null, 2)}\n`,
  );
}

rmSync(out, { recursive: true, force: true });
mkdirSync(dist, { recursive: true });
await bundle();
declare();
copyFileSync(module, `${dist}/mesh_ddl.wasm`);
for (const text of ["web/README.md", "LICENSE", "THIRD_PARTY_NOTICES"]) {
  copyFileSync(`${here}../${text}`, `${out}/${text.replace("web/", "")}`);
}
describe();
