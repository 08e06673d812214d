// The modules that the wasm preset builds; whoever builds these sources resolves their names.

/** The single file. */
declare module "mesh-ddl-wasm" {
  export type { MeshDdlWasm } from "./wasm.ts";
  export default function instantiate(): Promise<import("./wasm.ts").MeshDdlWasm>;
}

/** The glue alone, which is given the module's instance. */
declare module "mesh-ddl-wasm/glue" {
  export default function instantiate(hooks: {
    instantiateWasm(imports: WebAssembly.Imports, receive: (instance: WebAssembly.Instance) => void): object;
  }): Promise<import("./wasm.ts").MeshDdlWasm>;
}
