// The engine gives, byte for byte, the document that the native build gives for the source of every golden file.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { readdirSync, readFileSync } from "node:fs";
import { join, relative } from "node:path";
import { test } from "node:test";
import { fileURLToPath } from "node:url";
import { bundle } from "../page/bundle.mjs";
import { loadSingleFile } from "./engine.mjs";

const goldens = fileURLToPath(new URL("../golden/", import.meta.url));
const runner = fileURLToPath(new URL("../../build/native/tests/golden/golden_runner", import.meta.url));
const engine = await loadSingleFile();
const { statementsOf } = await import(
  `data:text/javascript;base64,${Buffer.from(await bundle("../../web/src/engine/statement-table.ts")).toString("base64")}`
);

/** @param {string} section @param {string} file */
const print = (section, file) => execFileSync(runner, ["--print", section, file], { encoding: "utf8", maxBuffer: 1 << 28 });
const files = readdirSync(goldens, { recursive: true, encoding: "utf8" })
  .filter((file) => file.endsWith(".golden") && !file.startsWith("runner/"))
  .map((file) => join(goldens, file));

test("there are golden files", () => assert.ok(files.length > 0));

for (const file of files) {
  test(`golden ${relative(goldens, file)} is the same in WebAssembly`, () => {
    const source = print("source", file);
    const text = readFileSync(file, "utf8");
    const before = [...text.matchAll(/^-- (before .+)$/gm)].map(([, heading]) => print(heading, file));
    const names = [...text.matchAll(/^-- file (.+)$/gm)].map(([, name]) => name);
    const imported = Object.fromEntries(names.map((name) => [name, print(`file ${name}`, file)]));
    const options = { before, files: imported };
    const document = engine.preview(source, options);
    assert.equal(`${document}\n`, print("json", file));
    const { rest, ...table } = engine.preview_parts(source, options);
    assert.deepEqual({ ...JSON.parse(rest), statements: statementsOf(table) }, JSON.parse(document));
    assert.equal(`${engine.tokens(source, "mesh")}\n`, print("tokens", file));
  });
}
