// What integrity.json is good for: files that were changed on their way do not run.

import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { pack, page, project, read, said, saying } from "./consumer.mjs";
import { outputOf } from "./pages.mjs";

const packed = pack("integrity");
const place = project(packed, "sealed", {
  "index.html": "",
  "main.js": 'import "./own.js";',
  "own.js": saying('const { load } = await import("mesh-ddl"); const engine = await load();'),
});
const dist = "/node_modules/mesh-ddl/dist";
const digests = JSON.parse(read(`${place}${dist}/integrity.json`));
const forged = { body: `${read(`${place}${dist}/index.js`)}\nexport const forged = true;` };

/** @param {string | Buffer} text */
const digestOf = (text, algorithm = "sha384") => `${algorithm}-${createHash(algorithm).update(text).digest("base64")}`;

/** What a page with an import map says, under a policy that lets only that inline script run. @param {object} integrity */
function saidBy(integrity, answers = {}, folder = place) {
  const map = JSON.stringify({ imports: { "mesh-ddl": `${dist}/index.js` }, integrity });
  const html = page("./main.js", `<script type="importmap">${map}</script>`);
  const policy = `default-src 'none'; script-src 'self' 'wasm-unsafe-eval' '${digestOf(map, "sha256")}'`;
  return outputOf(folder, { policy, answers: { "/index.html": { type: "text/html", body: html }, ...answers } });
}

test("it has every file that a page loads, and nothing else", () => {
  const loaded = packed.paths.filter((/** @type {string} */ path) =>
    /^dist\/(?!.*command|markdown-it|rehype|satteri|node-)[^/]+\.(js|wasm|css)$/.test(path),
  );
  assert.deepEqual(
    Object.keys(digests).map((name) => `dist/${name}`),
    loaded,
  );
  for (const [name, digest] of Object.entries(digests))
    assert.equal(digest, digestOf(readFileSync(`${place}${dist}/${name}`)), name);
});

test("the files run that the map of imports tells of, and a forged one does not", async () => {
  const sealed = { [`${dist}/index.js`]: digests["index.js"] };
  assert.deepEqual(await saidBy(sealed), { output: said, complaints: [] });
  const { output } = await saidBy(sealed, { [`${dist}/index.js`]: forged });
  assert.match(output ?? "", /^TypeError; ; Failed to fetch dynamically imported module/);
});

test("without the map, or with the digest of the page's own script alone, the forged file runs", async () => {
  for (const integrity of [{}, { "/main.js": digestOf(read(`${place}/main.js`)) }]) {
    assert.equal((await saidBy(integrity, { [`${dist}/index.js`]: forged })).output, said);
  }
});

test("a forged file that another file of the package imports does not run", async () => {
  const defining = `
    await import("${dist}/define.js");
    throw new Error(String(customElements.get("mesh-ddl") !== undefined));`;
  const own = project(packed, "defining", { "index.html": "", "main.js": saying(defining) });
  const forgedPart = { [`${dist}/element.js`]: { body: `${read(`${own}${dist}/element.js`)}\n` } };
  const entryAlone = { [`${dist}/define.js`]: digests["define.js"] };
  const whole = Object.fromEntries(Object.entries(digests).map(([name, digest]) => [`${dist}/${name}`, digest]));
  const ran = /^Error; ; true$/;
  assert.match((await saidBy(whole, {}, own)).output ?? "", ran);
  assert.match((await saidBy(entryAlone, forgedPart, own)).output ?? "", ran);
  assert.match((await saidBy(whole, forgedPart, own)).output ?? "", /^TypeError; ; Failed to fetch dynamically imported module/);
});

test("a forged module is not taken where fetch is told its digest", async () => {
  const script = `
    const address = "${dist}/mesh_ddl.wasm";
    const { load } = await import("${dist}/external.js");
    const engine = await load({ wasm: fetch(address, { integrity: "${digests["mesh_ddl.wasm"]}" }) });`;
  const own = project(packed, "fetching", { "index.html": page("./main.js"), "main.js": saying(script) });
  assert.equal((await outputOf(own)).output, said);
  const bytes = Buffer.concat([readFileSync(`${own}${dist}/mesh_ddl.wasm`), Buffer.from([0, 1, 0])]);
  const { output } = await outputOf(own, { answers: { [`${dist}/mesh_ddl.wasm`]: { body: bytes } } });
  assert.match(output ?? "", /^LoadError; unreachable; What load was given as wasm did not arrive: /);
});
