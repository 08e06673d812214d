// Bundles for the React that is asked for, of those that stand beside each other here.

import { createRequire } from "node:module";
import { build } from "esbuild";

const require = createRequire(import.meta.url);

/** Bundles `entry`.js of a project, for Node where it is the server. @param {string} place @param {number} version @param {string} entry */
export function bundle(place, version, entry) {
  return build({
    absWorkingDir: place,
    entryPoints: [`${entry}.js`],
    outfile: `out/${entry}.js`,
    bundle: true,
    format: "esm",
    platform: entry === "server" ? "node" : "browser",
    define: { "process.env.NODE_ENV": '"development"' },
    logLevel: "error",
    banner:
      entry === "server"
        ? { js: 'import { createRequire } from "node:module"; const require = createRequire(import.meta.url);' }
        : {},
    plugins: [
      {
        name: "react",
        setup: (build) =>
          build.onResolve({ filter: /^react(-dom)?(\/|$)/ }, ({ path }) => ({
            path: require.resolve(path.replace(/^react(-dom)?/, `$&-${version}`)),
          })),
      },
    ],
  });
}
