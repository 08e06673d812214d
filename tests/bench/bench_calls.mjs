// Prints what a single call of the engine costs beside Kysely and Knex, in one process. The engine's time includes checking every
// argument, and reading its JSON.
import { loadSingleFile } from "../wasm/engine.mjs";
import { atLeast } from "./goal.mjs";
import { byKnex, byKysely } from "./query_builders.mjs";
import { calls } from "./statements.mjs";
import { microseconds } from "./timing.mjs";

const engine = await loadSingleFile();

console.log("\nOne call of the engine beside Kysely's compile() and Knex's toString()");
for (const each of calls) {
  const build = () => JSON.parse(engine.build(...each.call));
  const { error } = build();
  if (error) throw new Error(error.message);
  const [ours, ...theirs] = microseconds([build, () => byKysely(each), () => byKnex(each)]);
  const [kysely, knex] = theirs.map((time) => `${time.toFixed(1).padStart(7)} µs ${(time / ours).toFixed(1).padStart(5)} x`);
  const goal = atLeast(Math.min(...theirs) / ours, 1, "x");
  console.log(`${each.name.padEnd(14)} ${ours.toFixed(1).padStart(6)} µs, Kysely ${kysely}, Knex ${knex} ${goal}`);
}
