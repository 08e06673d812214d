// The little server: what it sends along, and what it keeps to itself.

import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { once } from "node:events";
import { request } from "node:http";
import { after, before, test } from "node:test";
import { fileURLToPath } from "node:url";
import { portOf, serve } from "../../web/server.mjs";

/** @type {import("node:http").Server} */
let server;
before(async () => {
  server = await serve(0);
});
after(() => server.close());

/**
 * One request as written: `path` is not normalised on the way, as fetch would.
 * @param {string} path
 */
async function ask(path, method = "GET") {
  const asked = request({ host: "127.0.0.1", port: portOf(server), path, method, agent: false });
  asked.end();
  const [response] = await once(asked, "response");
  const chunks = await response.toArray();
  return { status: response.statusCode, headers: response.headers, body: Buffer.concat(chunks).toString() };
}

test("the policy allows nothing by default and nothing unsafe but compiling wasm", async () => {
  const { headers, body } = await ask("/");
  const policy = headers["content-security-policy"];
  assert.match(policy, /^default-src 'none';/);
  assert.doesNotMatch(policy, /'unsafe-/);
  assert.match(policy, /script-src 'self' 'wasm-unsafe-eval';/);
  assert.match(body, /<meta http-equiv="Content-Security-Policy" content="default-src 'none'; [^"]*">?/);
  assert.doesNotMatch(body, /<script(?![^>]*\bsrc=)|<style|\sstyle="|\son\w+="/);
});

test("every answer has its type and may not be sniffed", async () => {
  const { body } = await ask("/");
  const script = /src="\.(\/assets\/[^"]+\.js)"/.exec(body)?.[1];
  assert.ok(script);
  const expected = { "/": "text/html", "/icon.svg": "image/svg+xml", "/nothing.js": "text/plain", [script]: "text/javascript" };
  for (const [path, type] of Object.entries(expected)) {
    const { headers } = await ask(path);
    assert.match(headers["content-type"], new RegExp(`^${type.replace("+", "\\+")}`), path);
    assert.equal(headers["x-content-type-options"], "nosniff", path);
  }
});

// The files asked for are there, and of a type that is served: only where they lie keeps them from being sent.
test("nothing outside of the built page is served", async () => {
  const paths = [
    "/../public/early.js",
    "/..%2fpublic/early.js",
    "/%2e%2e/public/early.js",
    "/%2e%2e%2fpublic%2fearly.js",
    "/assets/../../public/early.js",
    "/assets/..%2f..%2fpublic/early.js",
    "/..%5cpublic%5cearly.js",
  ];
  for (const path of paths) assert.equal((await ask(path)).status, 404, path);
});

test("what is no file of a type that is served is not found", async () => {
  for (const path of ["/..%2fpackage.json", "/%00", "/%", "//etc/passwd", "/assets", "/assets/"]) {
    assert.equal((await ask(path)).status, 404, path);
  }
});

test("only reading is answered", async () => {
  assert.equal((await ask("/", "POST")).status, 405);
  const head = await ask("/", "HEAD");
  const whole = await ask("/");
  assert.deepEqual([head.status, head.body], [200, ""]);
  assert.equal(head.headers["content-length"], String(Buffer.byteLength(whole.body)));
});

test("a port that cannot be had is explained", async () => {
  const script = fileURLToPath(new URL("../../web/server.mjs", import.meta.url));
  const ports = {
    [portOf(server)]: /^Port \d+ is taken\. Choose another one/,
    70000: /^A port is a number from 0 to 65535\./,
  };
  for (const [port, explanation] of Object.entries(ports)) {
    const { status, stderr } = spawnSync(process.execPath, [script, port], { encoding: "utf8" });
    assert.match(stderr, explanation);
    assert.equal(status, 1);
  }
});

test("whoever takes Brotli or gzip gets less, and the same", async () => {
  const address = `http://127.0.0.1:${portOf(server)}/`;
  const whole = await ask("/");
  /** @param {string} accepted */
  const sizeAs = async (accepted, encoding = "") => {
    const packed = await fetch(address, { headers: { "Accept-Encoding": accepted } });
    assert.equal(packed.headers.get("content-encoding") ?? "", encoding, accepted);
    assert.equal(await packed.text(), whole.body, accepted);
    return Number(packed.headers.get("content-length"));
  };
  const zipped = await sizeAs("gzip", "gzip");
  assert.ok(zipped * 3 < Buffer.byteLength(whole.body));
  assert.ok((await sizeAs("gzip, deflate, br", "br")) < zipped);
  await sizeAs("br;q=0, gzip;q=0.5", "gzip");
  await sizeAs("br;q=0.0, gzip;q=0");
});

test("the page asks for all that it needs before a script has its parser wait", async () => {
  const head = /<head>([\s\S]*)<\/head>/.exec((await ask("/")).body)?.[1] ?? "";
  const [waiting = ""] = /<script(?![^>]*type="module")[\s\S]*$/.exec(head) ?? [];
  assert.match(waiting, /^<script src="\.\/early\.js"><\/script>\s*$/);
  for (const asked of [/<script type="module"/, /<link rel="modulepreload"/, /<link rel="stylesheet"/]) assert.match(head, asked);
});
