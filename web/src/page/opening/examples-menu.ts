// The menu of examples and drafts: a popover of links, so that each has an address.

import { down, walkedTo } from "../kit/arrow-keys.ts";
import { type Element, fill, h } from "../kit/tree.ts";
import { addressOfDraft, type Draft, drafts, titleOf } from "./drafts.ts";
import { addressOf, type Example, examples } from "./examples.ts";

function entryView(href: string, title: string, about: string): Element {
  const words = [h("span", { class: "example-title" }, title), h("span", { class: "example-about" }, about)];
  return h("li", {}, h("a", { class: "example", href }, ...words));
}

export function exampleViews(): Element[] {
  return examples.map(({ name, title, about }: Example) => entryView(addressOf(name), title, about));
}

function draftView(draft: Draft): Element {
  const changed = new Date(draft.changed).toLocaleString("en", { dateStyle: "medium", timeStyle: "short" });
  return entryView(addressOfDraft(draft.id), titleOf(draft) || "Without a word", `Changed ${changed}`);
}

/**
 * Puts the open menu under its button, with the drafts as they are now, and closes it when one is chosen. Arrows walk it; `current`
 * gives the address of what is shown.
 */
export function examplesMenu(menu: HTMLElement, button: HTMLElement, list: HTMLElement, current: () => string | undefined): void {
  const links = (): HTMLAnchorElement[] => [...menu.querySelectorAll("a")].filter((link) => link.offsetParent !== null);

  menu.addEventListener("beforetoggle", () => {
    const address = current();
    const views = drafts().map(draftView);
    fill(list, views);
    if (list.parentElement) list.parentElement.hidden = views.length === 0;
    for (const link of menu.querySelectorAll("a")) {
      if (link.getAttribute("href") === address) link.ariaCurrent = "true";
      else link.ariaCurrent = null;
    }
  });
  menu.addEventListener("toggle", () => {
    const { left, bottom } = button.getBoundingClientRect();
    const room = document.documentElement.clientWidth - menu.offsetWidth - 8;
    menu.style.right = "auto";
    menu.style.left = `${Math.max(8, Math.min(left, room))}px`;
    menu.style.top = `${bottom + 6}px`;
  });
  menu.addEventListener("keydown", (event) => {
    const all = links();
    const at = all.indexOf(event.target as HTMLAnchorElement);
    const to = walkedTo(event.key, down, at, all.length);
    if (to === undefined) return;
    event.preventDefault();
    all.at(to % all.length)?.focus();
  });
  button.addEventListener("keydown", (event) => {
    if (event.key !== "ArrowDown") return;
    event.preventDefault();
    menu.showPopover();
    links()[0]?.focus();
  });
  menu.addEventListener("click", (event) => {
    if ((event.target as HTMLElement).closest("a")) menu.hidePopover();
  });
}
