// Whatever is typed or pasted, the engine answers, soon, and answers again.
import assert from "node:assert/strict";
import { test } from "node:test";
import { loadSingleFile, previewWith, tokensWith } from "./engine.mjs";

const engine = await loadSingleFile();
/** @param {string} body */
const up = (body) => `pub fn up(pool :: PoolHandle) -> Int!String do\n${body}\n  Ok(0)\nend\n`;
const healthy = up('  Migration.drop_table(pool, "t")?');

/**
 * Sources, and the code of a diagnostic that each must have; one without a code is in order.
 * @type {Record<string, [source: string, code?: string]>}
 */
const sources = {
  "no source": ["", "W0042"],
  "a NUL in the source": ["pub fn up\0(pool) do end", "P0003"],
  "a byte order mark": [`\uFEFF${healthy}`],
  "lone surrogates": [`\uD800 \uDC00 "\uD800"`, "P0003"],
  "every control character": [String.fromCharCode(...Array(32).keys()), "P0003"],
  "a mebibyte of blanks": [" ".repeat(1 << 20), "W0042"],
  "ten mebibytes of text": ["x".repeat(10 << 20), "P0006"],
  "a mebibyte of brackets": ["(".repeat(1 << 20), "P0005"],
  "a hundred thousand lists": [`let a = ${"[".repeat(100_000)}`, "P0005"],
  "a hundred thousand operators": [`let a = 1${" + 1".repeat(100_000)}`],
  "a hundred thousand negations": [`let a = ${"-".repeat(100_000)}1`, "P0005"],
  "nested functions without end": ["fn f() do ".repeat(20_000), "P0005"],
  "nested cases without end": [up("case 1 do 1 -> ".repeat(20_000)), "P0005"],
  "nested interpolations": [up(`let a = ${'"#{'.repeat(10_000)}`), "P0002"],
  "unterminated string": [up('Migration.execute(pool, "SELECT'), "P0002"],
  "unterminated comment": ["#= #= #= never closed", "P0002"],
  "a function that calls itself": [`fn f(n :: Int) -> Int do f(n + 1) end\n${up("  let a = f(0)")}`, "E0051"],
  "a loop of a billion rounds": [up('  for i in 0..1000000000 do Migration.execute(pool, "SELECT 1") end'), "E0053"],
  "loops in loops": [up('  for i in 0..100000 do for j in 0..100000 do Migration.execute(pool, "SELECT 1") end end'), "E0053"],
  "a text that doubles": [
    `fn f(s :: String, n :: Int) -> String do if n == 0 do s else f(s <> s, n - 1) end end
${up('  Migration.execute(pool, f("0123456789abcdef", 60))?')}`,
    "E0052",
  ],
  markup: [up(`  Migration.execute(pool, "SELECT '</script><img src=x onerror=alert(1)>'")?`)],
};

/** The milliseconds that any source may take; a test's own timeout would not end a call that does not return to the event loop. */
const soon = 20_000;

for (const [name, [source, expected]] of Object.entries(sources)) {
  test(`the engine outlives ${name}`, () => {
    const start = performance.now();
    const { diagnostics, omitted } = previewWith(engine, source);
    const count = tokensWith(engine, source, "mesh").length + tokensWith(engine, source, "sql").length;
    const time = performance.now() - start;
    assert.ok(time < soon, `${time} ms`);

    assert.equal(count > 0, source.trim() !== "");
    const codes = diagnostics.map(({ code }) => code);
    if (expected === undefined) assert.deepEqual(codes, []);
    else assert.ok(codes.includes(expected), `${codes}`);
    assert.ok(diagnostics.length === 200 || (diagnostics.length < 200 && omitted === 0), `${diagnostics.length} and ${omitted}`);
    for (const { range } of diagnostics) assert.ok(0 <= range.start && range.start <= range.end && range.end <= source.length);

    const { statements } = previewWith(engine, healthy);
    assert.deepEqual(
      statements.map(({ sql }) => sql),
      ['DROP TABLE IF EXISTS "t"'],
    );
  });
}
