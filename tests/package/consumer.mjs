// Small projects that have the package as npm packs it.

import { execFileSync } from "node:child_process";
import { mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname } from "node:path";
import { fileURLToPath } from "node:url";

/** @param {string} path in the repository */
export const inRepository = (path) => fileURLToPath(new URL(`../../${path}`, import.meta.url));
/** What the page's own tools are, which a project here uses too. */
export const webRequire = createRequire(inRepository("web/package.json"));

const root = inRepository("build/package");

/** Makes the file that npm would publish, in a folder that is named for the test. @param {string} name */
export function pack(name) {
  const folder = `${root}/${name}`;
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  const report = execFileSync("npm", ["pack", "--json", "--ignore-scripts", "--pack-destination", folder], {
    cwd: inRepository("build/npm"),
    encoding: "utf8",
  });
  const [{ filename, files }] = JSON.parse(report);
  return { folder, file: `${folder}/${filename}`, paths: files.map((/** @type {{ path: string }} */ { path }) => path).sort() };
}

/**
 * A project in a folder of its own, with the package and with these files.
 * @param {{ folder: string, file: string }} packed
 * @param {string} name
 * @param {Readonly<Record<string, string>>} files
 */
export function project({ folder, file }, name, files) {
  const place = `${folder}/${name}`;
  const installed = `${place}/node_modules/mesh-ddl`;
  mkdirSync(installed, { recursive: true });
  execFileSync("tar", ["-xzf", file, "--strip-components=1", "-C", installed]);
  for (const [path, text] of Object.entries({ "package.json": '{ "private": true, "type": "module" }', ...files })) {
    mkdirSync(dirname(`${place}/${path}`), { recursive: true });
    writeFileSync(`${place}/${path}`, text);
  }
  return place;
}

/** A module that says in the page's <output> what the engine makes of a call, or why it does not. @param {string} loading */
export const saying = (loading) => `
const output = document.querySelector("output");
try {
  ${loading}
  output.textContent = engine.preview('Migration.drop_table(pool, "users")').statements[0].sql;
} catch (error) {
  output.textContent = [error.name, error.reason, error.message].join("; ");
}
`;
/** What that is. */
export const said = 'DROP TABLE IF EXISTS "users"';

/** @param {string} script */
export const page = (script, head = "") =>
  `<!doctype html><meta charset="utf-8"><title>A page</title>${head}<output></output><script type="module" src="${script}"></script>`;

/** @param {string} path */
export const read = (path) => readFileSync(path, "utf8");

/** The examples in a language that a page of ours shows. @param {string} file @param {string} language */
export const examples = (file, language) =>
  [...read(inRepository(file)).matchAll(new RegExp(`^\`\`\`${language}\\n(.*?)^\`\`\``, "gms"))].map(([, text]) => text ?? "");
