// The engine whole in one file: the C++ core compiled to WebAssembly, embedded. No other module knows that file.

import instantiate from "mesh-ddl-wasm";
import { loadErrorOf } from "./load-error.ts";
import { type Engine, engineOver } from "./surface.ts";

export { LoadError, type LoadFailure } from "./load-error.ts";
export type * from "./surface.ts";

let loading: Promise<Engine> | undefined;

/**
 * Loads the engine once; later calls give the same promise. Nothing is fetched: WebAssembly is embedded, and is unpacked and compiled
 * when this is first called, which takes some tens of milliseconds.
 *
 * @throws {LoadError} where WebAssembly may not or cannot be compiled; another call tries again.
 */
export function load(): Promise<Engine> {
  loading ??= instantiate().then(engineOver, (error: unknown) => {
    loading = undefined;
    throw loadErrorOf(error);
  });
  return loading;
}
