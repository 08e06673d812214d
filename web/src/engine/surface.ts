// The typed surface of the engine, over whichever form of its WebAssembly was loaded.

import type { BuiltCall, Builtin, Language, Preview, Token } from "./document.ts";
import { statementsOf } from "./statement-table.ts";
import type { MeshDdlWasm } from "./wasm.ts";

export type * from "./document.ts";

/** Files that a source may import, by their names: `import Db.Names` is "db/names.mpl". */
export type Files = Readonly<Record<string, string>>;

export interface PreviewOptions {
  /** The one function to preview: `up`, `down` or any that takes just a pool. Without it, or empty, see {@link Engine.preview}. */
  readonly function?: string;
  /**
   * Texts that come before `source`, files or snippets, in their order. The `up` of each has run; what they define, and a snippet names,
   * is known to those after it and to `source`. The result's `before` says what is wrong with them.
   */
  readonly before?: readonly string[];
  readonly files?: Files;
  /** The major version of the server, a safe integer. From 12 to 18 they are told apart; 15 unless given. */
  readonly postgres?: number;
  /** The layout of each statement's `script` and `closing`, which are left out without it. */
  readonly script?: "pretty" | "line";
}

/** An argument of a call: a String, a List of them, or an Int, which must be a safe integer. */
export type CallValue = string | readonly string[] | number;

/**
 * Turns Mesh source into the SQL it sends. Every method is synchronous and keeps nothing between calls. Whatever a text holds, it is
 * answered; a mistake in it is a diagnostic. What is thrown is a `TypeError`, for a value that is not of its type here, or a `RangeError`,
 * where the texts are more than the memory holds.
 *
 * A source over 1 MiB, counted in UTF-8 with its files and what comes before, is refused by a diagnostic, and so is one whose run goes
 * beyond a budget. A migration of 1,000 statements takes about 20 ms. A surrogate without its other half counts as U+FFFD.
 */
export interface Engine {
  readonly version: string;
  /** Every function a migration can call. */
  readonly builtins: readonly Builtin[];
  /**
   * Previews `up` and `down`, or, where `source` has neither, every public function that takes only a pool. Statements alone, as
   * documentation shows them, are a snippet and count as `up`.
   *
   * Offsets into `source`, into a file and into SQL count UTF-16 units, so `slice` takes them.
   */
  preview(source: string, options?: PreviewOptions): Preview;
  /**
   * What one call would send: `build("Migration.drop_table", "users")`. The pool is left out of the values. A call that cannot be made
   * gives its `error` instead of statements.
   */
  build(name: string, ...values: readonly CallValue[]): BuiltCall;
  /** The tokens of a text in order, apart and without blanks; offsets count UTF-16 units. Takes time in proportion to the text. */
  tokens(text: string, language: Language): readonly Token[];
}

/** @internal */
export function engineOver(wasm: MeshDdlWasm): Engine {
  return {
    version: wasm.version(),
    builtins: JSON.parse(wasm.builtins()) as Builtin[],
    preview: (source, options = {}) => previewBy(wasm, wellFormed(source), allWellFormed(options)),
    build: (name, ...values) => JSON.parse(wasm.build(wellFormed(name), values.map(valueWellFormed))) as BuiltCall,
    tokens: (text, language) => JSON.parse(wasm.tokens(wellFormed(text), language)) as Token[],
  };
}

/** The document: where each statement has its script, as JSON, else from its parts, which takes less. */
function previewBy(wasm: MeshDdlWasm, source: string, options: PreviewOptions): Preview {
  if (options.script !== undefined) return JSON.parse(wasm.preview(source, options)) as Preview;
  const { rest, ...table } = wasm.preview_parts(source, options);
  return { ...(JSON.parse(rest) as Omit<Preview, "statements">), statements: statementsOf(table) };
}

function allWellFormed({ function: name = "", before = [], files = {}, postgres, script }: PreviewOptions): PreviewOptions {
  if (postgres !== undefined && !Number.isSafeInteger(postgres)) throw new TypeError("The version of PostgreSQL is a safe integer");
  const entries = Object.entries(files).map(([file, text]) => [wellFormed(file), wellFormed(text)]);
  const texts = { function: wellFormed(name), before: before.map(wellFormed), files: Object.fromEntries(entries) };
  const given = postgres === undefined ? texts : { ...texts, postgres };
  if (script === undefined) return given;
  if (script !== "pretty" && script !== "line") throw new TypeError('`script` is "pretty" or "line"');
  return { ...given, script };
}

function valueWellFormed(value: CallValue): CallValue {
  if (Number.isSafeInteger(value)) return value;
  return Array.isArray(value) ? value.map(wellFormed) : wellFormed(value);
}

// A surrogate without its other half has no UTF-8 form. U+FFFD takes its place and, being one unit too, moves no offset.
function wellFormed(text: unknown): string {
  if (typeof text !== "string") throw new TypeError(`A string is expected, and this is ${typeof text}`);
  return text.toWellFormed();
}
