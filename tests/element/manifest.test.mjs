// What is said of the element's attributes, to editors and to readers, is what it takes.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { dist } from "./browser.mjs";

const { MeshDdl } = await import(`${dist}element.js`);
const manifest = JSON.parse(readFileSync(`${dist}../custom-elements.json`, "utf8"));
const [{ declarations }] = manifest.modules;
/** @type {{ name: string, type: { text: string }, default?: string, description: string }[]} */
const attributes = declarations[0].attributes;

test("custom-elements.json tells the attributes that the element observes", () => {
  assert.deepEqual(
    attributes.map(({ name }) => name),
    MeshDdl.observedAttributes.filter((/** @type {string} */ name) => name !== "id"),
  );
  const layout = attributes.find(({ name }) => name === "layout");
  assert.equal(layout?.type.text, '"split" | "stack" | "sql"');
  assert.equal(layout?.default, '"split"');
});

test("the package's page has a row for each attribute", () => {
  const rows = readFileSync(`${dist}../README.md`, "utf8").match(/^\| `\w+`(?:: [^|]*)? \| .* \|$/gm);
  const described = attributes.map(({ name, type, description }) => {
    const values = type.text.includes("|") ? `: ${type.text.replaceAll('"', "`").replaceAll(" | ", ", ")}` : "";
    return `| \`${name}\`${values} | ${description} |`;
  });
  assert.deepEqual(rows, described);
});
