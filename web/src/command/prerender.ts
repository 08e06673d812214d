// `mesh-ddl prerender`: pages in, the same with what the element shows of their snippets out.

import { isUtf8 } from "node:buffer";
import { readFileSync, writeFileSync } from "node:fs";
import { parseArgs } from "node:util";
import { type WrittenOptions, written } from "../element/written.ts";
import type { Engine } from "../engine/engine.ts";
import { toHtml } from "../page/kit/tree.ts";
import { type Program, startProgram } from "./program.ts";
import { type Finder, withSnippets } from "./snippets.ts";

const help = `Puts the SQL of each <mesh-ddl> of a page beside its source
Usage: mesh-ddl prerender [OPTIONS] FILE...

Positionals:
  FILE ...                    HTML files; - is standard input

Options:
  -h,--help                   Prints this help
  --write                     Write each page to its file instead of standard output

Exit codes: 0 clean, 1 errors in a source or an element that ends too early, 2 wrong use.
`;

/** One unit over what is previewed: the rest would not fit on the program's stack. */
const longestSource = (1 << 20) + 1;
const cut = (source: string): string => source.slice(0, longestSource);
const clean = 0;
const failed = 1;
const wrongUse = 2;

const more = "`mesh-ddl prerender --help` tells more";

/** What is said of words that Node cannot read, as the other subcommands say it. */
function mistakeText(error: NodeJS.ErrnoException): string {
  const [, option] = /'([^' ]+)/.exec(error.message) ?? [];
  const isUnknown = error.code === "ERR_PARSE_ARGS_UNKNOWN_OPTION";
  if (isUnknown) return `there is no option \`${option}\`; \`mesh-ddl prerender --help\` lists those that there are`;
  return `${error.message}; ${more}`;
}

/** Gives the exit code. */
export async function prerender(words: readonly string[]): Promise<number> {
  let asked: { values: { help?: boolean; write?: boolean }; positionals: string[] };
  try {
    const options = { help: { type: "boolean", short: "h" }, write: { type: "boolean" } } as const;
    asked = parseArgs({ args: [...words], options, allowPositionals: true });
  } catch (error) {
    return problem(mistakeText(error as NodeJS.ErrnoException));
  }
  const { values, positionals: files } = asked;
  if (values.help) {
    process.stdout.write(help);
    return clean;
  }
  if (files.length === 0) return problem(`FILE is missing: write \`mesh-ddl prerender [OPTIONS] FILE...\`; ${more}`);
  // The other subcommands do without the engine.
  const { load } = await import("../engine/engine.ts");
  const [engine, program] = await Promise.all([load(), startProgram({})]);
  const codes = files.map((file) => prerenderFile(file, values.write === true && file !== "-", engine, program));
  return Math.max(...codes);
}

function prerenderFile(file: string, isWritten: boolean, engine: Engine, program: Program): number {
  let code = clean;
  const name = file === "-" ? "standard input" : file;
  const nameOf = (line: number): string => `${name} (<mesh-ddl> in line ${line})`;
  const give = (what: "give_before" | "give_file", of: string, text: string): void =>
    program.ccall(what, null, ["string", "string"], [of, cut(text)]);
  const finder: Finder = {
    written: ({ source, attribute, line, files, before }) => {
      const problem = typeof before === "string" ? before : typeof files === "string" ? files : undefined;
      if (problem !== undefined) {
        tell(`${nameOf(line)}: ${problem}`);
        code = Math.max(code, failed);
      }
      const texts = typeof before === "string" ? [] : before;
      const imported = typeof files === "string" ? {} : files;
      for (const text of texts) give("give_before", nameOf(text.line), text.source);
      for (const [path, text] of Object.entries(imported)) give("give_file", path, text);
      const values = [nameOf(line), cut(source), attribute("function")];
      code = Math.max(code, program.ccall("tell_mistakes", "number", ["string", "string", "string"], values));
      const surroundings = { files: imported, before: texts.map((text) => text.source), ...(problem ? { problem } : {}) };
      const { views } = written(source, engine, { ...optionsOf(attribute), ...surroundings });
      return views.map(toHtml).join("");
    },
    cutShort: (line) => {
      tell(`${nameOf(line)}: it ends before its </mesh-ddl>, as in a <p>, which ends where a <pre> begins`);
      code = Math.max(code, failed);
    },
  };
  try {
    const bytes = readFileSync(file === "-" ? 0 : file);
    if (!isUtf8(bytes)) return problem(`${name} is not UTF-8`);
    writeFileSync(isWritten ? file : 1, withSnippets(bytes.toString(), finder));
  } catch (error) {
    return problem((error as Error).message);
  }
  return code;
}

function optionsOf(attribute: (name: string) => string): WrittenOptions {
  const [name, focus, docs, notes] = ["function", "focus", "docs", "notes"].map(attribute);
  return {
    ...(name ? { function: name } : {}),
    ...(focus ? { focus } : {}),
    ...(docs ? { docs } : {}),
    ...(notes === "all" || notes === "none" ? { notes } : {}),
  };
}

function problem(text: string): number {
  tell(text);
  return wrongUse;
}

function tell(text: string): void {
  console.error(`mesh-ddl: ${text}`);
}
