// mesh-ddl in Node. Its subcommands are those of the native command, which is compiled to WebAssembly, and `prerender`.

import { installedGrammar } from "./grammar.ts";
import { prerender } from "./prerender.ts";
import { startProgram } from "./program.ts";

const [first, ...others] = process.argv.slice(2);
// `help prerender` is `prerender --help`, as for the subcommands of the native command.
const isHelped = first === "help" && others[0] === "prerender";
const subcommand = isHelped ? "prerender" : first;
const rest = isHelped ? ["--help"] : others;

if (subcommand === "prerender") {
  process.exitCode = await prerender(rest);
} else {
  const grammar = subcommand === "check" ? await installedGrammar() : undefined;
  const program = await startProgram({ grammar });
  program.callMain(process.argv.slice(2));
}
