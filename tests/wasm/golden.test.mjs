// The engine gives, byte for byte, the document that the native build gives for the source of every golden file.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { readdirSync, readFileSync } from "node:fs";
import { join, relative } from "node:path";
import { test } from "node:test";
import { fileURLToPath } from "node:url";
import { loadSingleFile } from "./engine.mjs";

const goldens = fileURLToPath(new URL("../golden/", import.meta.url));
const runner = fileURLToPath(new URL("../../build/native/tests/golden/golden_runner", import.meta.url));
const engine = await loadSingleFile();

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
    assert.equal(`${engine.preview(source, { before, files: imported })}\n`, print("json", file));
    assert.equal(`${engine.tokens(source, "mesh")}\n`, print("tokens", file));
  });
}
