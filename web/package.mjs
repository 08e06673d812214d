// Makes the npm package in build/npm: node package.mjs. Its entries are this one table; nothing else in it is an address.

import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { copyFileSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "vite";
import { bundleElement, sharedEngine, writeManifest, writeStyle } from "./element-files.mjs";
import { command, glue, module, single } from "./engine-files.mjs";
import { target } from "./target.mjs";

/** What can be imported, by its path in the package: the name of its file, and the source of it. */
const entries = {
  ".": { file: "index", source: "engine/engine" },
  "./external": { file: "external", source: "engine/external" },
};

/** Those of the element, which share a file and the engine of the first entry. */
const elementEntries = {
  "./element": { file: "element", source: "element/element" },
  "./element/define": { file: "define", source: "element/define" },
};

/** Those that builds of documentation use, in Node and with that engine, too. */
const pluginEntries = {
  "./markdown-it": { file: "markdown-it", source: "markdown/markdown-it" },
  "./rehype": { file: "rehype", source: "markdown/rehype" },
  "./satteri": { file: "satteri", source: "markdown/satteri" },
};

const allEntries = { ...entries, ...elementEntries, ...pluginEntries };

/** The sources of entries by the names of their files. @param {Readonly<Record<string, { file: string, source: string }>>} some */
const sourcesOf = (some) => Object.fromEntries(Object.values(some).map(({ file, source }) => [file, `${here}src/${source}.ts`]));

const here = fileURLToPath(new URL(".", import.meta.url));
const out = fileURLToPath(new URL("../build/npm", import.meta.url));
const dist = `${out}/dist`;

const glueFile = glue();

/**
 * Leaves finding the module to the entry: the glue's own way reads as an asset to bundlers.
 * @type {import("vite").Plugin}
 */
const withoutAddress = {
  name: "without-address",
  enforce: "pre",
  transform: (code, id) =>
    id === glueFile ? code.replace(/new URL\("mesh_ddl\.wasm", ?import\.meta\.url\)\.toString\(\)/, '""') : null,
};

/**
 * Files of the package, which share what they have in common.
 * @param {Readonly<Record<string, string>>} input the sources, by the names of their files
 * @param {import("vite").BuildEnvironmentOptions} options
 */
function bundle(input, { rolldownOptions, ...options }) {
  return build({
    root: here,
    configFile: false,
    publicDir: false,
    logLevel: "warn",
    resolve: { alias: { "mesh-ddl-wasm/glue": glueFile, "mesh-ddl-wasm": single() } },
    plugins: options.ssr ? [sharedEngine] : [withoutAddress],
    ssr: { noExternal: true },
    build: {
      outDir: dist,
      emptyOutDir: false,
      minify: true,
      modulePreload: { polyfill: false },
      rolldownOptions: {
        input: { ...input },
        preserveEntrySignatures: "strict",
        output: { entryFileNames: "[name].js", ...rolldownOptions?.output },
      },
      ...options,
    },
  });
}

/** Each form of the engine by itself, so that it is one file. */
async function bundleEngines() {
  for (const [file, source] of Object.entries(sourcesOf(entries))) await bundle({ [file]: source }, { target });
}

/** The command and the plugins. */
async function bundleForNode() {
  const inNode = { ssr: true, target: "node20" };
  const command = { command: `${here}src/command/command.ts` };
  await bundle(command, { ...inNode, rolldownOptions: { output: { banner: "#!/usr/bin/env node" } } });
  const rolldownOptions = { output: { chunkFileNames: "node-[name].js" } };
  await bundle(sourcesOf(pluginEntries), { ...inNode, rolldownOptions });
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
  keepReached(`${dist}/types`);
  copyFileSync(`${here}src/engine/address.d.ts`, `${dist}/mesh_ddl.wasm.d.ts`);
}

/** Of the types in a folder only those that an entry's lead to. @param {string} types */
function keepReached(types) {
  const reached = new Set(Object.values(allEntries).map(({ source }) => `${types}/${source}.d.ts`));
  for (const file of reached) {
    for (const [, path] of readFileSync(file, "utf8").matchAll(/ from "(\.[^"]+)\.js"/g))
      reached.add(join(dirname(file), `${path}.d.ts`));
  }
  const all = readdirSync(types, { recursive: true, encoding: "utf8" }).map((path) => `${types}/${path}`);
  for (const file of all.filter((path) => path.endsWith(".d.ts") && !reached.has(path))) rmSync(file);
}

/** What a page that loads a file of the package can hold it to, by the file's name. @param {ReadonlySet<string>} others those of Node */
function seal(others) {
  const loaded = readdirSync(dist).filter((name) => /\.(js|wasm|css)$/.test(name) && !others.has(name));
  const digests = loaded.sort().map((name) => [
    name,
    `sha384-${createHash("sha384")
      .update(readFileSync(`${dist}/${name}`))
      .digest("base64")}`,
  ]);
  writeFileSync(`${dist}/integrity.json`, `${JSON.stringify(Object.fromEntries(digests), null, 2)}\n`);
}

function describe() {
  const { private: _, scripts, devDependencies, ...shared } = JSON.parse(readFileSync(`${here}package.json`, "utf8"));
  const exports = {
    ...Object.fromEntries(
      Object.entries(allEntries).map(([path, { file, source }]) => [
        path,
        { types: `./dist/types/${source}.d.ts`, default: `./dist/${file}.js` },
      ]),
    ),
    "./mesh_ddl.wasm": { types: "./dist/mesh_ddl.wasm.d.ts", default: "./dist/mesh_ddl.wasm" },
    "./style.css": "./dist/style.css",
    "./custom-elements.json": "./custom-elements.json",
    "./integrity.json": "./dist/integrity.json",
    "./package.json": "./package.json",
  };
  const made = {
    ...shared,
    bin: { "mesh-ddl": "./dist/command.js" },
    files: ["dist", "THIRD_PARTY_NOTICES", "custom-elements.json"],
    sideEffects: ["./dist/define.js", "./dist/style.css"],
    customElements: "custom-elements.json",
    exports,
  };
  writeFileSync(`${out}/package.json`, `${JSON.stringify(made, null, 2)}\n`);
}

rmSync(out, { recursive: true, force: true });
mkdirSync(dist, { recursive: true });
await bundleForNode();
const ofNode = new Set([...readdirSync(dist), ...command().map((file) => basename(file))]);
await bundleEngines();
await bundleElement(dist, sourcesOf(elementEntries));
await writeStyle(dist);
await writeManifest(out);
declare();
for (const file of [module(), ...command()]) copyFileSync(file, `${dist}/${basename(file)}`);
for (const text of ["web/README.md", "LICENSE", "THIRD_PARTY_NOTICES"]) {
  copyFileSync(`${here}../${text}`, `${out}/${text.replace("web/", "")}`);
}
seal(ofNode);
describe();
