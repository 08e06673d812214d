// The table of calls and statements in the README is what the engine makes of them.
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { test } from "node:test";
import { loadSingleFile, previewWith } from "./engine.mjs";

const engine = await loadSingleFile();
const readme = await readFile(new URL("../../README.md", import.meta.url), "utf8");
const rows = [...readme.matchAll(/^\| `(Migration\..*)` \| `(.*)` \|$/gm)];

test("the README shows the eight functions", () => assert.equal(rows.length, 8));

for (const [, call, sql] of rows) {
  test(`the README is right about ${call}`, () => {
    const source = `pub fn up(pool :: PoolHandle) -> Int!String do\n  ${call}?\n  Ok(0)\nend\n`;
    const { statements, diagnostics } = previewWith(engine, source);
    assert.deepEqual(diagnostics, []);
    assert.deepEqual(
      statements.map((statement) => statement.sql),
      [sql],
    );
  });
}
