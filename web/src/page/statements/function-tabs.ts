// The tabs that choose whose statements are shown, or the schema, after the tabs pattern: arrows move, the chosen one is in the tab
// order.

import type { Preview } from "../../engine/document.ts";
import { across, walkedTo } from "../kit/arrow-keys.ts";
import { type Element, h, showIn, type Tree } from "../kit/tree.ts";
import { countOf } from "./numbers.ts";

/** The functions with a tab: those previewed, whether they send anything or not. */
export function tabNames(preview: Preview): string[] {
  return preview.functions.map(({ name }) => name);
}

/** The tab of the schema, where a function's name stands for its tab. No function is called so. */
export const schemaTab = "*";

const idOf = (name: string): string => (name === schemaTab ? "schema-tab" : `tab-${name}`);

function tabView(name: string, active: string, ...label: Tree[]): Element {
  const isActive = name === active;
  return h(
    "button",
    {
      type: "button",
      role: "tab",
      id: idOf(name),
      class: name === schemaTab ? "tab is-schema" : "tab",
      "aria-selected": String(isActive),
      "aria-controls": "statements",
      tabindex: isActive ? "0" : "-1",
      "data-tab": name,
    },
    ...label,
  );
}

/** A tab for each function, and, unless `functionsAlone`, one for the schema. */
export function tabViews(preview: Preview, active: string, functionsAlone = false): Element[] {
  const names = tabNames(preview);
  const tabs = names.map((name) => {
    const count = countOf(preview, name);
    const counted = h(
      "span",
      { class: "tab-count" },
      String(count),
      h("span", { class: "hidden" }, count === 1 ? " statement" : " statements"),
    );
    return tabView(name, active, name, " ", counted);
  });
  return names.length > 0 && !functionsAlone ? [...tabs, tabView(schemaTab, active, "schema")] : tabs;
}

/** Keeps the tab list. `choose` is called with what a tab that was clicked or reached by arrow stands for. */
export function functionTabs(list: HTMLElement, panel: HTMLElement, choose: (name: string) => void, functionsAlone = false) {
  const tabs = (): HTMLElement[] => [...list.querySelectorAll<HTMLElement>("[role=tab]")];
  const take = (tab: HTMLElement | undefined): void => {
    if (!tab?.dataset.tab) return;
    choose(tab.dataset.tab);
    list.querySelector<HTMLElement>("[aria-selected=true]")?.focus();
  };

  list.addEventListener("click", (event) => take((event.target as HTMLElement).closest<HTMLElement>("[role=tab]") ?? undefined));
  list.addEventListener("keydown", (event) => {
    const all = tabs();
    const at = all.indexOf(event.target as HTMLElement);
    const to = walkedTo(event.key, across, at, all.length);
    if (to === undefined) return;
    event.preventDefault();
    take(all.at(to % all.length));
  });

  const show = showIn(list);
  return {
    render(preview: Preview, active: string): void {
      const views = tabViews(preview, active, functionsAlone);
      if (!show(views)) return;
      list.hidden = views.length === 0;
      if (views.length > 0) panel.setAttribute("aria-labelledby", idOf(active));
      else panel.removeAttribute("aria-labelledby");
    },
  };
}
