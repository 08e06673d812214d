// The engine as Node loads it: the single file as it is, and the other build with its .wasm handed over; and what it answers.
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";

/** @import { MeshDdlWasm } from "mesh-ddl-wasm" */
/** @import { Language, Preview, Token } from "../../web/src/engine/document.ts" */

export const folder = new URL("../../build/wasm/wasm/", import.meta.url);

/** @returns {Promise<MeshDdlWasm>} */
export async function loadSingleFile() {
  const { default: load } = await import(new URL("mesh_ddl_single.mjs", folder).href);
  return load();
}

/** @returns {Promise<MeshDdlWasm>} */
export async function loadWithWasm() {
  const { default: load } = await import(new URL("mesh_ddl.mjs", folder).href);
  return load({ wasmBinary: await readFile(new URL("mesh_ddl.wasm", folder)) });
}

/**
 * The document of a preview.
 * @param {MeshDdlWasm} engine
 * @param {string} source
 * @param {string} name the function to preview, or none
 * @returns {Preview}
 */
export const previewWith = (engine, source, name = "") => JSON.parse(engine.preview(source, { function: name }));

/**
 * The tokens of a text, which must come in order, apart, and inside it.
 * @param {MeshDdlWasm} engine
 * @param {string} text
 * @param {Language} language
 */
export function tokensWith(engine, text, language) {
  /** @type {Token[]} */
  const tokens = JSON.parse(engine.tokens(text, language));
  let last = 0;
  for (const [kind, start, end] of tokens) {
    if (start < last || end <= start || text.length < end) assert.fail(`${kind} ${start}-${end} after ${last}`);
    last = end;
  }
  return tokens;
}
