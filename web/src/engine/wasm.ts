// What wasm/calls.js exports, and the two modules that have it.

import type { StatementTable } from "./statement-table.ts";

export interface Options {
  readonly function?: string;
  readonly before?: readonly string[];
  readonly files?: Readonly<Record<string, string>>;
  readonly postgres?: number;
  /** The layout of each statement's script; only `preview` writes it. */
  readonly script?: "pretty" | "line";
}

export interface MeshDdlWasm {
  version(): string;
  /** The document as JSON. */
  preview(source: string, options: Options): string;
  /** The table of the document's statements, and the rest of it as JSON. */
  preview_parts(source: string, options: Options): StatementTable & { readonly rest: string };
  tokens(text: string, language: string): string;
  builtins(): string;
  build(name: string, values: readonly (string | readonly string[] | number)[]): string;
}
