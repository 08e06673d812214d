// The engine with its WebAssembly in a file of its own, which a browser compiles while it arrives and keeps compiled.

import instantiate from "mesh-ddl-wasm/glue";
import { LoadError, loadErrorOf } from "./load-error.ts";
import { type Engine, engineOver } from "./surface.ts";

export { LoadError, type LoadFailure } from "./load-error.ts";
export type * from "./surface.ts";

export interface LoadOptions {
  /**
   * Where `mesh_ddl.wasm` is, or what it holds: an address, an answer of `fetch`, its bytes, or a compiled module. Without it, the
   * file beside this one.
   */
  readonly wasm?: string | URL | Response | PromiseLike<Response> | BufferSource | WebAssembly.Module;
}

let loading: Promise<Engine> | undefined;

/**
 * Loads the engine once; later calls give the same promise, whatever their options.
 *
 * @throws {LoadError} which says what to change, where the file does not come as it should or may not be compiled; another call tries
 *   again.
 */
export function load(options: LoadOptions = {}): Promise<Engine> {
  loading ??= start(options).catch((error: unknown) => {
    loading = undefined;
    throw loadErrorOf(error);
  });
  return loading;
}

async function start({ wasm = new URL(/* @vite-ignore */ "./mesh_ddl.wasm", import.meta.url) }: LoadOptions): Promise<Engine> {
  const given = await Promise.resolve(wasm).catch((error: unknown) => {
    throw new LoadError("unreachable", `What load was given as wasm did not arrive: ${error}`, error);
  });
  const module = await moduleOf(given);
  return new Promise((resolve, reject) => {
    const instantiateWasm = (imports: WebAssembly.Imports, receive: (instance: WebAssembly.Instance) => void): object => {
      WebAssembly.instantiate(module, imports).then(receive).catch(reject);
      return {};
    };
    instantiate({ instantiateWasm }).then((started) => resolve(engineOver(started)), reject);
  });
}

async function moduleOf(wasm: Awaited<NonNullable<LoadOptions["wasm"]>>): Promise<WebAssembly.Module> {
  if (wasm instanceof WebAssembly.Module) return wasm;
  if (wasm instanceof Response) return compiled(wasm);
  if (typeof wasm !== "string" && !(wasm instanceof URL)) return WebAssembly.compile(wasm);
  const bytes = await ownFile(wasm);
  return bytes ? WebAssembly.compile(bytes) : compiled(await fetched(wasm));
}

/** The bytes of a `file:` in Node, whose `fetch` takes none. Bundlers would look for Node's modules if these were imported. */
async function ownFile(address: string | URL): Promise<BufferSource | undefined> {
  if (!String(address).startsWith("file:")) return undefined;
  const files = globalThis.process?.getBuiltinModule?.("node:fs/promises");
  return files?.readFile(new URL(address)).catch((error: unknown) => {
    throw new LoadError("unreachable", `${address} cannot be read: it must be mesh_ddl.wasm of the package mesh-ddl`, error);
  });
}

function fetched(address: string | URL): Promise<Response> {
  return fetch(address, { credentials: "same-origin" }).catch((error: unknown) => {
    throw new LoadError(
      "unreachable",
      `${address} gave no answer; where there is a Content-Security-Policy, its connect-src must allow it`,
      error,
    );
  });
}

const remedy =
  "Have the server send mesh_ddl.wasm of the package mesh-ddl there, or say where it is: load({ wasm: address }), in Vite with " +
  'the address of import address from "mesh-ddl/mesh_ddl.wasm?url"';

function compiled(response: Response): Promise<WebAssembly.Module> {
  const { status, ok, url, headers } = response;
  if (!ok) throw new LoadError("status", `${url} answered with the status ${status}. ${remedy}`);
  const type = headers.get("Content-Type")?.split(";")[0]?.trim().toLowerCase() ?? "";
  if (type === "text/html") throw new LoadError("type", `${url} answered with a page instead of WebAssembly. ${remedy}`);
  if (type !== "application/wasm") {
    const got = type === "" ? "no type" : `the type ${type}`;
    throw new LoadError("type", `${url} was sent with ${got}: have the server send .wasm files as application/wasm`);
  }
  return WebAssembly.compileStreaming(response).catch((error: unknown) => {
    throw loadErrorOf(error);
  });
}
