// Every code has its page, and the page of all codes is made of them. MESH_UPDATE_DOCS=1 writes that one anew.

import assert from "node:assert/strict";
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { test } from "node:test";
import { fileURLToPath } from "node:url";

/** @param {string} path in the repository */
const inRepository = (path) => fileURLToPath(new URL(`../../${path}`, import.meta.url));
/** @param {string} path */
const read = (path) => readFileSync(inRepository(path), "utf8");

/** The severities by the codes, as the tables of core have them. */
const severities = new Map(
  [
    ...read("core/base/diagnostics.def").matchAll(/^MESH_DIAGNOSTIC\(\w+, "(\w+)", (\w+)\)/gm),
    ...read("core/advice/advice.def").matchAll(/^MESH_ADVICE\(\s*\w+, "(\w+)", (\w+),/gm),
  ].map(([, code = "", severity = ""]) => [code, severity]),
);

/** @param {string} code */
function pageOf(code) {
  const page = read(`docs/codes/${code}.md`);
  const [, title = ""] = /^# \w+: (.*)$/m.exec(page) ?? [];
  const [, severity = ""] = /^# .*\n\n(\w+)\n\n/.exec(page) ?? [];
  return { page, title, severity };
}

/** What the codes are about, by what they begin with. @type {readonly [string, RegExp][]} */
const families = [
  ["Tables, columns, indexes and SQL", /^E01/],
  ["What PostgreSQL does with a statement", /^[EWI]04/],
  ["Locks and time", /^L/],
  ["Data", /^D/],
  ["Names and shapes of the schema", /^S/],
  ["PostgreSQL", /^P4/],
  ["Types", /^T/],
  ["Text and syntax", /^[PW]000[1-7]|^P0/],
  ["Mesh", /^[EWI]00/],
];

function index() {
  const left = new Set([...severities.keys()].sort());
  const parts = families.map(([title, pattern]) => {
    const codes = [...left].filter((code) => pattern.test(code));
    for (const code of codes) left.delete(code);
    const rows = codes.map((code) => `| [${code}](${code}.md) | ${severities.get(code)} | ${pageOf(code).title} |`);
    return `## ${title}\n\n| code | severity | what it says |\n|---|---|---|\n${rows.join("\n")}\n`;
  });
  assert.deepEqual([...left], [], "a code belongs to no family");
  return `# Codes

Each thing that is said of a migration has a code, by which it is found here and, where it is advice, [silenced](../guide/notes.md).

${parts.join("\n")}`;
}

test("every code has a page, with its severity, and no page is of none", () => {
  const pages = readdirSync(inRepository("docs/codes")).map((file) => file.replace(/\.md$/, ""));
  assert.deepEqual(pages.filter((page) => page !== "index").sort(), [...severities.keys()].sort());
  for (const [code, severity] of severities) {
    const page = pageOf(code);
    assert.equal(page.severity, severity, code);
    assert.ok(page.title.length > 0, code);
    assert.match(page.page, /^## What shows it$/m, code);
    assert.match(page.page, /^## The way out$/m, code);
  }
});

test("the page of all codes names each", () => {
  const file = inRepository("docs/codes/index.md");
  if (process.env.MESH_UPDATE_DOCS && !process.env.CI) writeFileSync(file, index());
  assert.equal(readFileSync(file, "utf8"), index());
});
