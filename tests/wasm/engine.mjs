// The engine as Node loads it: the single file as it is, and the other build with its .wasm handed over.
import { readFile } from "node:fs/promises";

/** @import { MeshDdlWasm } from "mesh-ddl-wasm" */
/** @import { Preview } from "../../web/src/engine/document.ts" */

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
