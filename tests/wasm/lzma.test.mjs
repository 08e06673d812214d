// What unpacks the module inside the single-file engine, on that module itself.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { unpack } from "../../wasm/lzma.mjs";
import { folder } from "./engine.mjs";

const module = readFileSync(new URL("mesh_ddl.wasm", folder));
const packed = readFileSync(new URL("mesh_ddl.wasm.lzma", folder));
const refusal = { message: "The packed module is damaged" };

test("what was packed comes out again", () => {
  assert.ok(module.equals(unpack(packed, module.length)));
});

test("what is cut short or goes on is refused", () => {
  for (const length of [0, 1, 5, 1000, packed.length / 2, packed.length - 1]) {
    assert.throws(() => unpack(packed.subarray(0, length), module.length), refusal, `${length} bytes`);
  }
  assert.throws(() => unpack(Buffer.concat([packed, Buffer.alloc(1)]), module.length), refusal);
});

test("another size is refused", () => {
  for (const size of [0, module.length - 1, module.length + 1]) {
    assert.throws(() => unpack(packed, size), refusal, `${size} bytes`);
  }
});

test("one wrong bit anywhere is refused", () => {
  const places = Array.from({ length: 16 }, (_, i) => 1 + Math.floor((i * (packed.length - 2)) / 15));
  for (const [i, place] of places.entries()) {
    const changed = Buffer.from(packed);
    changed[place] ^= 1 << (i % 8);
    assert.throws(() => unpack(changed, module.length), refusal, `byte ${place}`);
  }
});
