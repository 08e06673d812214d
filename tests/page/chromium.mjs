// Debian's Chromium, as every test starts it: with scrollbars, as readers have them.

import { createRequire } from "node:module";

/** @import { Browser } from "playwright-core" */

const require = createRequire(new URL("../../web/package.json", import.meta.url));
/** @type {typeof import("playwright-core")} */
const { chromium } = require("playwright-core");

const flags = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
  "--no-first-run",
  "--disable-quic",
];

/** @returns {Promise<Browser>} */
export const launch = () =>
  chromium.launch({ executablePath: "/usr/bin/chromium", args: flags, ignoreDefaultArgs: ["--hide-scrollbars"] });
