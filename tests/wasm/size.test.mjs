// What a page loads to have the engine: the web build's chunk of glue and WebAssembly, minified, as a server would compress it.
import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { test } from "node:test";
import { gzipSync } from "node:zlib";
import { folder } from "./engine.mjs";

// The aim was 60,000 for a smaller language. This is what the whole of it takes, with a hundredth to spare, so that the engine does
// not grow unseen. It took 166,600 before names of a schema, the forms of indexes and the places inside texts (17,000), the grammar of
// columns and what is meant by what it refuses (7,000), snippets, letters of every language (3,000), and the bounds of types; 20,000 were
// won back by how it is compiled and linked, and how what it says is put together. The model of the catalog and its notes took 70,000;
// 35,000 were won back by packing the module with LZMA, 17,000 by packing apart what is alike in it, and 5,000 by code that copies
// less. What expressions give, what views use, texts that come before a source and further advice took 18,000; the script, and what else
// a server refuses, 14,000; names that read as SQL, how indexes are ordered, what texts name, and all that a comparison of both ends
// tells, 6,000; what comes first of several faults, who may use what is not known, and casts in indexes, 3,000; the table that gives
// JavaScript the statements, and what reads and writes by tables, 5,000; quotes that are one too many or too few, and facts that view
// their statement, 3,500; quotes of several lines, fixes that are offered only where they fit, and calls that are left out, 3,000;
// heredocs that are left open, full-width signs and surplus commas, 1,000. That the sources in which a preview spends most are compiled
// for speed takes 17,000.
const most = 273_600;
const assets = new URL("../../web/dist/assets/", import.meta.url);
/** @param {URL} file */
const compressed = (file) => gzipSync(readFileSync(file), { level: 9 }).length;

test("the engine does not grow", (context) => {
  const chunks = readdirSync(assets).filter((name) => /^engine-.*\.js$/.test(name));
  assert.equal(chunks.length, 1);
  const size = compressed(new URL(chunks[0], assets));
  context.diagnostic(
    `engine: ${size} bytes compressed, of which WebAssembly alone ${compressed(new URL("mesh_ddl.wasm", folder))}`,
  );
  assert.ok(size <= most, `${size} bytes are more than ${most}`);
});
