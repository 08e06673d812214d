// The engine as a page has it: WebAssembly under the typed surface.
import { readFile } from "node:fs/promises";
import { bundle } from "../page/bundle.mjs";
import { folder } from "../wasm/engine.mjs";

/** @import { Engine } from "../../web/src/engine/surface.ts" */

/** @type {{ engineOver(wasm: import("mesh-ddl-wasm").MeshDdlWasm): Engine }} */
const { engineOver } = await import(
  `data:text/javascript;base64,${Buffer.from(await bundle("../../web/src/engine/surface.ts")).toString("base64")}`
);

/**
 * An engine of its own, and the memory that it lies in.
 * @returns {Promise<{ engine: Engine, memory: WebAssembly.Memory }>}
 */
export async function start() {
  const { default: load } = await import(new URL("mesh_ddl.mjs", folder).href);
  const bytes = await readFile(new URL("mesh_ddl.wasm", folder));
  /** @type {WebAssembly.Memory | undefined} */
  let memory;
  /** @param {WebAssembly.Imports} imports @param {(instance: WebAssembly.Instance) => void} receive */
  const instantiateWasm = (imports, receive) => {
    WebAssembly.instantiate(bytes, imports).then(({ instance }) => {
      memory = Object.values(instance.exports).find((each) => each instanceof WebAssembly.Memory);
      receive(instance);
    });
    return {};
  };
  const engine = engineOver(await load({ instantiateWasm }));
  if (!memory) throw new Error("The engine exports no memory");
  return { engine, memory };
}
