// A module taken apart into streams, and put together again.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { split } from "../../wasm/split.mjs";
import { join } from "../../wasm/streams.mjs";
import { folder } from "./engine.mjs";

/** @param {number} value @returns {number[]} */
const number = (value) => (value < 0x80 ? [value] : [(value & 0x7f) | 0x80, ...number(value >>> 7)]);
/** @param {number[]} bytes */
const sized = (bytes) => [...number(bytes.length), ...bytes];
/** @param {number} id @param {number[][]} items */
const section = (id, items) => [id, ...sized([...number(items.length), ...items.flat()])];

const end = 0x0b;
const header = [0x00, 0x61, 0x73, 0x6d, 1, 0, 0, 0];
const data = [11, 5, 1, 1, 2, 0x0b, 0x10];

/**
 * A module with functions of these bodies, and something before and behind them.
 * @param {number[][]} bodies
 */
const moduleOf = (bodies) =>
  Uint8Array.from([
    ...header,
    ...section(
      3,
      bodies.map(() => [0]),
    ),
    ...section(10, bodies.map(sized)),
    ...data,
  ]);

/** @param {Uint8Array} module */
function sizesOfStreams(module) {
  const streams = split(module);
  assert.equal(Buffer.compare(join(streams, module.length), module), 0);
  return streams.map(({ length }) => length);
}

test("the engine comes out of its streams again", () => {
  const module = readFileSync(new URL("mesh_ddl.wasm", folder));
  const sizes = sizesOfStreams(module);
  assert.ok(sizes.every((size) => size > 0));
  assert.ok(sizes.reduce((sum, size) => sum + size) < module.length, "the sizes of functions are in no stream");
});

test("a function may have any size", () => {
  const sizes = [2, 127, 128, 129, 16_383, 16_384, 16_385, 40_000];
  const bodies = sizes.map((size) => [0, ...Array(size - 2).fill(0x01), end]);
  sizesOfStreams(moduleOf(bodies));
});

test("each operand goes to the stream of its kind", () => {
  const body = [
    ...[2, 1, 0x7f, 200, 1, 0x7e],
    ...[0x02, 0x40, 0x03, 0x40, 0x0c, 1, end, end],
    ...[0x20, 1, 0x28, 0, 4, 0x21, 1, 0x20, 1, 0x36, 0, 8],
    ...[0x41, 0x80, 0x7f, 0x6a, 0x41, 5, 0x71, 0x41, 0xff, 0, 0x10, 200, 1],
    ...[0x42, 0x80, 0x80, 1, 0x44, 1, 2, 3, 4, 5, 6, 7, 8],
    ...[0x0e, 2, 0, 0x8b, 0, 0, 0x11, 3, 0, 0xfc, 10, 0, 0, 0xfc, 11, 0, 0xfc, 2],
    end,
  ];
  const [head, operations, ...operands] = sizesOfStreams(moduleOf([body]));
  assert.equal(head, header.length + 4 + 3);
  assert.deepEqual(operands, [6, 2, 1, 2, 1, 2, 2, 2, 1, 2, 3, data.length]);
  assert.equal(operations, body.length - (6 + 2 + 1 + 2 + 1 + 2 + 2 + 2 + 1 + 2 + 3));
});

test("a module that would come out as another is refused", () => {
  const message = "The module does not come out of its streams again";
  // A function's size, written longer than it need be.
  const long = [...header, 10, 6, 1, 0x82, 0, 0, end, ...data];
  assert.throws(() => split(Uint8Array.from(long)), { message });
  // A number of 32 bits whose bytes read as the end of a function.
  assert.throws(
    () =>
      split(
        moduleOf([
          [0, 0x43, end, end, end, end, end],
          [0, end],
        ]),
      ),
    { message },
  );
});
