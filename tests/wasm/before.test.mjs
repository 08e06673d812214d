// What comes before a source: the engine and the command say the same of it, byte for byte, and any number and kind of texts is answered.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { fileURLToPath } from "node:url";
import { loadSingleFile } from "./engine.mjs";

/** @import { Preview } from "../../web/src/engine/document.ts" */

const goldens = fileURLToPath(new URL("../golden/before/", import.meta.url));
const command = fileURLToPath(new URL("../../build/native/native/mesh-ddl", import.meta.url));
const engine = await loadSingleFile();

/** @param {string} file */
function textsOf(file) {
  const [, ...parts] = readFileSync(join(goldens, file), "utf8").split(/^-- (.+)\n/m);
  const before = [];
  for (let at = 2; parts[at].startsWith("before "); at += 2) before.push(parts[at + 1]);
  return { source: parts[1], before };
}

for (const file of readdirSync(goldens)) {
  test(`the command says the same as the engine of before/${file}`, (context) => {
    const { source, before } = textsOf(file);
    assert.ok(before.length > 0);
    const folder = mkdtempSync(join(tmpdir(), "mesh-ddl-before-"));
    context.after(() => rmSync(folder, { recursive: true }));
    const names = [...before, source].map((text, index) => {
      writeFileSync(join(folder, `${index}.mpl`), text);
      return `${index}.mpl`;
    });
    const last = names.pop() ?? "";
    const options = names.flatMap((name) => ["--before", name]);
    const run = () =>
      execFileSync(command, ["preview", "--json", "--utf16", ...options, last], { cwd: folder, encoding: "utf8", stdio: "pipe" });
    // Only the command has files, and names them.
    const named = `"schemaVersion":1,"file":"${last}",`;
    const output = file.startsWith("fail_") ? outputOfFailure(run) : run();
    assert.ok(output.includes(named));
    assert.equal(output.replace(named, ""), `${engine.preview(source, { before })}\n`);
  });
}

/** @param {() => string} run */
function outputOfFailure(run) {
  try {
    run();
  } catch (error) {
    return /** @type {{ stdout: string }} */ (error).stdout;
  }
  assert.fail("the command finds no error");
}

const drop = 'Migration.drop_table(pool, "t")?';

const other = 'Migration.drop_table(pool, "u")?';

/** @type {Record<string, [before: string[], code?: string]>} */
const texts = {
  "no text": [[]],
  "empty texts": [["", " ", "\n"]],
  "a byte order mark and line breaks of Windows": [[`\uFEFF${other}\r\n${other}\r\n`]],
  "a NUL": [["let a\0 = 1"]],
  "what is no letter, and a text without end": [["\uFFFD", '"😀']],
  "a text that calls itself": [
    ["fn f(n :: Int) -> Int do f(n + 1) end\npub fn up(pool :: PoolHandle) -> Int!String do Ok(f(0)) end"],
  ],
  "brackets without end": [Array(60).fill("(".repeat(10_000))],
  "as many texts as there may be": [Array(63).fill(other)],
  "ten thousand texts": [Array(10_000).fill(drop), "P0006"],
  "ten thousand empty texts": [Array(10_000).fill(""), "P0006"],
  "ten mebibytes": [Array(10).fill("x".repeat(1 << 20)), "P0006"],
};

for (const [name, [before, code]] of Object.entries(texts)) {
  test(`the engine outlives ${name} before a source`, () => {
    const start = performance.now();
    /** @type {Preview} */
    const { statements, diagnostics, before: said = [] } = JSON.parse(engine.preview(drop, { before }));
    assert.ok(performance.now() - start < 20_000);
    assert.deepEqual(
      diagnostics.map((diagnostic) => diagnostic.code),
      code === undefined ? [] : [code],
    );
    assert.equal(statements.length, code === undefined ? 1 : 0);
    assert.equal(said.length, code === undefined ? before.length : 0);
    for (const [index, text] of said.entries()) {
      for (const { range } of text.diagnostics) {
        assert.equal(range.before, index);
        assert.ok(0 <= range.start && range.start <= range.end && range.end <= before[index].length);
      }
    }
  });
}
