// Makes the single-file engine: the glue, its module as packed by xz, and what unpacks it.
// Usage: node embed.mjs GLUE MODULE PACKED UNPACKER OUT
import { readFileSync, writeFileSync } from "node:fs";

const [gluePath, modulePath, packedPath, unpackerPath, outPath] = process.argv.slice(2);
if (!gluePath || !modulePath || !packedPath || !unpackerPath || !outPath) {
  throw new Error("usage: node embed.mjs GLUE MODULE PACKED UNPACKER OUT");
}

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
const packed = readFileSync(packedPath);
const { length: size } = readFileSync(modulePath);
const unpacker = readFileSync(unpackerPath, "utf8").replace("export function unpack(", "function unpack(");

writeFileSync(
  outPath,
  `${body.trimEnd()}
${unpacker.trimEnd()}
const packed = "${packed.toString("base64")}";
export default async function load() {
  const characters = atob(packed);
  const bytes = new Uint8Array(characters.length);
  for (let i = 0; i < bytes.length; ++i) bytes[i] = characters.charCodeAt(i);
  return ${name}({ wasmBinary: unpack(bytes, ${size}) });
}
`,
);
