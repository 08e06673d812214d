// The engine: the C++ core compiled to WebAssembly, behind a typed surface. No other module knows the wasm file.

import instantiate from "mesh-ddl-wasm";
import type { Builtin, Language, Preview, Token } from "./document.ts";

/** Files that a source may import, by their names: `import Db.Names` is "db/names.mpl". */
export type Files = Readonly<Record<string, string>>;

/** Turns Mesh source into the SQL it sends. Every method is synchronous, total and keeps nothing between calls. */
export interface Engine {
  readonly version: string;
  /** Every function a migration can call. */
  readonly builtins: readonly Builtin[];
  /** Previews `up` and `down`, or, where `source` has neither, every public function that takes only a pool. */
  preview(source: string, files?: Files): Preview;
  tokens(text: string, language: Language): readonly Token[];
}

let loading: Promise<Engine> | undefined;

/** Loads the engine once; later calls give the same promise. Its code is embedded: nothing is fetched. */
export function load(): Promise<Engine> {
  loading ??= start();
  return loading;
}

async function start(): Promise<Engine> {
  const wasm = await instantiate();
  return {
    version: wasm.version(),
    builtins: JSON.parse(wasm.builtins()) as Builtin[],
    preview: (source, files = {}) => JSON.parse(wasm.preview(wellFormed(source), { files: allWellFormed(files) })) as Preview,
    tokens: (text, language) => JSON.parse(wasm.tokens(wellFormed(text), language)) as Token[],
  };
}

function allWellFormed(files: Files): Files {
  return Object.fromEntries(Object.entries(files).map(([name, text]) => [wellFormed(name), wellFormed(text)]));
}

// A surrogate without its other half has no UTF-8 form. U+FFFD takes its place and, being one unit too, moves no offset.
function wellFormed(text: string): string {
  return text.replace(/\p{Surrogate}/gu, "\uFFFD");
}
