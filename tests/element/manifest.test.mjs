// What is said of the element's attributes, to editors and to readers, is what it takes.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { test } from "node:test";
import { fileURLToPath } from "node:url";
import { dist } from "./browser.mjs";

const { MeshDdl } = await import(`${dist}element.js`);
const manifest = JSON.parse(readFileSync(`${dist}../custom-elements.json`, "utf8"));
const [{ declarations }] = manifest.modules;
const web = new URL("../../web/", import.meta.url);
const { runnerImport } = await import(createRequire(new URL("package.json", web)).resolve("vite"));
/** @type {{ module: typeof import("../../web/src/markdown/options.ts") }} */
const { module: options } = await runnerImport(fileURLToPath(new URL("src/markdown/options.ts", web)), { configFile: false });
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

/** The rows of a page's table of names, values and texts. @param {string} page */
const rowsOf = (page) => page.match(/^\| `\w+`(?:: [^|]*)? \| .* \|$/gm);
/** @param {string} name @param {readonly string[]} values @param {string} text */
const row = (name, values, text) =>
  `| \`${name}\`${values.length > 0 ? `: ${values.map((value) => `\`${value}\``).join(", ")}` : ""} | ${text} |`;

test("the package's page has a row for each attribute", () => {
  const described = attributes.map(({ name, type, description }) => {
    const values = type.text.includes("|") ? type.text.replaceAll('"', "").split(" | ") : [];
    return row(name, values, description);
  });
  assert.deepEqual(rowsOf(readFileSync(`${dist}../README.md`, "utf8")), described);
});

test("the page on embedding has a row for each option of a fence", () => {
  const described = Object.entries(options.fenceOptions).map(([name, { values = [] }]) => {
    const text = options.aboutFenceOptions[/** @type {keyof typeof options.aboutFenceOptions} */ (name)];
    return row(name, values, text);
  });
  assert.deepEqual(rowsOf(readFileSync(new URL("../../docs/embedding.md", import.meta.url), "utf8")), described);
});
