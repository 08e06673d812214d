// What wasm/bindings.cpp exports, and the two modules that have it.

import type { StatementTable } from "./statement-table.ts";

interface Options {
  readonly function?: string;
  readonly before?: readonly string[];
  readonly files?: Readonly<Record<string, string>>;
  readonly postgres?: number;
}

export interface MeshDdlWasm {
  version(): string;
  /** The document as JSON. */
  preview(source: string, options: Options & { readonly script?: "pretty" | "line" }): string;
  /** The table of the document's statements, and the rest of it as JSON. */
  preview_parts(source: string, options: Options): StatementTable & { readonly rest: string };
  tokens(text: string, language: string): string;
  builtins(): string;
  build(name: string, values: readonly (string | readonly string[] | number)[]): string;
}
