// On a narrow screen one pane is shown at a time; these buttons choose which.

import type { Side } from "./highlighter.ts";

export function viewSwitch(group: HTMLElement, panes: HTMLElement) {
  const buttons = [...group.querySelectorAll<HTMLElement>("[data-view]")];

  const show = (view: Side): void => {
    panes.dataset.view = view;
    for (const button of buttons) button.setAttribute("aria-pressed", String(button.dataset.view === view));
  };

  group.addEventListener("click", (event) => {
    const view = (event.target as HTMLElement).closest<HTMLElement>("[data-view]")?.dataset.view;
    if (view === "source" || view === "sql") show(view);
  });
  show(panes.dataset.view === "sql" ? "sql" : "source");
  return { show };
}
