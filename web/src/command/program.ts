// The command compiled to WebAssembly, with the machine's files and streams.

import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import type { Grammar } from "./grammar.ts";

export interface Program {
  /** Runs it as `main` does, and ends the process. */
  callMain(words: readonly string[]): never;
  /** `give_before` and `give_file` give the name and the text of what the next source is told with. */
  ccall(name: "give_before" | "give_file", result: null, types: readonly "string"[], values: readonly string[]): void;
  ccall(name: "tell_mistakes", result: "number", types: readonly "string"[], values: readonly string[]): number;
}

interface Given {
  /** PostgreSQL's grammar, where it is installed. */
  readonly grammar?: Grammar | undefined;
}

export function startProgram(given: Given): Promise<Program> {
  const load = createRequire(import.meta.url)("./mesh_ddl_command.cjs") as (module: object) => Promise<Program>;
  return load({
    ...given,
    wasmBinary: readFileSync(new URL("./mesh_ddl_command.wasm", import.meta.url)),
    noInitialRun: true,
    preRun: [({ ENV }: { ENV: object }) => Object.assign(ENV, process.env)],
  });
}
