// The menu of examples: a popover of links, so that each example has an address.

import { type Element, h } from "../kit/tree.ts";
import { type Example, examples } from "./examples.ts";

export function exampleViews(): Element[] {
  return examples.map(({ name, title, about }: Example) =>
    h(
      "li",
      {},
      h(
        "a",
        { class: "example", href: `#example=${name}` },
        h("span", { class: "example-title" }, title),
        h("span", { class: "example-about" }, about),
      ),
    ),
  );
}

/** Puts the open menu under its button and closes it when an example is chosen. */
export function examplesMenu(menu: HTMLElement, button: HTMLElement): void {
  menu.addEventListener("toggle", () => {
    const { left, bottom } = button.getBoundingClientRect();
    const room = document.documentElement.clientWidth - menu.offsetWidth - 8;
    menu.style.left = `${Math.max(8, Math.min(left, room))}px`;
    menu.style.top = `${bottom + 6}px`;
  });
  menu.addEventListener("click", (event) => {
    if ((event.target as HTMLElement).closest("a")) menu.hidePopover();
  });
}
