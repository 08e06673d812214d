// What is in the package, and how Node and the type checker take it.

import assert from "node:assert/strict";
import { execFileSync, spawnSync } from "node:child_process";
import { createRequire } from "node:module";
import { test } from "node:test";
import { publint } from "publint";
import { formatMessage } from "publint/utils";
import { examples, inRepository, pack, project, read, said, webRequire } from "./consumer.mjs";

const packed = pack("entries");
const place = project(packed, "node", {});
const manifest = JSON.parse(read(`${place}/node_modules/mesh-ddl/package.json`));

/** Runs a module in bare Node. @param {string} source */
const run = (source) => execFileSync(process.execPath, ["--input-type=module", "--eval", source], { cwd: place, encoding: "utf8" });

test("the package holds what its entries name and no more than it needs", () => {
  const named = Object.values(manifest.exports).flatMap((entry) => (typeof entry === "string" ? [entry] : Object.values(entry)));
  for (const path of named) assert.ok(packed.paths.includes(path.slice(2)), path);
  assert.deepEqual(
    packed.paths.filter((/** @type {string} */ path) => !path.startsWith("dist/")),
    ["LICENSE", "README.md", "THIRD_PARTY_NOTICES", "custom-elements.json", "package.json"],
  );
  for (const name of ["private", "scripts", "devDependencies"]) assert.ok(!(name in manifest), name);
});

test("every entry says its types before anything else", () => {
  const conditions = Object.entries(manifest.exports).filter(([path]) => !/\.(json|css)$/.test(path));
  for (const [path, entry] of conditions) assert.equal(Object.keys(entry)[0], "types", path);
});

test("every entry is told of", () => {
  const pages = ["web/README.md", "docs/embedding.md"].map((page) => read(inRepository(page))).join("");
  const told = Object.keys(manifest.exports).filter((path) => !["./package.json", "./custom-elements.json"].includes(path));
  for (const path of told) assert.match(pages, new RegExp(`mesh-ddl${path.slice(1)}["?\`.]`), path);
});

test("publint has nothing to say", async () => {
  const { messages, pkg } = await publint({ pkgDir: `${place}/node_modules/mesh-ddl`, level: "suggestion", strict: true });
  assert.deepEqual(
    messages.map((message) => formatMessage(message, pkg)),
    [],
  );
});

test("the types are right for every way to import", () => {
  const attw = createRequire(import.meta.url)
    .resolve("@arethetypeswrong/cli/package.json")
    .replace("package.json", "dist/index.js");
  const { status, stdout } = spawnSync(
    process.execPath,
    [
      attw,
      packed.file,
      "--profile",
      "esm-only",
      "--exclude-entrypoints",
      "./style.css",
      "--exclude-entrypoints",
      "./custom-elements.json",
      "--no-color",
      "--no-emoji",
    ],
    {
      encoding: "utf8",
    },
  );
  assert.equal(status, 0, stdout);
});

test("importing an entry in bare Node fetches nothing and asks for no document", () => {
  const modules = Object.keys(manifest.exports).filter((path) => !/\.(wasm|json|css)$/.test(path));
  assert.ok(modules.length >= 4);
  const asked = run(`
    const asked = [];
    for (const name of ["fetch", "document", "window", "navigator", "localStorage"]) {
      Object.defineProperty(globalThis, name, { get: () => void asked.push(name) });
    }
    for (const path of ${JSON.stringify(modules)}) await import("mesh-ddl" + path.slice(1));
    console.log(JSON.stringify(asked));`);
  assert.deepEqual(JSON.parse(asked), []);
});

for (const entry of ["mesh-ddl", "mesh-ddl/external"]) {
  test(`${entry} runs in Node, once`, () => {
    const output = run(`
      import { load } from "${entry}";
      const engine = await load();
      console.log(engine.preview('Migration.drop_table(pool, "users")').statements[0].sql);
      console.log(load() === load() && (await load()) === engine);`);
    assert.equal(output, `${said}\ntrue\n`);
  });
}

test("the external engine is given as bytes, as a module, as an address, or as an answer", () => {
  const output = run(`
    import { readFile } from "node:fs/promises";
    const address = import.meta.resolve("mesh-ddl/mesh_ddl.wasm");
    const bytes = await readFile(new URL(address));
    const answer = () => new Response(bytes, { headers: { "Content-Type": "application/wasm" } });
    const given = [bytes, await WebAssembly.compile(bytes), address, new URL(address), answer(), Promise.resolve(answer())];
    for (const [index, wasm] of given.entries()) {
      const { load } = await import("./node_modules/mesh-ddl/dist/external.js?" + index);
      console.log((await load({ wasm })).version);
    }`);
  assert.equal(output, `${manifest.version}\n`.repeat(6));
});

test("what is no engine is told, and the next call tries again", () => {
  const output = run(`
    import { load, LoadError } from "mesh-ddl/external";
    for (const wasm of [new Uint8Array([1, 2, 3]), new URL("file:///nowhere/mesh_ddl.wasm")]) {
      await load({ wasm }).catch((error) => console.log(error instanceof LoadError, error.reason, error.message));
    }
    console.log((await load()).version);`);
  assert.match(
    output,
    /^true content This is not the engine: .*\ntrue unreachable file:\/\/\/nowhere\/mesh_ddl\.wasm cannot be read: .*\n0/,
  );
});

test("a value of the wrong type is a TypeError, and the engine goes on", () => {
  const output = run(`
    import { load } from "mesh-ddl";
    const engine = await load();
    const misuses = [
      () => engine.preview(null),
      () => engine.preview("", { function: 7 }),
      () => engine.preview("", { files: { "a.mpl": 7 } }),
      () => engine.preview("", { postgres: "15" }),
      () => engine.build("Migration.drop_table", 1.5),
      () => engine.build("Migration.create_table", "t", [1]),
      () => engine.tokens(undefined, "sql"),
    ];
    for (const misuse of misuses) {
      try { misuse(); console.log("nothing is thrown by", misuse.toString()); } catch (error) { console.log(error.name); }
    }
    console.log(engine.build("Migration.drop_table", "users").statements[0].sql);
    console.log(engine.build("Migration.create_table", "t\\ud800", ["a:INT"]).statements[0].sql);`);
  assert.equal(output, `${"TypeError\n".repeat(7)}${said}\nCREATE TABLE IF NOT EXISTS "t\uFFFD" ("a" INT)\n`);
});

const consumer = `
import { type Diagnostic, type Engine, load, LoadError, type Preview } from "mesh-ddl";
import { load as loadExternal, type LoadOptions } from "mesh-ddl/external";
import address from "mesh-ddl/mesh_ddl.wasm";

const engine: Engine = await load();
const preview: Preview = engine.preview("", { function: "up", files: { "db/names.mpl": "" }, postgres: 16 });
export const codes: string[] = preview.diagnostics.map(({ code }: Diagnostic) => code);
export const sql: string | undefined = engine.build("Migration.drop_table", "users").statements[0]?.sql;
const options: LoadOptions = { wasm: address };
export const same: Engine = await loadExternal(options);
export const reason = (error: unknown): string => (error instanceof LoadError ? error.reason : "");
// @ts-expect-error: results are not to be changed
preview.statements.length = 0;
// @ts-expect-error: there is no such option
engine.preview("", { functions: "up" });
// @ts-expect-error: there is no such language
engine.tokens("", "html");
`;

for (const [module, moduleResolution] of [
  ["nodenext", "nodenext"],
  ["esnext", "bundler"],
]) {
  test(`a project in TypeScript takes the types by ${moduleResolution}, all of them checked`, () => {
    const compilerOptions = {
      module,
      moduleResolution,
      target: "es2022",
      lib: ["es2022", "dom"],
      strict: true,
      noEmit: true,
      types: [],
      exactOptionalPropertyTypes: true,
    };
    const typed = project(packed, `typescript-${moduleResolution}`, {
      "main.ts": consumer,
      "tsconfig.json": JSON.stringify({ compilerOptions, include: ["main.ts"] }),
    });
    const tsc = webRequire.resolve("typescript/package.json").replace("package.json", "bin/tsc");
    const { status, stdout } = spawnSync(process.execPath, [tsc, "-p", typed], { encoding: "utf8" });
    assert.equal(status, 0, stdout);
  });
}

test("what the readmes show for Node runs in Node", () => {
  const shown = [...examples("web/README.md", "js").filter((text) => !text.includes("?url")), ...examples("README.md", "js")];
  assert.equal(shown.length, 4);
  for (const text of shown) run(text);
  assert.equal(run(shown[0] ?? ""), `[ '${said}' ] []\n`);
});
