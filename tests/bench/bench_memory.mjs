// Prints by how much the memory of WebAssembly grows for the preview of the largest source: bench_memory.mjs FILE
import { readFile } from "node:fs/promises";
import { start } from "./engine.mjs";
import { atMost } from "./goal.mjs";

const source = await readFile(process.argv[2], "utf8");
const { engine, memory } = await start();
engine.preview("");
const before = memory.buffer.byteLength;
const { statements } = engine.preview(source);
const grown = memory.buffer.byteLength - before;
const times = grown / Buffer.byteLength(source);
console.log(
  `in WebAssembly, ${statements.length} statements: ${grown} bytes more, ${times.toFixed(1)} x ${atMost(times, 20, "x")}`,
);
