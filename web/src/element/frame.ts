// The places of an element's parts in its shadow root.

import { type Element, h, icon, type Tree } from "../page/kit/tree.ts";

const button = (id: string, label: string, ...content: Tree[]): Element =>
  h("button", { type: "button", class: "button is-quiet", id, "aria-label": label, part: "button" }, ...content);

export function frameViews(): Element[] {
  return [
    h(
      "div",
      { class: "toolbar", part: "toolbar" },
      h("div", { class: "tabs", id: "tabs", role: "tablist", "aria-label": "Function", hidden: "" }),
      h(
        "div",
        { class: "actions" },
        button("reset", "Back to the source as it was written", "Reset"),
        button("copy-all", "Copy the SQL", icon("copy"), icon("check"), icon("close"), "Copy"),
      ),
    ),
    h(
      "div",
      { class: "sides" },
      h(
        "div",
        { class: "source", part: "source", dir: "ltr" },
        h("pre", { class: "listing", id: "listing" }),
        h("div", { class: "editor", id: "editor", hidden: "" }),
      ),
      h(
        "div",
        { class: "statements", id: "statements", part: "sql", tabindex: "-1", dir: "ltr" },
        h("ol", { class: "cards", id: "cards" }),
        h("p", { class: "empty", id: "empty", hidden: "" }),
      ),
    ),
    h(
      "div",
      { class: "said", id: "problems", part: "notes", role: "group", "aria-label": "Notes", dir: "ltr", hidden: "" },
      h("ol"),
    ),
    h("div", { class: "hidden", id: "live", role: "status" }),
  ];
}
