// Each bundler takes the package without being configured, and what it makes runs under a strict policy.

import assert from "node:assert/strict";
import { copyFileSync } from "node:fs";
import { test } from "node:test";
import { pathToFileURL } from "node:url";
import { promisify } from "node:util";
import { build as esbuild } from "esbuild";
import webpack from "webpack";
import { pack, page, project, said, saying, webRequire } from "./consumer.mjs";
import { outputAt, outputOf, strict, strictAndFetching } from "./pages.mjs";

/** @type {typeof import("vite")} */
const vite = await import(pathToFileURL(webRequire.resolve("vite")).href);

const packed = pack("bundlers");
const embedded = saying('const { load } = await import("mesh-ddl"); const engine = await load();');
const external = saying('const { load } = await import("mesh-ddl/external"); const engine = await load();');
const withAddress = `import address from "mesh-ddl/mesh_ddl.wasm?url";
${saying('const { load } = await import("mesh-ddl/external"); const engine = await load({ wasm: address });')}`;

/** @typedef {{ place: string, main: string, out: string }} Project */

/** @param {Project} project */
async function byVite({ place }) {
  await vite.build({ root: place, configFile: false, logLevel: "error", build: { modulePreload: { polyfill: false } } });
}

/** @param {Project} project */
async function byWebpack({ place, main, out }) {
  const compiler = webpack({
    mode: "production",
    context: place,
    entry: main,
    output: { path: out, filename: "main.js", module: true },
    experiments: { outputModule: true },
  });
  const stats = await promisify(compiler.run.bind(compiler))();
  assert.deepEqual(stats?.toJson().errors, []);
  await promisify(compiler.close.bind(compiler))();
}

/** @param {Project} project */
async function byEsbuild({ place, main, out }) {
  await esbuild({
    absWorkingDir: place,
    entryPoints: [main],
    bundle: true,
    minify: true,
    splitting: true,
    format: "esm",
    target: "es2022",
    outdir: out,
    logLevel: "error",
  });
}

/** esbuild follows no address: the file is put where the script looks for it. @param {Project} project */
async function byEsbuildAndCopy(project) {
  await byEsbuild(project);
  copyFileSync(`${project.place}/node_modules/mesh-ddl/dist/mesh_ddl.wasm`, `${project.out}/mesh_ddl.wasm`);
}

/** @type {[name: string, bundle: (project: Project) => Promise<void>, source: string, policy: string][]} */
const builds = [
  ["vite", byVite, embedded, strict],
  ["webpack", byWebpack, embedded, strict],
  ["esbuild", byEsbuild, embedded, strict],
  ["vite-external", byVite, external, strictAndFetching],
  ["webpack-external", byWebpack, external, strictAndFetching],
  ["esbuild-external", byEsbuildAndCopy, external, strictAndFetching],
];

for (const [name, bundle, source, policy] of builds) {
  test(`${name} builds what runs`, async () => {
    const place = project(packed, name, {
      "index.html": page("./main.js"),
      "main.js": source,
      "dist/index.html": page("./main.js"),
    });
    await bundle({ place, main: "./main.js", out: `${place}/dist` });
    assert.deepEqual(await outputOf(`${place}/dist`, { policy }), { output: said, complaints: [] });
  });
}

for (const [name, source] of Object.entries({ "vite-dev": embedded, "vite-dev-external": withAddress })) {
  test(`${name} serves what runs`, async () => {
    const place = project(packed, name, { "index.html": page("./main.js"), "main.js": source, "public/favicon.ico": "" });
    const server = await vite.createServer({
      root: place,
      configFile: false,
      logLevel: "error",
      server: { host: "127.0.0.1", port: 0, watch: null },
    });
    try {
      await server.listen();
      assert.deepEqual(await outputAt(server.resolvedUrls?.local[0] ?? ""), { output: said, complaints: [] });
    } finally {
      await server.close();
    }
  });
}
