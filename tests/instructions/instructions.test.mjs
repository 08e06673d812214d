// Holds what a further statement costs, so that it cannot creep. Whoever makes a phase cheaper lowers its figure here.
import assert from "node:assert/strict";
import test from "node:test";
import { countPhases } from "./count.mjs";

/** @type {Record<import("./count.mjs").Phase, number>} */
const known = { source: 271, lex: 1850, parse: 3080, compile: 5540, run: 6060, preview: 14_160, json: 3810 };

test("no phase takes more than a twentieth over what it is known to take for a further statement", async () => {
  const counted = await countPhases("build/native/tests/instructions/phases");
  const dearer = Object.entries(known)
    .map(([name, most]) => ({ name, most, counted: counted[/** @type {import("./count.mjs").Phase} */ (name)] }))
    .filter((phase) => phase.counted > phase.most * 1.05);
  assert.deepEqual(dearer, []);
});
