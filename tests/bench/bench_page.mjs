// Prints what a reader of the page waits for: from the press of a key in the source to the frame after the one that paints its SQL.
import { portOf, serve } from "../../web/server.mjs";
import { launch } from "../page/chromium.mjs";
import { migration } from "./statements.mjs";

/** @import { Page } from "playwright-core" */

const keys = 30;

/** Whose first statement drops a table, of whose name a letter is typed. @param {string} rest */
const beginning = (rest) => `pub fn up(pool :: PoolHandle) -> Int!String do\nMigration.drop_table(pool, "first")?\n${rest}`;
const body = /** @param {number} count */ (count) => migration(count).replace(/^.*\n/, "");
const loop = '  for i in 0..1000 do\n    Migration.add_column(pool, "t", "c#{i}:INT:NOT NULL")?\n  end\n  Ok(0)\nend\n';

/** Notes, for each key, how long it is until the page has painted the name with one letter more. @param {Page} page */
const watch = (page) =>
  page.evaluate(() => {
    /** @type {number[]} */
    const times = [];
    Object.assign(window, { times });
    let pressed = 0;
    addEventListener("keydown", ({ timeStamp }) => (pressed = timeStamp), true);
    const painted = () => {
      if (!document.querySelector("#cards .sql")?.textContent?.includes(`"${"x".repeat(times.length + 1)}first"`)) return;
      requestAnimationFrame(() => {
        const { port1, port2 } = new MessageChannel();
        port1.onmessage = () => times.push(performance.now() - pressed);
        port2.postMessage(null);
      });
    };
    new MutationObserver(painted).observe(document.querySelector("#cards") ?? document, { childList: true, subtree: true });
  });

/** @param {string} name @param {string} source */
async function measure(name, source) {
  const page = await browser.newPage();
  await page.goto(`http://127.0.0.1:${portOf(server)}/`);
  await page.waitForSelector("html[data-ready]");
  await page.locator(".cm-content").focus();
  await page.keyboard.press("Control+A");
  await page.keyboard.insertText(source);
  await page.locator("#cards .sql", { hasText: '"first"' }).waitFor();
  await page.keyboard.press("Control+Home");
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("Home");
  for (let step = 'Migration.drop_table(pool, "'.length; step > 0; step--) await page.keyboard.press("ArrowRight");
  await watch(page);
  for (let key = 1; key <= keys; key++) {
    await page.keyboard.press("x");
    await page.waitForFunction((count) => /** @type {any} */ (window).times.length >= count, key, { timeout: 60_000 });
  }
  /** @type {number[]} */
  const times = await page.evaluate(() => /** @type {any} */ (window).times);
  times.sort((a, b) => a - b);
  const [p50, p95] = [times[keys >> 1], times[Math.floor(keys * 0.95)]];
  console.log(`${name.padEnd(24)} ${p50.toFixed(0).padStart(6)} ms ${p95.toFixed(0).padStart(6)} ms`);
  await page.close();
}

const server = await serve(0);
const browser = await launch();
try {
  console.log(`\nThe page, from a key to its SQL on the screen, over ${keys} keys`);
  console.log(`${"".padEnd(24)} ${"p50".padStart(9)} ${"p95".padStart(9)}`);
  for (const count of [100, 1_000, 10_000]) await measure(`${count} statements`, beginning(body(count)));
  await measure("a loop of 1000", beginning(loop));
} finally {
  await browser.close();
  server.closeAllConnections();
  server.close();
}
