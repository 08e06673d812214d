// Prints what a reader of the page waits for: from the press of a key in the source to the frame after the one that paints its SQL.
import { portOf, serve } from "../../web/server.mjs";
import { launch } from "../page/chromium.mjs";
import { atMost } from "./goal.mjs";
import { migration } from "./statements.mjs";

/** @import { Page } from "playwright-core" */

/** Those of a page that was just opened, and as many after them: much of what they run is compiled well by then. */
const rounds = ["the first", "the next"];
const keys = 30;

/** Whose first statement drops a table, of whose name a letter is typed. @param {string} rest */
const beginning = (rest) => `pub fn up(pool :: PoolHandle) -> Int!String do\nMigration.drop_table(pool, "first")?\n${rest}`;
const body = /** @param {number} count */ (count) => migration(count).replace(/^.*\n/, "");
const loop = '  for i in 0..1000 do\n    Migration.add_column(pool, "t", "c#{i}:INT:NOT NULL")?\n  end\n  Ok(0)\nend\n';

/**
 * Notes, for each key, how long it is until the page has painted the name with one letter more, and how much of that no frame was
 * waited for; and every long task.
 * @param {Page} page
 */
const watch = (page) =>
  page.evaluate(() => {
    /** @type {number[]} */
    const times = [];
    /** @type {number[]} */
    const busy = [];
    /** @type {number[]} */
    const tasks = [];
    Object.assign(window, { watched: { times, busy, tasks } });
    new PerformanceObserver((list) => tasks.push(...list.getEntries().map(({ duration }) => duration))).observe({
      type: "longtask",
    });
    let pressed = 0;
    addEventListener("keydown", ({ timeStamp }) => (pressed = timeStamp), true);
    const painted = () => {
      if (!document.querySelector("#cards .sql")?.textContent?.includes(`"${"x".repeat(times.length + 1)}first"`)) return;
      const made = performance.now();
      requestAnimationFrame(() => {
        const wait = performance.now() - made;
        const { port1, port2 } = new MessageChannel();
        port1.onmessage = () => {
          times.push(performance.now() - pressed);
          busy.push(performance.now() - pressed - wait);
        };
        port2.postMessage(null);
      });
    };
    new MutationObserver(painted).observe(document.querySelector("#cards") ?? document, {
      childList: true,
      characterData: true,
      subtree: true,
    });
  });

/** @param {number[]} figures @param {number} share */
const of = (figures, share) => figures.sort((a, b) => a - b)[Math.floor(figures.length * share)];

/** A figure beside its goal. @param {string} name @param {number} figure @param {number} [most] */
const beside = (name, figure, most) =>
  `${name} ${figure.toFixed(0)} ms${most === undefined ? "" : ` ${atMost(figure, most, "ms")}`}`;

/** @param {string} name @param {string} source @param {{ p95: number, task?: number }} [goal] in milliseconds */
async function measure(name, source, goal) {
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
  await page.locator("#statements:not([aria-busy], :has([aria-busy]))").waitFor();
  await watch(page);
  let key = 0;
  let seen = 0;
  for (const round of rounds) {
    for (let each = 0; each < keys; each++) {
      await page.keyboard.press("x");
      await page.waitForFunction((count) => /** @type {any} */ (window).watched.times.length >= count, ++key, { timeout: 60_000 });
    }
    /** @type {{ times: number[], busy: number[], tasks: number[] }} */
    const watched = await page.evaluate(() => /** @type {any} */ (window).watched);
    const [times, busy] = [watched.times.slice(-keys), watched.busy.slice(-keys)];
    const longest = Math.max(0, ...watched.tasks.slice(seen));
    seen = watched.tasks.length;
    const cells = [
      beside("p50", of(times, 0.5)),
      beside("p95", of(times, 0.95), goal?.p95),
      `but for frames ${beside("p50", of(busy, 0.5))}`,
      beside("p95", of(busy, 0.95)),
      beside("the longest task over 50 ms", longest, goal?.task),
    ];
    console.log(`${name.padEnd(16)} ${`${round} ${keys}:`.padEnd(13)} ${cells.join(", ")}`);
  }
  await page.close();
}

const server = await serve(0);
const browser = await launch();
try {
  console.log(
    "\nThe page, from a key to its SQL on the screen. A frame comes 60 times a second: what is waited for it is up to 17 ms",
  );
  await measure("100 statements", beginning(body(100)));
  await measure("1000 statements", beginning(body(1_000)), { p95: 16, task: 50 });
  await measure("10000 statements", beginning(body(10_000)), { p95: 50 });
  await measure("a loop of 1000", beginning(loop), { p95: 16, task: 50 });
} finally {
  await browser.close();
  server.closeAllConnections();
  server.close();
}
