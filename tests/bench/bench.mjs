// Prints what the engine costs beside Kysely and Knex for the same statements, in one process. The engine's time includes
// checking every argument, and for `preview` lexing, parsing and type checking too; and reading its JSON.
import { writeFileSync } from "node:fs";
import { performance } from "node:perf_hooks";
import { parseArgs } from "node:util";
import knexOf from "knex";
import { DummyDriver, Kysely, PostgresAdapter, PostgresIntrospector, PostgresQueryCompiler, sql } from "kysely";
import { loadSingleFile } from "../wasm/engine.mjs";
import { calls, migration } from "./statements.mjs";

const { values: options } = parseArgs({ options: { migration: { type: "string" } } });
if (options.migration) {
  writeFileSync(options.migration, migration(40));
  process.exit();
}

const engine = await loadSingleFile();
const knex = knexOf({ client: "pg" });
const kysely = new Kysely({
  dialect: {
    createAdapter: () => new PostgresAdapter(),
    createDriver: () => new DummyDriver(),
    createIntrospector: (database) => new PostgresIntrospector(database),
    createQueryCompiler: () => new PostgresQueryCompiler(),
  },
});

const median = (values) => values.sort((a, b) => a - b)[values.length >> 1];

/** The microseconds one call of each piece of work takes: medians over rounds in which they take turns. */
function microseconds(...works) {
  const rounds = 31;
  const repeats = 200;
  const times = works.map(() => []);
  for (let round = 0; round < rounds; ++round) {
    for (const [index, work] of works.entries()) {
      const start = performance.now();
      for (let repeat = 0; repeat < repeats; ++repeat) work();
      times[index].push(((performance.now() - start) * 1000) / repeats);
    }
  }
  return times.map(median);
}

function row(name, [ours, ...theirs]) {
  const cells = theirs.map((time) => `${time.toFixed(1).padStart(8)} µs ${(time / ours).toFixed(1).padStart(5)} x`);
  console.log(`${name.padEnd(22)} ${ours.toFixed(1).padStart(8)} µs ${cells.join(" ")}`);
}

console.log("\nThe engine beside Kysely's compile() and Knex's toString() (goal: more than 1 x of both)");
console.log(`${"".padEnd(22)} ${"engine".padStart(11)} ${"Kysely".padStart(19)} ${"Knex".padStart(19)}`);
for (const { name, call, kysely: byKysely, knex: byKnex } of calls) {
  const { error } = JSON.parse(engine.build(...call));
  if (error) throw new Error(error.message);
  row(`build ${name}`, microseconds(() => JSON.parse(engine.build(...call)), () => byKysely(kysely, sql), () => byKnex(knex)));
}
for (const count of [6, 42]) {
  const source = migration(count);
  const { statements } = JSON.parse(engine.preview(source, { function: "" }));
  if (statements.length !== count) throw new Error(`the preview has ${statements.length} statements instead of ${count}`);
  const said = Array.from({ length: count }, (_, index) => calls[index % calls.length]);
  row(
    `preview of ${count}`,
    microseconds(
      () => JSON.parse(engine.preview(source, { function: "" })),
      () => said.forEach((each) => each.kysely(kysely, sql)),
      () => said.forEach((each) => each.knex(knex)),
    ),
  );
}
