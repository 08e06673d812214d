// mesh-ddl in Node. Its subcommands are those of the native command, which is compiled to WebAssembly, and `prerender`.

import { installedGrammar } from "./grammar.ts";
import { prerender } from "./prerender.ts";
import { startProgram } from "./program.ts";

const [subcommand, ...rest] = process.argv.slice(2);

if (subcommand === "prerender") {
  process.exitCode = await prerender(rest);
} else {
  const grammar = subcommand === "check" ? await installedGrammar() : undefined;
  const program = await startProgram({ grammar });
  program.callMain(process.argv.slice(2));
}
