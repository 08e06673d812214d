// The engine as Node loads it: the single file as it is, and the other build with its .wasm handed over.
import { readFile } from "node:fs/promises";

export const folder = new URL("../../build/wasm/wasm/", import.meta.url);

export async function loadSingleFile() {
  const { default: load } = await import(new URL("mesh_ddl_single.mjs", folder));
  return load();
}

export async function loadWithWasm() {
  const { default: load } = await import(new URL("mesh_ddl.mjs", folder));
  return load({ wasmBinary: await readFile(new URL("mesh_ddl.wasm", folder)) });
}
