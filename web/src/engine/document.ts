// The documents the engine writes, as docs/json.md describes them. Offsets count UTF-16 units, so they index JavaScript strings.

/** A half-open range of the source, and the line and column of its start, from 1. */
export interface SourceRange {
  readonly start: number;
  readonly end: number;
  readonly line: number;
  readonly column: number;
  /** The name of the file it lies in, where that is an imported one: `start` and `end` are then offsets into that file. */
  readonly file?: string;
  /** The index in `before` of the text it lies in, where that is one: `start` and `end` are then offsets into that text. */
  readonly before?: number;
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
  readonly cause?: "existence" | "rows" | "opaque" | "after a failure" | "expression";
  /** The SQLSTATE it fails with, or would fail with. */
  readonly code?: string;
  readonly reason?: string;
  /** The index of the statement that is why. */
  readonly because?: number;
}

/** A lock that a statement takes on what was there before it. */
export interface Lock {
  readonly relation: string;
  /** Such as ACCESS EXCLUSIVE. */
  readonly mode: string;
  /** Who has to wait until the transaction ends. */
  readonly blocks: readonly ("reads" | "writes" | "ddl")[];
}

/** One statement, as the migration would send it. */
export interface Statement {
  readonly function: string;
  readonly call: string;
  readonly sql: string;
  /** A snippet leaves parts of it open: a comment with three dots stands for them in `sql`, or among `params`. */
  readonly partial?: true;
  /** As a text that psql takes, in the layout that was asked for: parameters stand in their places, and comments say what becomes of it. */
  readonly script?: string;
  /** What closes `sql` there: a semicolon, one on a line of its own, or nothing. */
  readonly closing?: string;
  readonly params: readonly string[];
  readonly range: SourceRange;
  readonly clauses: readonly Clause[];
  readonly breaks: readonly Break[];
  readonly outcome: Outcome;
  /** These three are left out where it is not known what the statement does. The last two name tables. */
  readonly locks?: readonly Lock[];
  readonly rewrites?: readonly string[];
  readonly scans?: readonly string[];
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

/** A column of a table. `madeBy` is, here and below, the index of the statement that made it, or null where it was there before. */
export interface SchemaColumn {
  readonly name: string;
  /** As PostgreSQL's catalog calls it, such as `int4` or `varchar(20)`. */
  readonly type: string;
  readonly notNull: boolean;
  readonly identity?: "always" | "by default";
  readonly generated?: "stored" | "virtual";
  /** The default's expression, or the one that generates the column. */
  readonly default?: string;
  readonly madeBy: number | null;
}

type KeyAction = "restrict" | "cascade" | "set null" | "set default";

export interface SchemaConstraint {
  readonly kind: "check" | "unique" | "primary key" | "foreign key" | "exclude";
  readonly name: string;
  readonly columns: readonly string[];
  /** Of a foreign key. */
  readonly references?: {
    readonly schema?: string;
    readonly table: string;
    readonly columns: readonly string[];
    readonly onDelete?: KeyAction;
    readonly onUpdate?: KeyAction;
  };
  /** What it checks or excludes, as it is written. */
  readonly expression?: string;
  /** Whether the rows that were there were looked at. */
  readonly valid: boolean;
  readonly madeBy: number | null;
}

export interface SchemaIndex {
  readonly name: string;
  readonly unique: boolean;
  readonly method: string;
  /** Columns by name, expressions as they are written. */
  readonly keys: readonly string[];
  readonly include: readonly string[];
  readonly where?: string;
  /** Whether a constraint of the same name has made it. */
  readonly constraint: boolean;
  readonly madeBy: number | null;
}

export interface SchemaTable {
  /** Where one was given. */
  readonly schema?: string;
  readonly name: string;
  /** False for a table that was there before, whose further columns, constraints and indexes are not known. */
  readonly whole: boolean;
  readonly columns: readonly SchemaColumn[];
  readonly constraints: readonly SchemaConstraint[];
  readonly indexes: readonly SchemaIndex[];
  readonly madeBy: number | null;
}

/** What is in the database after a function. */
export interface FunctionSchema {
  readonly function: string;
  /** False where something fails or stands in the way: it is then what there would be if that were mended, as far as it is known. */
  readonly reached: boolean;
  /** Whether everything that there is, is listed. */
  readonly whole: boolean;
  readonly tables: readonly SchemaTable[];
  /** Types, views, sequences and schemas. */
  readonly others: readonly {
    readonly kind: string;
    readonly schema?: string;
    readonly name: string;
    readonly madeBy: number | null;
  }[];
}

/** Something that `down` does not put back. */
export interface Leftover {
  /** It is there and was not before, it was there and is not, it is not as it was, or it was taken away and has been made again. */
  readonly change: "left" | "lost" | "different" | "anew";
  readonly kind: string;
  readonly schema?: string;
  /** The table of a column, an index or a constraint. */
  readonly table?: string;
  readonly name: string;
  /** Of `different`: what it was like and what it is like. */
  readonly was?: string;
  readonly is?: string;
  /** The index of the statement that made, took away or changed it, or null. */
  readonly statement: number | null;
  /** The call that removes what is left, where it is one, in words. */
  readonly hint?: string;
  /** Beside `hint`: writes that call at the end of `down`, where it is sure to succeed. */
  readonly fix?: Fix | null;
}

/** A line that the migration prints. */
export interface PrintedLine {
  readonly function: string;
  readonly text: string;
  readonly range: SourceRange;
}

/** A call that sends nothing: it is refused, a mistake stands in it, or a snippet does not say all that it is made of. */
export interface LeftOutCall {
  readonly function: string;
  readonly call: string;
  readonly range: SourceRange;
  readonly why: string;
  /** The index of the statement that it stands before, which may be that of another function. */
  readonly before: number;
  /** The same as a comment of SQL, with the option `script`. */
  readonly script?: string;
}

/** What there is to say of a text that comes before the source. Its statements are not shown. */
export interface EarlierText {
  readonly snippet?: true;
  /** False where a statement of it fails, a mistake stands in its way, or its preview ended early. */
  readonly reached: boolean;
  readonly diagnostics: readonly Diagnostic[];
  readonly omitted: number;
}

export interface Preview {
  readonly version: string;
  /** The source is a snippet: statements alone, which count as the body of `up`. */
  readonly snippet?: true;
  /** The texts that come before, where there are any. */
  readonly before?: readonly EarlierText[];
  /** Of a snippet, and where there are such calls. */
  readonly leftOut?: readonly LeftOutCall[];
  readonly functions: readonly PreviewedFunction[];
  readonly statements: readonly Statement[];
  /** What there is after each function. */
  readonly schema: readonly FunctionSchema[];
  /** What `down` does not put back, where both `up` and `down` are previewed and reached and all that they do is known. */
  readonly leftover?: readonly Leftover[];
  readonly output: readonly PrintedLine[];
  readonly diagnostics: readonly Diagnostic[];
  /** Advice about the statements, with a rule of docs/advice.md as `code`. */
  readonly notes: readonly Diagnostic[];
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
