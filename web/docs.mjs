// Builds the documentation into dist/docs, beside the page, and the policy that its server sends: node docs.mjs. VitePress writes scripts
// and styles into its pages, so the policy allows just those, by their digests.

import { createHash } from "node:crypto";
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { parse } from "parse5";
import { build } from "vitepress";
import { docsPolicyFile, docsPolicyOf } from "./csp.mjs";

/** @import { DefaultTreeAdapterMap } from "parse5" */

const here = fileURLToPath(new URL(".", import.meta.url));
const out = `${here}dist/docs`;

/** @param {DefaultTreeAdapterMap["node"]} node @returns {Generator<DefaultTreeAdapterMap["element"]>} */
function* elementsIn(node) {
  if ("tagName" in node) yield node;
  if ("childNodes" in node) for (const child of node.childNodes) yield* elementsIn(child);
}

/** What a page has within it that a policy must allow. @param {string} html */
function inlineIn(html) {
  const scripts = [];
  const styles = [];
  for (const { tagName, attrs, childNodes } of elementsIn(parse(html))) {
    const text = childNodes.map((child) => ("value" in child ? child.value : "")).join("");
    if (tagName === "script" && !attrs.some(({ name }) => name === "src")) scripts.push(text);
    if (tagName === "style") styles.push(text);
    styles.push(...attrs.filter(({ name }) => name === "style").map(({ value }) => value));
  }
  return { scripts, styles };
}

/** @param {readonly string[]} texts */
const digests = (texts) => [...new Set(texts.map((text) => `'sha256-${createHash("sha256").update(text).digest("base64")}'`))];

await build(`${here}docs`);
const pages = readdirSync(out, { recursive: true, encoding: "utf8" }).filter((path) => path.endsWith(".html"));
const inline = pages.map((path) => inlineIn(readFileSync(`${out}/${path}`, "utf8")));
const policy = docsPolicyOf({
  scripts: digests(inline.flatMap(({ scripts }) => scripts)),
  styles: digests(inline.flatMap(({ styles }) => styles)),
});
writeFileSync(docsPolicyFile, policy);
