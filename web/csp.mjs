// The content security policy of the page, written once: the build puts it into the HTML, the server into a header.

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
export const headerPolicy = write({ ...policy, "frame-ancestors": "'none'" });
