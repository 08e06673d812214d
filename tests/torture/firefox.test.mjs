// Every example at every size in Firefox, in the look of MESH_FIREFOX_LOOK.

import assert from "node:assert/strict";
import { firefoxTest, look, origins } from "../firefox/browser.mjs";
import { cutOff } from "../page/looks.mjs";
import { examples, sizes, viewsAt } from "./examples.mjs";

for (const example of examples) {
  for (const viewport of sizes) {
    const where = { at: () => `${origins.page}#example=${example}`, viewport };
    firefoxTest(`${example} at ${viewport.width} by ${viewport.height}, ${look}`, where, async (page) => {
      await page.waitForSelector("html[data-ready]");
      for (const view of viewsAt(viewport.width)) {
        if (view !== "body") await page.click(view);
        for (const tab of await page.$$("[role=tab]")) {
          if (!(await tab.isVisible())) continue;
          await tab.click();
          assert.deepEqual(await cutOff(page), [], view);
        }
      }
    });
  }
}
