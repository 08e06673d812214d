// Makes the single-file engine: the glue, its module in packed streams, and what unpacks and joins them.
// Usage: node embed.mjs MODULE OUT
import { readFileSync, writeFileSync } from "node:fs";
import { pack } from "./pack.mjs";
import { split } from "./split.mjs";

const [modulePath, outPath] = process.argv.slice(2);
if (!modulePath || !outPath) throw new Error("usage: node embed.mjs MODULE OUT");

/**
 * A file beside this one as it stands in the single file, which exports none of it.
 * @param {string} file
 */
const source = (file) =>
  readFileSync(new URL(file, import.meta.url), "utf8")
    .trimEnd()
    .replaceAll(/^export (default )?/gm, "");

const module = readFileSync(modulePath);
const streams = split(module).map((stream) => {
  const { packed, lc } = pack(stream);
  return `["${packed.toString("base64")}", ${stream.length}, ${lc}]`;
});

writeFileSync(
  outPath,
  `${source("glue.mjs")}
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
  return instantiate(await WebAssembly.compile(join(streams, ${module.length})));
}
`,
);
