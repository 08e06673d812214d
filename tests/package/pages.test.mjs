// Pages without a bundler: a module script that imports a file of the package, and what goes wrong where it is served.

import assert from "node:assert/strict";
import { test } from "node:test";
import { examples, pack, page, project, said, saying } from "./consumer.mjs";
import { outputOf, strict, strictAndFetching } from "./pages.mjs";

const packed = pack("pages");
const dist = "/node_modules/mesh-ddl/dist";
const embedded = saying(`const { load } = await import("${dist}/index.js"); const engine = await load();`);
const external = saying(`const { load } = await import("${dist}/external.js"); const engine = await load();`);
const place = project(packed, "plain", {
  "index.html": page("./embedded.js"),
  "external/index.html": page("../external.js"),
  "embedded.js": embedded,
  "external.js": external,
});

test("a module script imports the engine under the strictest policy", async () => {
  assert.deepEqual(await outputOf(place, { policy: strict }), { output: said, complaints: [] });
});

test("a module script imports the external engine under a policy that lets it fetch", async () => {
  assert.deepEqual(await outputOf(place, { path: "/external/", policy: strictAndFetching }), { output: said, complaints: [] });
});

test("a policy that lets no WebAssembly be compiled is named, with what it needs", async () => {
  const policy = "default-src 'none'; script-src 'self'; connect-src 'self'";
  for (const path of ["/", "/external/"]) {
    const { output } = await outputOf(place, { path, policy });
    assert.match(output ?? "", /^LoadError; policy; .* script-src needs 'wasm-unsafe-eval'$/, path);
  }
});

const wasm = `${dist}/mesh_ddl.wasm`;
/** @type {[what: string, answer: import("./pages.mjs").Answer, told: RegExp][]} */
const failures = [
  [
    "no such file",
    { status: 404, type: "text/html", body: "Not found" },
    /^LoadError; status; \S+ answered with the status 404\. Have the server send /,
  ],
  [
    "a page for every path",
    { type: "text/html; charset=utf-8", body: page("/embedded.js") },
    /^LoadError; type; \S+ answered with a page instead of WebAssembly\. Have /,
  ],
  [
    "another type",
    { type: "application/octet-stream" },
    /^LoadError; type; \S+ was sent with the type application\/octet-stream: have the server send \.wasm files as application\/wasm$/,
  ],
  ["no type", { type: "" }, /^LoadError; type; \S+ was sent with no type: have /],
  ["another file", { body: "version https://git-lfs" }, /^LoadError; content; This is not the engine: /],
];

for (const [what, answer, told] of failures) {
  test(`a server that has ${what} for the module is told apart`, async () => {
    const { output } = await outputOf(place, { path: "/external/", answers: { [wasm]: answer } });
    assert.match(output ?? "", told);
  });
}

test("a policy that lets nothing be fetched is told", async () => {
  const { output } = await outputOf(place, { path: "/external/", policy: strict });
  assert.match(output ?? "", /^LoadError; unreachable; \S+ gave no answer; .* connect-src must allow it$/);
});

test("what the readme shows for a page runs in a page", async () => {
  const html = examples("web/README.md", "html").find((text) => text.includes("<script"));
  const shown = project(packed, "shown", { "index.html": html ?? "" });
  const { output } = await outputOf(shown, { policy: strict.replace("'self'", "'self' 'unsafe-inline'") });
  assert.equal(output, said);
});
