// The documents the engine writes, as docs/json.md describes them. Offsets count UTF-16 units, so they index JavaScript strings.

/** A half-open range of the source, and the line and column of its start, from 1. */
export interface SourceRange {
  readonly start: number;
  readonly end: number;
  readonly line: number;
  readonly column: number;
  /** The name of the file it lies in, where that is an imported one: `start` and `end` are then offsets into that file. */
  readonly file?: string;
}

/** A half-open range of a statement's SQL. */
export interface TextRange {
  readonly start: number;
  readonly end: number;
}

/** A part of the source and the part of the SQL it became. */
export interface Clause {
  /** The place of the argument in the call; 0 is the pool. */
  readonly argument: number;
  /** The place in a list argument, or null where the argument is no list. */
  readonly element: number | null;
  readonly range: SourceRange;
  readonly sql: TextRange;
}

/** A place to break the SQL for reading: the blank at `at` becomes a line break and `indent` levels. */
export interface Break {
  readonly at: number;
  readonly indent: number;
}

/** How PostgreSQL answers a statement, as far as that is certain. */
export interface Outcome {
  readonly kind: "applied" | "skipped" | "fails" | "unknown";
  /** What an unknown outcome depends on. */
  readonly cause?: "existence" | "rows" | "opaque" | "after a failure";
  /** The SQLSTATE it fails with, or would fail with. */
  readonly code?: string;
  readonly reason?: string;
  /** The index of the statement that is why. */
  readonly because?: number;
}

/** One statement, as the migration would send it. */
export interface Statement {
  readonly function: string;
  readonly call: string;
  readonly sql: string;
  /** A snippet leaves parts of it open: a comment with three dots stands for them in `sql`, or among `params`. */
  readonly partial?: true;
  readonly params: readonly string[];
  readonly range: SourceRange;
  readonly clauses: readonly Clause[];
  readonly breaks: readonly Break[];
  readonly outcome: Outcome;
}

export type Severity = "error" | "warning" | "info";

/** Edits that belong together, in the order of the source, and what they do. */
export interface Fix {
  readonly title: string;
  readonly edits: readonly { readonly range: SourceRange; readonly text: string }[];
}

/** Something to say about the source. */
export interface Diagnostic {
  readonly code: string;
  readonly severity: Severity;
  readonly message: string;
  readonly range: SourceRange;
  readonly labels: readonly { readonly range: SourceRange; readonly message: string }[];
  /** What to do about it, or empty. */
  readonly hint: string;
  /** The hint as edits, where it is that plain. */
  readonly fix: Fix | null;
  /** The index of the statement it belongs to, or null. */
  readonly statement: number | null;
}

export interface PreviewedFunction {
  readonly name: string;
  readonly range: SourceRange;
}

/** A line that the migration prints. */
export interface PrintedLine {
  readonly function: string;
  readonly text: string;
  readonly range: SourceRange;
}

/** A call that is not made, since the snippet does not say all that it is made of. */
export interface LeftOutCall {
  readonly call: string;
  readonly range: SourceRange;
  readonly why: string;
  /** The index of the statement that it stands before. */
  readonly before: number;
}

export interface Preview {
  readonly version: string;
  /** The source is a snippet: statements alone, which count as the body of `up`. */
  readonly snippet?: true;
  /** Of a snippet. */
  readonly leftOut?: readonly LeftOutCall[];
  readonly functions: readonly PreviewedFunction[];
  readonly statements: readonly Statement[];
  readonly output: readonly PrintedLine[];
  readonly diagnostics: readonly Diagnostic[];
  /** How many diagnostics there was no room for; 1000 stands for as many or more. */
  readonly omitted: number;
}

export type Language = "mesh" | "sql";

/** A token's kind and its half-open range. Blanks are not tokens. */
export type Token = readonly [kind: string, start: number, end: number];

/** A Mesh function that a migration can call. */
export interface Builtin {
  readonly module: string;
  readonly name: string;
  readonly parameters: readonly { readonly name: string; readonly type: string }[];
  readonly result: string;
  readonly doc: string;
  readonly signature: string;
}

/** What is said of a call, and of which of its parts, where that is known. */
export interface CallNote extends Pick<Diagnostic, "code" | "message" | "hint">, Partial<Pick<Clause, "argument" | "element">> {}

export interface BuiltStatement extends Pick<Statement, "sql" | "params"> {
  readonly clauses: readonly Omit<Clause, "range">[];
  readonly warnings: readonly CallNote[];
}

/** What one call would send, made of plain values. */
export interface BuiltCall {
  readonly statements: readonly BuiltStatement[];
  /** Why the call cannot be made, or null. */
  readonly error: CallNote | null;
}
