// The choice between SQL laid out for reading and SQL as it is sent.

import { recall, remember } from "../kit/storage.ts";
import type { Layout } from "./sql-text.ts";

export function layoutSwitch(group: HTMLElement, choose: (layout: Layout) => void): void {
  const buttons = [...group.querySelectorAll<HTMLElement>("[data-layout]")];

  const apply = (layout: Layout): void => {
    for (const button of buttons) button.setAttribute("aria-pressed", String(button.dataset.layout === layout));
    choose(layout);
  };

  group.addEventListener("click", (event) => {
    const layout = (event.target as HTMLElement).closest<HTMLElement>("[data-layout]")?.dataset.layout;
    if (layout !== "pretty" && layout !== "line") return;
    remember("layout", layout);
    apply(layout);
  });
  if (recall("layout") === "line") apply("line");
}
