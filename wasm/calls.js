// The engine's functions as JavaScript calls them: each writes texts into the module's memory, once, and what it is answered is read
// while it lies there. This stands in Emscripten's glue.

/** @import { Options } from "../web/src/engine/wasm.ts" */

const encoder = new TextEncoder();
/** What the last call was answered, which bindings.cpp sets. @type {any} */
let answered;

/**
 * What the bound function called `name` answers, which is given the texts as wasm/texts.hpp reads them, and then the numbers.
 * @param {BoundName} name
 * @param {readonly string[]} texts
 * @param {readonly number[]} numbers
 */
function ask(name, texts, ...numbers) {
  let most = 4 * texts.length;
  for (const text of texts) {
    if (typeof text !== "string") throw new TypeError(`A string is expected, and this is ${typeof text}`);
    most += 3 * text.length;
  }
  // malloc would take more than a number of 32 bits for less.
  const block = most > 0x7fff_ffff ? 0 : _malloc(most);
  if (block === 0) throw new RangeError("There is not so much memory");
  let sizeAt = block >> 2;
  let at = block + 4 * texts.length;
  for (const text of texts) {
    const { written } = encoder.encodeInto(text, HEAPU8.subarray(at, block + most));
    HEAPU32[sizeAt++] = written;
    at += written;
  }
  Module[name](block, texts.length, ...numbers);
  return taken();
}

/** What was answered, which is kept no longer. */
function taken() {
  const taken = answered;
  answered = undefined;
  return taken;
}

// Emscripten's optimizer drops names that a declaration destructures, but not those of a parameter.

/** @param {string} source @param {Options} options */
const textsOf = (source, { function: name = "", before = [], files = {} }) => [
  name,
  source,
  ...before,
  ...Object.entries(files).flat(),
];

/** @param {Options} options */
const numbersOf = ({ before = [], postgres = 0 }) => [before.length, postgres];

/** @param {"pretty" | "line" | undefined} script */
const numberOf = (script) => (script === undefined ? 0 : script === "pretty" ? 2 : 1);

/** @param {string | readonly string[] | number} value */
function argumentOf(value) {
  if (Array.isArray(value)) return ["list", String(value.length), ...value];
  return Number.isSafeInteger(value) ? ["integer", String(value)] : ["text", value];
}

/** @type {import("../web/src/engine/wasm.ts").MeshDdlWasm} */
const calls = {
  preview: (source, options) => ask("mesh_preview", textsOf(source, options), ...numbersOf(options), numberOf(options.script)),
  preview_parts: (source, options) => ask("mesh_preview_parts", textsOf(source, options), ...numbersOf(options)),
  build: (name, values) => ask("mesh_build", [name, ...values.flatMap(argumentOf)]),
  tokens: (text, language) => ask("mesh_tokens", [language, text]),
  builtins: () => {
    Module.mesh_builtins();
    return taken();
  },
  version: () => {
    Module.mesh_version();
    return taken();
  },
};
Object.assign(Module, calls);
