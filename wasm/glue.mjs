// Starts the module and talks to it: requests are written into its memory as bindings.cpp reads them.

/** @import { MeshDdlWasm } from "../web/src/engine/wasm.ts" */

/** @typedef {{ memory: WebAssembly.Memory, _initialize(): void, request(size: number): number }} Frame */
/** @typedef {"preview" | "build" | "tokens" | "builtins" | "version"} Question */

/** The parts of a request, in order. */
class Request {
  /** @type {Uint8Array[]} */
  parts = [];
  size = 0;

  /** @param {Uint8Array} bytes */
  add(bytes) {
    this.parts.push(bytes);
    this.size += bytes.length;
  }

  /** @param {number} value */
  number(value) {
    this.add(new Uint8Array(Float64Array.of(value).buffer));
  }

  /** Without its other half, a surrogate becomes U+FFFD, which is one unit of UTF-16, too. @param {unknown} value */
  text(value) {
    if (typeof value !== "string") throw new TypeError(`A string is expected, and this is ${typeof value}`);
    const bytes = new TextEncoder().encode(value);
    this.number(bytes.length);
    this.add(bytes);
  }

  /** @param {unknown} values */
  texts(values) {
    if (!Array.isArray(values)) throw new TypeError(`A list of strings is expected, and this is ${typeof values}`);
    this.number(values.length);
    for (const value of values) this.text(value);
  }

  /** A text, a list of them or an integer. @param {unknown} value */
  argument(value) {
    if (Number.isSafeInteger(value)) {
      this.number(2);
      this.number(Number(value));
    } else if (Array.isArray(value)) {
      this.number(1);
      this.texts(value);
    } else {
      this.number(0);
      this.text(value);
    }
  }
}

/**
 * The engine over its compiled module.
 * @param {WebAssembly.Module} module
 * @returns {Promise<MeshDdlWasm>}
 */
export default async function instantiate(module) {
  // It is told when memory has grown and might write last words, neither of which matters here.
  /** @type {Record<string, Record<string, () => number>>} */
  const imports = {};
  for (const { module: from, name } of WebAssembly.Module.imports(module)) {
    imports[from] ??= {};
    imports[from][name] = () => 0;
  }
  const { exports } = await WebAssembly.instantiate(module, imports);
  const engine = /** @type {Frame & Record<Question, () => number>} */ (/** @type {unknown} */ (exports));
  engine._initialize();

  /** @param {Question} question @param {(request: Request) => void} write */
  function ask(question, write = () => {}) {
    const request = new Request();
    write(request);
    let at = engine.request(request.size);
    for (const part of request.parts) {
      new Uint8Array(engine.memory.buffer).set(part, at);
      at += part.length;
    }
    const answer = engine[question]();
    const [address, size] = new Uint32Array(engine.memory.buffer, answer, 2);
    return new TextDecoder().decode(new Uint8Array(engine.memory.buffer, address, size));
  }

  return {
    version: () => ask("version"),
    builtins: () => ask("builtins"),
    preview: (source, { function: name = "", before = [], files = {}, postgres = Number.NaN, script = "" }) =>
      ask("preview", (request) => {
        request.text(source);
        request.text(name);
        request.number(postgres);
        request.text(script);
        request.texts(before);
        request.texts(Object.entries(files).flat());
      }),
    build: (name, values) =>
      ask("build", (request) => {
        request.text(name);
        request.number(values.length);
        for (const value of values) request.argument(value);
      }),
    tokens: (text, language) =>
      ask("tokens", (request) => {
        request.text(text);
        request.text(language);
      }),
  };
}
