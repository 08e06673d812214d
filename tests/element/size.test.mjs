// What the element costs a page, in KB of 1,000 bytes, compressed.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { gzipSync } from "node:zlib";
import { dist } from "./browser.mjs";

/** @param {string[]} names */
const size = (...names) => names.reduce((sum, name) => sum + gzipSync(readFileSync(dist + name), { level: 9 }).length, 0) / 1000;

test("the element's script with its styles, and the code editor, stay within their budgets", (context) => {
  const [element, editor, style] = [size("element.js", "define.js"), size("editor.js"), size("style.css")];
  context.diagnostic(
    `element ${element.toFixed(1)} KB of 20, editor ${editor.toFixed(1)} KB of 115, style sheet ${style.toFixed(1)} KB`,
  );
  assert.ok(element <= 20);
  assert.ok(editor <= 115);
});
