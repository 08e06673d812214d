// What the migration prints while it runs.

import type { Preview } from "../../engine/document.ts";
import { listOf } from "../kit/dom.ts";
import { fill, h } from "../kit/tree.ts";

export function showPrinted(section: HTMLElement, preview: Preview, functionName: string): void {
  const lines = preview.output.filter((line) => line.function === functionName);
  section.hidden = lines.length === 0;
  fill(
    listOf(section),
    lines.map(({ text }) => h("li", {}, text)),
  );
}
