// How many instructions a further statement costs, phase by phase. Unlike time, they do not depend on what else the machine does.
import { execFile } from "node:child_process";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { migration } from "../bench/statements.mjs";

const run = promisify(execFile);

/** What each phase is in words; the later ones hold those before them. */
export const phases = /** @type {const} */ ({
  source: "the text and its lines",
  lex: "tokens",
  parse: "the tree",
  compile: "names, types and instructions",
  run: "statements sent",
  preview: "places, what becomes of each statement, and notes",
  json: "JSON",
});
/** @typedef {keyof typeof phases} Phase */

/** @param {string} program @param {Phase} phase @param {string} file */
async function total(program, phase, file) {
  const { stderr, stdout } = await run("valgrind", ["--tool=callgrind", "--callgrind-out-file=/dev/null", program, phase, file]);
  const found = /Collected : (\d+)/.exec(stderr);
  if (found === null) throw new Error(`valgrind has counted nothing:\n${stderr}`);
  return { instructions: Number(found[1]), made: Number(stdout) };
}

/** @param {string} program @param {Phase} phase @param {string} few @param {string} many */
async function further(program, phase, few, many) {
  const [first, second] = [await total(program, phase, few), await total(program, phase, many)];
  const made = (second.made - first.made) / 1000;
  // Functions and entries are as many in both, statements a thousand more; of all else there is more.
  const expected = { parse: made === 0, compile: made === 0, run: made === 1, preview: made === 1 };
  if (!(expected[/** @type {keyof typeof expected} */ (phase)] ?? made > 1)) {
    throw new Error(`${phase} has made ${made} of each further statement`);
  }
  return Math.round((second.instructions - first.instructions) / 1000);
}

/**
 * What `use` gives for two migrations of so many statements, which lie in files until then.
 * @template Result
 * @param {number} few @param {number} many
 * @param {(few: string, many: string) => Promise<Result>} use
 */
async function withMigrations(few, many, use) {
  const folder = await mkdtemp(join(tmpdir(), "mesh-ddl-"));
  const files = /** @type {const} */ ([join(folder, "few.mpl"), join(folder, "many.mpl")]);
  try {
    await Promise.all([writeFile(files[0], migration(few)), writeFile(files[1], migration(many))]);
    return await use(...files);
  } finally {
    await rm(folder, { recursive: true });
  }
}

/**
 * The instructions of each phase alone for each further statement, from 42 to 1,042 of those of tests/bench.
 * @param {string} program of phases.cpp
 * @returns {Promise<Record<Phase, number>>}
 */
export async function countPhases(program) {
  return withMigrations(42, 1042, async (few, many) => {
    const names = /** @type {Phase[]} */ (Object.keys(phases));
    const sums = await Promise.all(names.map((name) => further(program, name, few, many)));
    return /** @type {Record<Phase, number>} */ (
      Object.fromEntries(names.map((name, index) => [name, sums[index] - (index === 0 ? 0 : sums[index - 1])]))
    );
  });
}

/** How many times the instructions of 1,000 statements 10,000 take, JSON included. @param {string} program of phases.cpp */
export function growth(program) {
  return withMigrations(1_000, 10_000, async (few, many) => {
    const [small, large] = await Promise.all([few, many].map((file) => total(program, "json", file)));
    return large.instructions / small.instructions;
  });
}
