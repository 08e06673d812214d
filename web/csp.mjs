// The content security policies, written once. That of the page: its build puts it into the HTML, the server into a header. That of the
// documentation, which its build completes with the digests of what VitePress has written into the pages: the server sends it.

import { fileURLToPath } from "node:url";

const policy = {
  "default-src": "'none'",
  "script-src": "'self' 'wasm-unsafe-eval'",
  "style-src": "'self'",
  "img-src": "'self'",
  "connect-src": "'self'",
  "base-uri": "'none'",
  "form-action": "'none'",
};

/** @param {Readonly<Record<string, string>>} directives */
const write = (directives) =>
  Object.entries(directives)
    .map(([name, sources]) => `${name} ${sources}`)
    .join("; ");

export const metaPolicy = write(policy);
/** `frame-ancestors` counts only in a header. */
const onlyInHeader = { "frame-ancestors": "'none'" };
export const headerPolicy = write({ ...policy, ...onlyInHeader });

/** Where the build of the documentation leaves its policy. */
export const docsPolicyFile = fileURLToPath(new URL("./dist/docs.policy", import.meta.url));

/** @param {{ scripts: readonly string[], styles: readonly string[] }} digests */
export const docsPolicyOf = ({ scripts, styles }) =>
  write({
    ...policy,
    "script-src": [policy["script-src"], ...scripts].join(" "),
    "style-src": [policy["style-src"], "'unsafe-hashes'", ...styles].join(" "),
    "img-src": "'self' data:",
    "font-src": "'self'",
    ...onlyInHeader,
  });
