// Prints what the engine costs beside Kysely and Knex for the same statements, in one process. The engine's time includes
// checking every argument, and for `preview` lexing, parsing and type checking too; and reading its JSON.
import { performance } from "node:perf_hooks";
import knexOf from "knex";
import { DummyDriver, Kysely, PostgresAdapter, PostgresIntrospector, PostgresQueryCompiler, sql } from "kysely";
import { loadSingleFile, previewWith } from "../wasm/engine.mjs";
import { calls, migration } from "./statements.mjs";

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

/** @param {number[]} values */
const median = (values) => values.sort((a, b) => a - b)[values.length >> 1];

/**
 * The microseconds one call of each piece of work takes: medians over rounds in which they take turns.
 * @param {(() => unknown)[]} works
 */
function microseconds(works, rounds = 31, repeats = 200) {
  const times = works.map(() => /** @type {number[]} */ ([]));
  for (let round = 0; round < rounds; ++round) {
    for (const [index, work] of works.entries()) {
      const start = performance.now();
      for (let repeat = 0; repeat < repeats; ++repeat) work();
      times[index].push(((performance.now() - start) * 1000) / repeats);
    }
  }
  return times.map(median);
}

/** @param {string} name @param {number[]} times */
function row(name, [ours, ...theirs]) {
  const cells = theirs.map((time) => `${time.toFixed(1).padStart(8)} µs ${(time / ours).toFixed(1).padStart(5)} x`);
  console.log(`${name.padEnd(22)} ${ours.toFixed(1).padStart(8)} µs ${cells.join(" ")}`);
}

console.log("\nThe engine beside Kysely's compile() and Knex's toString() (goal: more than 1 x of both)");
console.log(`${"".padEnd(22)} ${"engine".padStart(11)} ${"Kysely".padStart(19)} ${"Knex".padStart(19)}`);
for (const { name, call, kysely: byKysely, knex: byKnex } of calls) {
  const { error } = JSON.parse(engine.build(...call));
  if (error) throw new Error(error.message);
  row(`build ${name}`, microseconds([() => JSON.parse(engine.build(...call)), () => byKysely(kysely, sql), () => byKnex(knex)]));
}

/**
 * Prints the row of a preview of `count` statements; gives the engine's microseconds.
 * @param {number} count @param {number} rounds @param {number} repeats
 */
function previewRow(count, rounds, repeats) {
  const source = migration(count);
  const { statements, diagnostics } = previewWith(engine, source);
  if (statements.length !== count || diagnostics.length > 0) throw new Error(`the preview of ${count} statements is not whole`);
  const said = Array.from({ length: count }, (_, index) => calls[index % calls.length]);
  const works = [
    () => JSON.parse(engine.preview(source, { function: "" })),
    () => {
      for (const each of said) each.kysely(kysely, sql);
    },
    () => {
      for (const each of said) each.knex(knex);
    },
  ];
  const times = microseconds(works, rounds, repeats);
  row(`preview of ${count}`, times);
  return { bytes: source.length, time: times[0] };
}

previewRow(6, 31, 200);
previewRow(42, 31, 200);
const small = previewRow(1_000, 9, 3);
const large = previewRow(10_000, 5, 1);
console.log(
  `preview of 10000: ${(large.bytes / large.time).toFixed(1)} MB/s; ten times the statements take ` +
    `${(large.time / small.time).toFixed(1)} x (goal: at most 11 x)`,
);
