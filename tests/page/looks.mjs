// What a page must not look like, in whatever browser: what axe-core finds, and what holds more than its width shows.

import { readFileSync } from "node:fs";
import { createRequire } from "node:module";

const require = createRequire(new URL("../../web/package.json", import.meta.url));
const axe = readFileSync(require.resolve("axe-core/axe.min.js"), "utf8");

/**
 * A page of Playwright's or of Puppeteer's.
 * @typedef {{ evaluate: (expression: string) => Promise<unknown> }} AnyPage
 */

/**
 * What axe-core finds, a line each. Where a policy forbids eval, the browser must have been told to bypass it.
 * @param {AnyPage} page
 */
export async function foundByAxe(page) {
  await page.evaluate(`${axe}\n0`);
  return page.evaluate(`axe.run().then(({ violations }) => violations.map(({ id, nodes }) =>
    id + ": " + nodes.map(({ target }) => target.join(" ")).slice(0, 4).join(", ")))`);
}

const boxes =
  "html, body, header, main, section, footer, .pane-head, .card, .card-outcome, .sql-line, .problem, .schema-row, .schema-table-head";

/**
 * The classes of what is cut off or scrolls sideways.
 * @param {AnyPage} page
 */
export const cutOff = (page) =>
  page.evaluate(`[...document.querySelectorAll(${JSON.stringify(boxes)})]
    .filter((element) => element.scrollWidth > element.clientWidth + 1)
    .map((element) => element.className || element.tagName)`);
