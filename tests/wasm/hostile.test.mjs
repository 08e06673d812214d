// Whatever is typed or pasted, the engine answers, soon, and answers again.
import assert from "node:assert/strict";
import { test } from "node:test";
import { loadSingleFile } from "./engine.mjs";

const engine = await loadSingleFile();
/** @param {string} body */
const up = (body) => `pub fn up(pool :: PoolHandle) -> Int!String do\n${body}\n  Ok(0)\nend\n`;
const healthy = up('  Migration.drop_table(pool, "t")?');

const sources = {
  "no source": "",
  "a NUL in the source": "pub fn up\0(pool) do end",
  "a byte order mark": `\uFEFF${healthy}`,
  "lone surrogates": `\uD800 \uDC00 "\uD800"`,
  "every control character": String.fromCharCode(...Array(32).keys()),
  "a mebibyte of blanks": " ".repeat(1 << 20),
  "ten mebibytes of text": "x".repeat(10 << 20),
  "a mebibyte of brackets": "(".repeat(1 << 20),
  "a hundred thousand lists": `let a = ${"[".repeat(100_000)}`,
  "a hundred thousand operators": `let a = 1${" + 1".repeat(100_000)}`,
  "a hundred thousand negations": `let a = ${"-".repeat(100_000)}1`,
  "nested functions without end": "fn f() do ".repeat(20_000),
  "nested cases without end": up("case 1 do 1 -> ".repeat(20_000)),
  "nested interpolations": up(`let a = ${'"#{'.repeat(10_000)}`),
  "unterminated string": up('Migration.execute(pool, "SELECT'),
  "unterminated comment": "#= #= #= never closed",
  "a function that calls itself": `fn f(n :: Int) -> Int do f(n + 1) end\n${up("  let a = f(0)")}`,
  "a loop of a billion rounds": up('  for i in 0..1000000000 do Migration.execute(pool, "SELECT 1") end'),
  "loops in loops": up('  for i in 0..100000 do for j in 0..100000 do Migration.execute(pool, "SELECT 1") end end'),
  "a text that doubles": `fn f(s :: String, n :: Int) -> String do if n == 0 do s else f(s <> s, n - 1) end end
${up('  Migration.execute(pool, f("0123456789abcdef", 60))?')}`,
  markup: up('  Migration.execute(pool, "</script><img src=x onerror=alert(1)>")?'),
};

for (const [name, source] of Object.entries(sources)) {
  test(`the engine outlives ${name}`, { timeout: 20_000 }, () => {
    const document = JSON.parse(engine.preview(source, { function: "" }));
    assert.ok(document.diagnostics.length <= 201);
    for (const { range } of document.diagnostics)
      assert.ok(0 <= range.start && range.start <= range.end && range.end <= source.length);
    JSON.parse(engine.tokens(source, "mesh"));
    JSON.parse(engine.tokens(source, "sql"));
    assert.equal(JSON.parse(engine.preview(healthy, { function: "" })).statements.length, 1);
  });
}
