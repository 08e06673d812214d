// Prints what a preview in WebAssembly costs until JavaScript has read every statement, beside Kysely and Knex, which are given the
// statements where the engine lexes, parses and checks a source.
import { start } from "./engine.mjs";
import { atLeast, atMost } from "./goal.mjs";
import { byKnex, byKysely } from "./query_builders.mjs";
import { calls, migration, migrationOf } from "./statements.mjs";
import { microseconds } from "./timing.mjs";

/** @import { Preview } from "../../web/src/engine/document.ts" */
/** @import { Call } from "./statements.mjs" */

const { engine } = await start();

/** Reads the SQL and the parameters of every statement. @param {Preview} preview */
function read({ statements }) {
  let units = 0;
  for (const { sql, params } of statements) {
    units += sql.charCodeAt(sql.length - 1);
    for (const param of params) units += param.length;
  }
  return units;
}

/** @param {string} source @param {number} count of the statements that it makes */
function previewing(source, count) {
  const { statements, diagnostics } = engine.preview(source);
  if (statements.length !== count || diagnostics.some(({ severity }) => severity === "error"))
    throw new Error(`The preview of ${count} statements is not whole`);
  return () => read(engine.preview(source));
}

/** @param {string} name @param {number} time @param {string} [goal] */
const line = (name, time, goal = "") => console.log(`${name.padEnd(44)} ${time.toFixed(1).padStart(9)} µs ${goal}`.trimEnd());

/**
 * Prints how long `count` statements take and how that compares; gives the engine's microseconds.
 * @param {number} count @param {number} rounds @param {number} repeats
 * @param {{ kysely: number, knex?: number }} most how many times as long as theirs
 */
function compare(count, rounds, repeats, most) {
  const said = Array.from({ length: count }, (_, index) => calls[index % calls.length]);
  const works = [previewing(migration(count), count), () => said.forEach(byKysely), () => said.forEach(byKnex)];
  const [ours, kysely, knex] = microseconds(works, rounds, repeats);
  line(`${count} statements`, ours);
  line("  Kysely", kysely, `${(ours / kysely).toFixed(2)} x of it ${atMost(ours / kysely, most.kysely, "x")}`);
  const fast = `${(knex / ours).toFixed(2)} times as fast as it`;
  line("  Knex", knex, most.knex === undefined ? fast : `${fast} ${atLeast(knex / ours, 1 / most.knex, "x")}`);
  return ours;
}

/** The same call of a table of its own. @param {Call} call @param {number} number */
const ofTable = ({ call: [name, [, ...values]] }, number) => ({
  call: /** @type {const} */ ([name, [`users_${number}`, ...values]]),
});

/** How much longer the first call of a function takes than a further one, after a call of another. @param {Call} call */
function firstUse(call) {
  const other = calls[(calls.indexOf(call) + 1) % calls.length];
  const works = [0, 1, 11].map((count) => {
    const made = Array.from({ length: count }, (_, index) => ofTable(call, index + 10));
    return previewing(migrationOf([other, ...made]), count + 1);
  });
  const [none, one, eleven] = microseconds(works, 201, 50);
  return one - none - (eleven - one) / 10;
}

console.log("\nA preview in WebAssembly, until JavaScript has read the SQL and the parameters of every statement");
const [empty, six] = microseconds([previewing("", 0), previewing(migration(6), 6)], 101, 200);
line("an empty file", empty, atMost(empty, 20, "µs"));
line("a file of the six calls", six, atMost(six, 40, "µs"));
for (const call of calls) {
  const time = firstUse(call);
  line(`the first ${call.name} over a further one`, time, atMost(time, 1, "µs"));
}
compare(42, 31, 50, { kysely: 1.5 });
const small = compare(1_000, 31, 3, { kysely: 1, knex: 0.5 });
const large = compare(10_000, 11, 1, { kysely: 1 });
console.log(`ten times the statements take ${(large / small).toFixed(2)} x ${atMost(large / small, 10.5, "x")}`);
