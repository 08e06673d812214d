// The tab of the schema: pointing at a row tints what made it, arrow keys walk the rows, and choosing one leads to its statement.

import type { Preview } from "../../engine/document.ts";
import { down, walkedTo } from "../kit/arrow-keys.ts";
import { isSelecting, showWithin } from "../kit/dom.ts";
import { showIn } from "../kit/tree.ts";
import { type Highlight, nothing } from "../mapping.ts";
import { schemaViews } from "./schema-views.ts";

export interface SchemaEvents {
  /** The pointer is over what a statement made, or over nothing of the kind. */
  point(highlight: Highlight): void;
  /** The keyboard is on it. */
  walk(highlight: Highlight): void;
  /** The reader wants to see the statement. */
  go(index: number): void;
}

/** What a row stands for. */
function highlightOf(target: EventTarget | null): Highlight {
  const row = target instanceof Element ? target.closest<HTMLElement>("[data-made-by]") : null;
  if (!row) return nothing;
  const statement = Number(row.dataset.madeBy);
  const { clause } = row.dataset;
  return { statements: [statement], clauses: clause === undefined ? [] : [{ statement, clause: Number(clause) }] };
}

/** Keeps the schema in `host`, which `panel` scrolls. */
export function schemaPane(host: HTMLElement, panel: HTMLElement, events: SchemaEvents) {
  const show = showIn(host);
  let pointed: EventTarget | null = null;

  const buttons = (): HTMLElement[] => [...host.querySelectorAll<HTMLElement>("button")];

  /** Of all the names one is in the tab order. */
  function rove(chosen: HTMLElement | undefined): void {
    for (const button of buttons()) button.tabIndex = button === chosen ? 0 : -1;
  }

  host.addEventListener("keydown", (event) => {
    const all = buttons().filter((button) => button.checkVisibility());
    const at = all.indexOf(event.target as HTMLElement);
    const to = walkedTo(event.key, down, at, all.length);
    if (at === -1 || to === undefined) return;
    event.preventDefault();
    all[to]?.focus();
  });
  host.addEventListener("focusin", (event) => {
    const button = event.target as HTMLElement;
    if (!button.matches("button")) return;
    rove(button);
    events.walk(highlightOf(button));
  });
  host.addEventListener("pointermove", (event) => {
    if (event.target === pointed) return;
    pointed = event.target;
    events.point(highlightOf(pointed));
  });
  host.addEventListener("pointerleave", () => {
    pointed = null;
    events.point(nothing);
  });
  host.addEventListener("click", (event) => {
    const [statement] = highlightOf(event.target).statements;
    if (statement !== undefined && !isSelecting(host)) events.go(statement);
  });

  return {
    render(preview: Preview, chosen: string): void {
      if (show(schemaViews(preview, chosen))) rove(buttons()[0]);
    },

    /** Tints the rows of what `highlight` names; with `reveal`, scrolls to the first. */
    mark({ statements, clauses }: Highlight, reveal: boolean): void {
      for (const row of host.querySelectorAll<HTMLElement>("[data-made-by]")) {
        const [statement] = highlightOf(row).statements;
        const isLit = clauses.some((place) => place.statement === statement && String(place.clause) === row.dataset.clause);
        row.classList.toggle("is-tinted", statements.includes(Number(statement)));
        row.classList.toggle("is-lit", isLit);
      }
      const first = host.querySelector(".is-lit") ?? host.querySelector(".is-tinted");
      if (reveal && first) showWithin(panel, first);
    },

    /** Gives the keyboard to a row that is highlighted, else to the one last walked to. */
    focus(): void {
      const row =
        host.querySelector<HTMLElement>(".is-lit button, .is-tinted button") ?? host.querySelector<HTMLElement>("[tabindex='0']");
      (row ?? panel).focus();
    },
  };
}
