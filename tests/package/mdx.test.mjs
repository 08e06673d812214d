// Pages of MDX, rendered on a server by React 18 and 19, hydrated, and made anew in the browser.

import assert from "node:assert/strict";
import { writeFileSync } from "node:fs";
import { test } from "node:test";
import { compile } from "@mdx-js/mdx";
import { pack, project } from "./consumer.mjs";
import { outputOf, strict } from "./pages.mjs";
import { bundle } from "./react.mjs";

const packed = pack("mdx");
const page = `export const title = "A page";

# {title}

- A list

  \`\`\`mesh ddl id=first readonly
  Migration.drop_table(pool, "users")?
  \`\`\`

\`\`\`mesh ddl after=first {1} files=db/names.mpl
Migration.execute(pool, "SELECT '{1}', '</pre>'")?
import Db.Names
\`\`\`
`;

const server = `import { createElement as h } from "react";
import { renderToString } from "react-dom/server";
import Page from "./page.js";
export const html = renderToString(h(Page));`;

/** Hydrates the page, makes it anew, and says what the second snippet is after, its lines, its files and its SQL, before and after. */
const client = `import { createElement as h } from "react";
import { createRoot, hydrateRoot } from "react-dom/client";
import "mesh-ddl/element/define";
import Page from "./page.js";
const seen = new Map();
addEventListener("preview", ({ target, detail }) => seen.set(target, detail.preview));
const state = async () => {
  const [first, second] = document.querySelectorAll("mesh-ddl");
  while (!seen.has(first) || !seen.has(second)) await new Promise(requestAnimationFrame);
  const attributes = ["after", "focus", "files"].map((name) => second.getAttribute(name));
  return [...attributes, first.hasAttribute("readonly"), seen.get(second).statements.map(({ sql }) => sql), typeof second.focus];
};
const errors = [];
const onRecoverableError = ({ message }) => errors.push(message);
const root = hydrateRoot(document.querySelector("#root"), h(Page), { onRecoverableError });
const before = await state();
root.unmount();
createRoot(document.querySelector("#root"), { onRecoverableError }).render(h(Page));
while (!document.querySelector("mesh-ddl")) await new Promise(requestAnimationFrame);
document.querySelector("output").textContent = JSON.stringify([before, await state(), errors]);`;

const place = project(packed, "pages", { "server.js": server, "client.js": client });
const { createMeshDdl } = await import(`${place}/node_modules/mesh-ddl/dist/rehype.js`);
const files = { "db/names.mpl": 'pub fn name() -> String do "n" end' };
const plugin = await createMeshDdl({ files });
const compiled = await compile({ value: page, path: `${place}/page.mdx` }, { rehypePlugins: [plugin] });
writeFileSync(`${place}/page.js`, String(compiled));

for (const version of [18, 19]) {
  test(`React ${version} renders a page's snippets, hydrates around them, and makes them anew`, async () => {
    await bundle(place, version, "server");
    await bundle(place, version, "client");
    const { html } = await import(`${place}/out/server.js?${version}`);
    assert.match(html, /<mesh-ddl id="first" read[oO]nly="(?:true)?"><pre class="mesh-ddl-source listing">/);
    assert.match(html, /DROP<\/span>/);
    const body = `<!doctype html><meta charset="utf-8"><title>A page</title><div id="root">${html}</div><output></output><script type="module" src="/out/client.js"></script>`;
    const { output, complaints } = await outputOf(place, {
      policy: `${strict}; style-src 'self'`,
      answers: { "/index.html": { status: 200, type: "text/html", body } },
    });
    const expected = ["first", "1", JSON.stringify(files), true, ["SELECT '{1}', '</pre>'"], "function"];
    assert.deepEqual(JSON.parse(output ?? "null"), [expected, expected, []]);
    assert.deepEqual(complaints, []);
  });
}

test("a mistake has its place in the page", async () => {
  writeFileSync(`${place}/page.mdx`, page.replace('"users"', "1"));
  const file = { value: page.replace('"users"', "1"), path: `${place}/page.mdx` };
  await assert.rejects(compile(file, { rehypePlugins: [plugin] }), /page\.mdx:8:30: error\[E0001\]/);
  assert.ok(JSON.stringify([plugin]).includes("mesh-ddl "), "who keeps pages sees what they are made with");
});
