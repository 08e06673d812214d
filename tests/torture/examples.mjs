// What every example of the page is looked at in.

import { readdirSync } from "node:fs";

export const examples = readdirSync(new URL("../../web/examples/", import.meta.url)).map((file) => file.replace(/\.mpl$/, ""));

/** The first is 1280 by 1024 at 400 %. */
export const sizes = [
  { width: 320, height: 256 },
  { width: 320, height: 740 },
  { width: 360, height: 740 },
  { width: 768, height: 1024 },
  { width: 1280, height: 800 },
  { width: 1920, height: 1080 },
];

/**
 * The panes that a page of this width shows one at a time, by the buttons that show them.
 * @param {number} width
 */
export const viewsAt = (width) => (width < 900 ? ["#views [data-view=source]", "#views [data-view=sql]"] : ["body"]);
