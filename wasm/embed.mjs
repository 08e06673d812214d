// Makes the single-file engine: the glue, and the module beside it as packed by zopfli. Usage: node embed.mjs GLUE PACKED OUT
import { readFileSync, writeFileSync } from "node:fs";

const [gluePath, packedPath, outPath] = process.argv.slice(2);
if (!gluePath || !packedPath || !outPath) throw new Error("usage: node embed.mjs GLUE PACKED OUT");

/**
 * The glue without its own way to find the module: bundlers read that as an asset of its own.
 * @param {string} glue
 */
function withoutAddress(glue) {
  const address = /new URL\("[^"]+\.wasm", ?import\.meta\.url\)\.toString\(\)/g;
  if (glue.match(address)?.length !== 1) throw new Error(`${gluePath} does not look for its module as expected`);
  return glue.replace(address, '""');
}

/**
 * The glue's factory, under the name it is exported by.
 * @param {string} glue
 */
function splitExport(glue) {
  const [statement, name] = glue.match(/export default (\w+);\s*$/) ?? [];
  if (!statement || !name) throw new Error(`${gluePath} exports no factory`);
  return { body: glue.slice(0, glue.lastIndexOf(statement)), name };
}

const { body, name } = splitExport(withoutAddress(readFileSync(gluePath, "utf8")));
const data = readFileSync(packedPath).toString("base64");

writeFileSync(
  outPath,
  `${body.trimEnd()}
const packed = "${data}";
export default async function load() {
  const bytes = Uint8Array.from(atob(packed), (character) => character.charCodeAt(0));
  const module = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("deflate-raw"));
  return ${name}({ wasmBinary: await new Response(module).arrayBuffer() });
}
`,
);
