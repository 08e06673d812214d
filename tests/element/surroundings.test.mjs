// What comes before a snippet, on pages that no one wrote by hand.

import assert from "node:assert/strict";
import { createRequire } from "node:module";
import { test } from "node:test";
import { fileURLToPath } from "node:url";

const web = new URL("../../web/", import.meta.url);
const { runnerImport } = await import(createRequire(new URL("package.json", web)).resolve("vite"));
const path = fileURLToPath(new URL("src/element/surroundings.ts", web));
/** @type {typeof import("../../web/src/element/surroundings.ts")} */
const { snippetsBefore } = (await runnerImport(path, { configFile: false })).module;

const count = 50_000;
/** A page of snippets that have their number for their id. @param {(at: number) => string} after */
const chain = (after) => ({
  attribute: (/** @type {number} */ at) => after(at),
  named: (/** @type {number} */ _, /** @type {string} */ id) => [Number(id)],
  isSnippet: () => true,
  isBefore: (/** @type {number} */ one, /** @type {number} */ other) => one < other,
  textOf: () => "",
});

test("a snippet may come after thousands, each after the one before", () => {
  const before = snippetsBefore(
    count,
    chain((at) => (at === 0 ? "" : `${at - 1}`)),
  );
  assert.deepEqual(before, [...Array(count).keys()]);
});

test("what comes after itself by way of thousands is said to", () => {
  const before = snippetsBefore(
    count,
    chain((at) => `${at === 0 ? count : at - 1}`),
  );
  assert.equal(before, `What comes after ${count} would have to come before it, too: leave one \`after\` out.`);
});
