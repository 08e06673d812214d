// Serves the built page: node server.mjs [port]. Files come from dist/ only; nothing is listed and nothing is written.

import { readFile } from "node:fs/promises";
import { createServer } from "node:http";
import { extname, join, sep } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { headerPolicy } from "./csp.mjs";

const root = fileURLToPath(new URL("./dist", import.meta.url));

const types = {
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".css": "text/css; charset=utf-8",
  ".svg": "image/svg+xml",
  ".wasm": "application/wasm",
};

/** The file that a request's path names, or null when that is not a file of the page. */
export function fileFor(url) {
  let path;
  try {
    path = decodeURIComponent(new URL(url, "http://localhost").pathname);
  } catch {
    return null;
  }
  const file = join(root, path.endsWith("/") ? `${path}index.html` : path);
  return file.startsWith(root + sep) && extname(file) in types ? file : null;
}

async function answer(request, response) {
  const respond = (status, type, body, cache = "no-store") => {
    response.writeHead(status, {
      "Content-Type": type,
      "Content-Length": body.length,
      "Content-Security-Policy": headerPolicy,
      "X-Content-Type-Options": "nosniff",
      "Referrer-Policy": "no-referrer",
      "Cache-Control": cache,
    });
    response.end(request.method === "HEAD" ? undefined : body);
  };
  const text = (status, message) => respond(status, "text/plain; charset=utf-8", Buffer.from(`${message}\n`));

  if (request.method !== "GET" && request.method !== "HEAD") return text(405, "Only GET and HEAD are answered here.");
  const file = fileFor(request.url);
  const body = file && (await readFile(file).catch(() => null));
  if (!body) return text(404, "There is no such file.");
  const isHashed = file.startsWith(join(root, "assets") + sep);
  respond(200, types[extname(file)], body, isHashed ? "public, max-age=31536000, immutable" : "no-cache");
}

/** Starts the server on 127.0.0.1; port 0 takes a free one. */
export function serve(port) {
  const server = createServer((request, response) => void answer(request, response));
  return new Promise((resolve, reject) => {
    server.once("error", reject);
    server.listen(port, "127.0.0.1", () => resolve(server));
  });
}

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
    console.log(`mesh-ddl is at http://localhost:${server.address().port}`);
  } catch (error) {
    console.error(explain(error, port));
    process.exitCode = 1;
  }
}
