// Every example at every size and in every look, in Chromium.

import assert from "node:assert/strict";
import { pageTest } from "../page/browser.mjs";
import { cutOff, foundByAxe } from "../page/looks.mjs";
import { examples, sizes, viewsAt } from "./examples.mjs";

/** @import { BrowserContextOptions } from "playwright-core" */

/** @type {Record<string, BrowserContextOptions>} */
const looks = {
  light: { colorScheme: "light" },
  dark: { colorScheme: "dark" },
  "forced colours": { forcedColors: "active" },
  "reduced motion": { reducedMotion: "reduce" },
};

for (const example of examples) {
  for (const viewport of sizes) {
    for (const [look, options] of Object.entries(looks)) {
      const where = { ...options, viewport, hash: `#example=${example}`, bypassCSP: true };
      pageTest(`${example} at ${viewport.width} by ${viewport.height} in ${look}`, where, async (page) => {
        for (const view of viewsAt(viewport.width)) {
          if (view !== "body") await page.locator(view).click();
          const tabs = await page.locator("[role=tab]:visible").all();
          for (const tab of tabs.length > 0 ? tabs : [null]) {
            await tab?.click();
            assert.deepEqual(await cutOff(page), [], view);
            assert.deepEqual(await foundByAxe(page), [], view);
          }
        }
      });
    }
  }
}
