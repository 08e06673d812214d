// Serves the built page and the documentation: node server.mjs [port]. Files come from dist/ only; nothing is listed and nothing is
// written.

import { existsSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { createServer } from "node:http";
import { extname, join, sep } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { promisify } from "node:util";
import { brotliCompress, constants, gzip } from "node:zlib";
import { docsPolicyFile, headerPolicy } from "./csp.mjs";

const root = fileURLToPath(new URL("./dist", import.meta.url));

/** @import { IncomingMessage, Server, ServerResponse } from "node:http" */

/** @type {Readonly<Record<string, string>>} */
const types = {
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".css": "text/css; charset=utf-8",
  ".svg": "image/svg+xml",
  ".wasm": "application/wasm",
  ".json": "application/json",
  ".png": "image/png",
  ".txt": "text/plain; charset=utf-8",
  ".webmanifest": "application/manifest+json",
  ".woff2": "font/woff2",
};

/**
 * The file that a request's path names, with its type, or null when that is not a file of the page.
 * @param {string} url
 */
export function fileFor(url) {
  let path;
  try {
    path = decodeURIComponent(new URL(url, "http://localhost").pathname);
  } catch {
    return null;
  }
  const file = join(root, path.endsWith("/") ? `${path}index.html` : path);
  const type = types[extname(file)];
  return type && file.startsWith(root + sep) ? { file, type } : null;
}

/** The documentation has a policy of its own, where it is built. @param {string} file */
async function policyFor(file) {
  const isOfDocs = file.startsWith(join(root, "docs") + sep);
  return (isOfDocs && (await readFile(docsPolicyFile, "utf8").catch(() => null))) || headerPolicy;
}

/** @param {IncomingMessage} request @param {string} encoding */
const takes = ({ headers }, encoding) =>
  new RegExp(`\\b${encoding}\\b(?!\\s*;\\s*q=0(?:\\.0*)?\\s*(?:,|$))`).test(String(headers["accept-encoding"] ?? ""));

/** Brotli of this quality takes no longer than gzip. */
const quality = { params: { [constants.BROTLI_PARAM_QUALITY]: 5 } };

/** A body as small as the request takes it. @param {IncomingMessage} request @param {Buffer} body */
async function encode(request, body) {
  if (takes(request, "br")) return { encoding: "br", body: await promisify(brotliCompress)(body, quality) };
  if (takes(request, "gzip")) return { encoding: "gzip", body: await promisify(gzip)(body) };
  return { encoding: "identity", body };
}

/** @param {IncomingMessage} request @param {ServerResponse} response */
async function answer(request, response) {
  /** @param {number} status @param {string} type @param {Buffer} body */
  const respond = (status, type, body, { cache = "no-store", encoding = "identity", policy = headerPolicy } = {}) => {
    response.writeHead(status, {
      "Content-Type": type,
      "Content-Length": body.length,
      "Content-Security-Policy": policy,
      "X-Content-Type-Options": "nosniff",
      "Referrer-Policy": "no-referrer",
      "Cache-Control": cache,
      ...(encoding === "identity" ? {} : { "Content-Encoding": encoding }),
      Vary: "Accept-Encoding",
    });
    response.end(request.method === "HEAD" ? undefined : body);
  };
  /** @param {number} status @param {string} message */
  const text = (status, message) => respond(status, "text/plain; charset=utf-8", Buffer.from(`${message}\n`));
  const path = (request.url ?? "").replace(/[?#].*$/, "");

  if (request.method !== "GET" && request.method !== "HEAD") return text(405, "Only GET and HEAD are answered here.");
  if (/^\/docs(?:\/[\w-]+)*$/.test(path) && existsSync(join(root, path, "index.html"))) {
    response.setHeader("Location", `${path}/`);
    return text(307, `It is at ${path}/.`);
  }
  const found = fileFor(request.url ?? "");
  const body = found && (await readFile(found.file).catch(() => null));
  if (!body && path.startsWith("/docs/") && !existsSync(docsPolicyFile))
    return text(404, "The documentation is not built: make docs");
  if (!body && path.startsWith("/docs/")) {
    const page = `${root}/docs/404.html`;
    return respond(404, "text/html; charset=utf-8", await readFile(page), { policy: await policyFor(page) });
  }
  if (!body) return text(404, "There is no such file.");
  const isHashed = ["assets", "docs/assets"].some((folder) => found.file.startsWith(join(root, folder) + sep));
  const cache = isHashed ? "public, max-age=31536000, immutable" : "no-cache";
  const encoded = await encode(request, body);
  respond(200, found.type, encoded.body, { cache, policy: await policyFor(found.file), encoding: encoded.encoding });
}

/**
 * Starts the server on 127.0.0.1; port 0 takes a free one.
 * @param {number} port
 * @returns {Promise<Server>}
 */
export function serve(port) {
  const server = createServer((request, response) => void answer(request, response));
  return new Promise((resolve, reject) => {
    server.once("error", reject);
    server.listen(port, "127.0.0.1", () => resolve(server));
  });
}

/**
 * The port that a started server listens on.
 * @param {Server} server
 */
export function portOf(server) {
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("The server listens on no port.");
  return address.port;
}

/** @param {NodeJS.ErrnoException} error @param {number} port */
function explain(error, port) {
  if (error.code === "EADDRINUSE") return `Port ${port} is taken. Choose another one: PORT=8081 make serve`;
  if (error.code === "EACCES") return `Port ${port} needs more rights than this user has. Choose one above 1023.`;
  if (error.code === "ERR_SOCKET_BAD_PORT") return "A port is a number from 0 to 65535.";
  return error.message;
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? "").href) {
  const port = Number(process.argv[2] ?? process.env.PORT ?? 8080);
  try {
    const server = await serve(port);
    console.log(`mesh-ddl is at http://localhost:${portOf(server)}`);
  } catch (error) {
    console.error(explain(/** @type {NodeJS.ErrnoException} */ (error), port));
    process.exitCode = 1;
  }
}
