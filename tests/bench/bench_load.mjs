// Prints how long a reader on Lighthouse's slow 4G waits for the page, with this processor and with one four times as slow.
import { portOf, serve } from "../../web/server.mjs";
import { launch } from "../page/chromium.mjs";
import { atMost } from "./goal.mjs";

/** @import { Browser } from "playwright-core" */

const bytesPerSecond = /** @param {number} bits */ (bits) => bits / 8;
const slow4G = {
  offline: false,
  latency: 150,
  downloadThroughput: bytesPerSecond(1_638_400),
  uploadThroughput: bytesPerSecond(768_000),
};

/**
 * The milliseconds until the SQL is painted and until keys are answered, with nothing cached.
 * @param {Browser} browser
 * @param {number} slowdown of the processor
 */
async function open(browser, slowdown) {
  const context = await browser.newContext();
  const page = await context.newPage();
  const session = await context.newCDPSession(page);
  await session.send("Network.enable");
  await session.send("Network.emulateNetworkConditions", slow4G);
  await session.send("Emulation.setCPUThrottlingRate", { rate: slowdown });
  await page.addInitScript(() => {
    /** @param {string} name @param {string} selector */
    const markOnce = (name, selector) => {
      if (performance.getEntriesByName(name).length === 0 && document.querySelector(selector)) performance.mark(name);
    };
    new MutationObserver(() => {
      markOnce("sql", "#cards .sql");
      markOnce("ready", "html[data-ready]");
    }).observe(document, { subtree: true, childList: true, attributeFilter: ["data-ready"] });
  });
  await page.goto(`http://127.0.0.1:${portOf(server)}/`);
  await page.waitForFunction(() => performance.getEntriesByName("ready").length > 0, null, { timeout: 60_000 });
  const times = await page.evaluate(() => {
    const at = /** @param {string} name */ (name) => performance.getEntriesByName(name)[0].startTime;
    return { sql: Math.max(at("sql"), at("first-contentful-paint")), ready: at("ready") };
  });
  await context.close();
  return times;
}

/** @param {Browser} browser @param {number} slowdown */
async function measure(browser, slowdown) {
  const rounds = 5;
  const opened = [];
  for (let round = 0; round < rounds; ++round) opened.push(await open(browser, slowdown));
  const seconds = /** @param {number[]} times */ (times) => times.sort((a, b) => a - b)[rounds >> 1] / 1000;
  const sql = seconds(opened.map((times) => times.sql));
  const ready = seconds(opened.map((times) => times.ready));
  const name = slowdown === 1 ? "this processor:" : `one ${slowdown} times as slow:`;
  console.log(`${name.padEnd(24)} the first SQL is painted after ${sql.toFixed(2)} s ${atMost(sql, 1, "s")}`);
  console.log(`${"".padEnd(24)} keys are answered after ${ready.toFixed(2)} s ${atMost(ready, 3, "s")}`);
}

const server = await serve(0);
const browser = await launch();
try {
  console.log("\nThe page on slow 4G (1.6 Mbit/s, 150 ms), with nothing cached");
  await measure(browser, 1);
  await measure(browser, 4);
} finally {
  await browser.close();
  server.closeAllConnections();
  server.close();
}
