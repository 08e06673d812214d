// A module of a test with all that it imports, as a browser takes it.

import { createRequire } from "node:module";
import { fileURLToPath } from "node:url";
import { single } from "../../web/engine-files.mjs";

const require = createRequire(new URL("../../web/package.json", import.meta.url));
const { build } = await import(require.resolve("vite"));

/**
 * The code of the module at `path`, which lies beside this one.
 * @param {string} path
 * @param {{ minify?: boolean, external?: string[] }} [options] what is left to be imported
 */
export async function bundle(path, { minify = false, external = [] } = {}) {
  const built = await build({
    configFile: false,
    logLevel: "error",
    resolve: { alias: { "mesh-ddl-wasm": single() } },
    build: {
      write: false,
      minify,
      rolldownOptions: { external },
      lib: { entry: fileURLToPath(new URL(path, import.meta.url)), formats: ["es"] },
    },
  });
  const [output] = Array.isArray(built) ? built : [built];
  if (!output || !("output" in output)) throw new Error(`${path} was not built`);
  return output.output[0].code;
}
