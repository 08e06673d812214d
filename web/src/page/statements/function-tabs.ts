// The tabs that choose whose statements are shown, after the tabs pattern: arrows move, the chosen one is in the tab order.

import type { Preview } from "../../engine/document.ts";
import { type Element, h, toDom } from "../kit/tree.ts";

/** The functions with a tab: those previewed, whether they send anything or not. */
export function tabNames(preview: Preview): string[] {
  return preview.functions.map(({ name }) => name);
}

export function tabViews(preview: Preview, active: string): Element[] {
  return tabNames(preview).map((name) => {
    const count = preview.statements.filter((statement) => statement.function === name).length;
    const isActive = name === active;
    return h(
      "button",
      {
        type: "button",
        role: "tab",
        id: `tab-${name}`,
        class: "tab",
        "aria-selected": String(isActive),
        "aria-controls": "statements",
        tabindex: isActive ? "0" : "-1",
        "data-function": name,
      },
      name,
      " ",
      h("span", { class: "tab-count" }, String(count), h("span", { class: "hidden" }, " statements")),
    );
  });
}

/** Keeps the tab list. `choose` is called with the name of a tab that was clicked or reached by arrow. */
export function functionTabs(list: HTMLElement, panel: HTMLElement, choose: (name: string) => void) {
  const tabs = (): HTMLElement[] => [...list.querySelectorAll<HTMLElement>("[role=tab]")];
  const take = (tab: HTMLElement | undefined): void => {
    if (!tab?.dataset.function) return;
    choose(tab.dataset.function);
    list.querySelector<HTMLElement>("[aria-selected=true]")?.focus();
  };

  list.addEventListener("click", (event) => take((event.target as HTMLElement).closest<HTMLElement>("[role=tab]") ?? undefined));
  list.addEventListener("keydown", (event) => {
    const all = tabs();
    const at = all.indexOf(document.activeElement as HTMLElement);
    const to = { ArrowRight: at + 1, ArrowLeft: at - 1, Home: 0, End: all.length - 1 }[event.key];
    if (to === undefined) return;
    event.preventDefault();
    take(all.at(to % all.length));
  });

  let shown = "";
  return {
    render(preview: Preview, active: string): void {
      const views = tabViews(preview, active);
      const key = JSON.stringify(views);
      if (key === shown) return;
      shown = key;
      list.hidden = views.length === 0;
      list.replaceChildren(...views.map(toDom));
      if (views.length > 0) panel.setAttribute("aria-labelledby", `tab-${active}`);
      else panel.removeAttribute("aria-labelledby");
    },
  };
}
