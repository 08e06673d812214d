// What unpacks the streams inside the single-file engine, on the module that they are made of and on one of them.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { unpack } from "../../wasm/lzma.mjs";
import { pack } from "../../wasm/pack.mjs";
import { split } from "../../wasm/split.mjs";
import { folder } from "./engine.mjs";

const module = readFileSync(new URL("mesh_ddl.wasm", folder));
const { packed, lc } = pack(module);
const refusal = { message: "The packed module is damaged" };

test("what was packed comes out again", () => {
  assert.ok(module.equals(unpack(packed, module.length, lc)));
});

test("each stream comes out again, whatever lc suits it", () => {
  const used = new Set();
  for (const [i, stream] of split(module).entries()) {
    const own = pack(stream);
    used.add(own.lc);
    assert.equal(Buffer.compare(unpack(own.packed, stream.length, own.lc), stream), 0, `stream ${i}`);
  }
  assert.ok(used.size > 2);
});

test("nothing packed is nothing", () => {
  const nothing = pack(new Uint8Array());
  assert.equal(unpack(nothing.packed, 0, nothing.lc).length, 0);
});

test("what is cut short or goes on is refused", () => {
  for (const length of [0, 1, 5, 1000, packed.length / 2, packed.length - 1]) {
    assert.throws(() => unpack(packed.subarray(0, length), module.length, lc), refusal, `${length} bytes`);
  }
  assert.throws(() => unpack(Buffer.concat([packed, Buffer.alloc(1)]), module.length, lc), refusal);
});

test("another size is refused", () => {
  for (const size of [0, module.length - 1, module.length + 1]) {
    assert.throws(() => unpack(packed, size, lc), refusal, `${size} bytes`);
  }
});

test("one wrong bit anywhere is refused", () => {
  const places = Array.from({ length: 16 }, (_, i) => 1 + Math.floor((i * (packed.length - 2)) / 15));
  for (const [i, place] of places.entries()) {
    const changed = Buffer.from(packed);
    changed[place] ^= 1 << (i % 8);
    assert.throws(() => unpack(changed, module.length, lc), refusal, `byte ${place}`);
  }
});
