// Where the engine is that the wasm preset built, for whoever builds on it.

import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";

const folder = process.env.MESH_DDL_ENGINE ?? fileURLToPath(new URL("../build/wasm/wasm", import.meta.url));

/** @param {string} name */
function built(name) {
  const file = `${folder}/${name}`;
  if (!existsSync(file))
    throw new Error(`There is no ${file}. Build it first: cmake --workflow --preset wasm, or npm for the package`);
  return file;
}

/** The engine in a single file. */
export const single = () => built("mesh_ddl_single.mjs");
/** Its glue, and the module that goes with it. */
export const glue = () => built("mesh_ddl.mjs");
export const module = () => built("mesh_ddl.wasm");
/** The command for Node: its glue and its module. */
export const command = () => [built("command/mesh_ddl_command.cjs"), built("command/mesh_ddl_command.wasm")];
