// React 18 and 19 render <mesh-ddl> on a server, hydrate around it when it has started, and change it.

import assert from "node:assert/strict";
import { test } from "node:test";
import { pack, project, said } from "./consumer.mjs";
import { outputOf, strict } from "./pages.mjs";
import { bundle } from "./react.mjs";

const packed = pack("react");

const app = `import { createElement as h, useState } from "react";
export function App() {
  const [table, setTable] = useState("users");
  return h("main", null,
    h("h1", null, "A page of ", table),
    h("mesh-ddl", { layout: "stack", id: "snippet" }, h("pre", null, 'Migration.drop_table(pool, "' + table + '")')),
    h("button", { onClick: () => setTable("events") }, "Change"));
}`;

const server = `import { createElement as h } from "react";
import { renderToString } from "react-dom/server";
import { App } from "./app.js";
export const html = renderToString(h(App));`;

/** Says the SQL before and after React's change, and every error that React recovered from. */
const client = `import { createElement as h } from "react";
import { hydrateRoot } from "react-dom/client";
import "mesh-ddl/element/define";
import { App } from "./app.js";
const element = document.querySelector("mesh-ddl");
const previewed = () => new Promise((tell) => {
  element.addEventListener("preview", ({ detail }) => tell(detail.preview.statements[0].sql), { once: true });
});
const first = await previewed();
const errors = [];
hydrateRoot(document.querySelector("#root"), h(App), { onRecoverableError: ({ message }) => errors.push(message) });
const button = document.querySelector("button");
while (!Object.keys(button).some((key) => key.startsWith("__reactProps"))) await new Promise(requestAnimationFrame);
const changed = previewed();
button.click();
const isSame = element === document.querySelector("mesh-ddl") && element.shadowRoot.querySelector(".frame") !== null;
document.querySelector("output").textContent = JSON.stringify([first, await changed, isSame, errors]);`;

for (const version of [18, 19]) {
  test(`React ${version} hydrates around the element, and changes its source`, async () => {
    const place = project(packed, `react-${version}`, { "app.js": app, "server.js": server, "client.js": client });
    await bundle(place, version, "server");
    await bundle(place, version, "client");
    const { html } = await import(`${place}/out/server.js`);
    assert.match(html, /<mesh-ddl layout="stack" id="snippet"><pre>/);
    const page = `<!doctype html><meta charset="utf-8"><title>A page</title><div id="root">${html}</div><output></output><script type="module" src="/out/client.js"></script>`;
    const { output, complaints } = await outputOf(place, {
      policy: `${strict}; style-src 'self'`,
      answers: { "/index.html": { status: 200, type: "text/html", body: page } },
    });
    assert.deepEqual(JSON.parse(output ?? "null"), [said, 'DROP TABLE IF EXISTS "events"', true, []]);
    assert.deepEqual(complaints, []);
  });
}
