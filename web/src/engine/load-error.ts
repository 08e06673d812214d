// Why an engine does not load, said so that whoever reads it knows what to change.

export type LoadFailure =
  /** The address gave no answer. */
  | "unreachable"
  /** It answered with a status that is no success. */
  | "status"
  /** It answered with something else: a page, or a file of another type. */
  | "type"
  /** It is no WebAssembly, or not the engine's. */
  | "content"
  /** The page's Content-Security-Policy lets no WebAssembly be compiled. */
  | "policy"
  /** This browser or runtime cannot run it. */
  | "unsupported";

/** The engine did not load. `message` says what to change, `reason` is for programs, and `cause` is what was caught, if anything was. */
export class LoadError extends Error {
  override readonly name = "LoadError";
  readonly reason: LoadFailure;

  constructor(reason: LoadFailure, message: string, cause?: unknown) {
    super(message, { cause });
    this.reason = reason;
  }
}

/** What went wrong while WebAssembly was compiled or started. */
export function loadErrorOf(error: unknown): LoadError {
  if (error instanceof LoadError) return error;
  const text = error instanceof Error ? error.message : String(error);
  if (/content security policy|unsafe-eval/i.test(text)) {
    const message = "The page's Content-Security-Policy lets no WebAssembly be compiled: its script-src needs 'wasm-unsafe-eval'";
    return new LoadError("policy", message, error);
  }
  if (error instanceof WebAssembly.CompileError) return new LoadError("content", `This is not the engine: ${text}`, error);
  return new LoadError("unsupported", `The engine could not start: ${text}`, error);
}
