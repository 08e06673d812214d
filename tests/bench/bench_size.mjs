// Prints what a page loads for the package's entry ./external, part by part, as a server would compress it.
import { readFile } from "node:fs/promises";
import { brotliCompressSync } from "node:zlib";
import { glue, module } from "../../web/engine-files.mjs";
import { bundle } from "../page/bundle.mjs";
import { atMost } from "./goal.mjs";

const kilobyte = 1000;
const surface = await bundle("../../web/src/engine/external.ts", { minify: true, external: ["mesh-ddl-wasm/glue"] });
const parts = Object.entries({
  WebAssembly: await readFile(module()),
  "its glue": await readFile(glue()),
  "the typed surface": Buffer.from(surface),
}).map(([name, bytes]) => ({ name, size: bytes.length / kilobyte, packed: brotliCompressSync(bytes).length / kilobyte }));
const total = parts.reduce((sum, { packed }) => sum + packed, 0);

console.log("\nThe engine as ./external, compressed by Brotli");
for (const { name, size, packed } of parts) {
  console.log(`${name.padEnd(20)} ${packed.toFixed(1).padStart(7)} KB of ${size.toFixed(1).padStart(6)}`);
}
console.log(`${"together".padEnd(20)} ${total.toFixed(1).padStart(7)} KB ${atMost(total, 180, "KB")}`);
