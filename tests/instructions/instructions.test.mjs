// Holds what a further statement costs, so that it cannot creep. Whoever makes a phase cheaper lowers its figure here.
import assert from "node:assert/strict";
import test from "node:test";
import { countPhases } from "./count.mjs";

/** @type {Record<import("./count.mjs").Phase, number>} */
const known = { source: 271, lex: 1820, parse: 3030, compile: 5540, run: 6920, preview: 15_600, json: 3810 };

test("no phase takes more than a twentieth over what it is known to take for a further statement", async () => {
  const counted = await countPhases("build/native/tests/instructions/phases");
  const dearer = Object.entries(known)
    .map(([name, most]) => ({ name, most, counted: counted[/** @type {import("./count.mjs").Phase} */ (name)] }))
    .filter((phase) => phase.counted > phase.most * 1.05);
  assert.deepEqual(dearer, []);
});
