// Makes the single-file engine: the glue, its module in packed streams, and what unpacks and joins them.
// Usage: node embed.mjs GLUE MODULE OUT
import { readFileSync, writeFileSync } from "node:fs";
import { pack } from "./pack.mjs";
import { split } from "./split.mjs";

const [gluePath, modulePath, outPath] = process.argv.slice(2);
if (!gluePath || !modulePath || !outPath) throw new Error("usage: node embed.mjs GLUE MODULE OUT");

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

/**
 * A file beside this one as it stands in the single file, which exports none of it.
 * @param {string} file
 */
const source = (file) =>
  readFileSync(new URL(file, import.meta.url), "utf8")
    .trimEnd()
    .replaceAll(/^export /gm, "");

const { body, name } = splitExport(withoutAddress(readFileSync(gluePath, "utf8")));
const module = readFileSync(modulePath);
const streams = split(module).map((stream) => {
  const { packed, lc } = pack(stream);
  return `["${packed.toString("base64")}", ${stream.length}, ${lc}]`;
});

writeFileSync(
  outPath,
  `${body.trimEnd()}
${source("lzma.mjs")}
${source("streams.mjs")}
const packed = [
${streams.join(",\n")},
];
function bytesOf(base64) {
  const characters = atob(base64);
  const bytes = new Uint8Array(characters.length);
  for (let i = 0; i < bytes.length; ++i) bytes[i] = characters.charCodeAt(i);
  return bytes;
}
export default async function load() {
  const streams = packed.map(([base64, size, lc]) => unpack(bytesOf(base64), size, lc));
  return ${name}({ wasmBinary: join(streams, ${module.length}) });
}
`,
);
