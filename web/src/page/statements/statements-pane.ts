// The pane of statement cards: keeps what did not change, walks by arrow keys, and says what the reader points at.

import type { LeftOutCall, Preview, SourceRange } from "../../engine/document.ts";
import type { Engine } from "../../engine/engine.ts";
import { down, walkedTo } from "../kit/arrow-keys.ts";
import { isSelecting, showWithin } from "../kit/dom.ts";
import { fill, h, type Tree, toDom } from "../kit/tree.ts";
import { atSql, type Highlight, nothing } from "../mapping.ts";
import { walkOf } from "./numbers.ts";
import type { Layout } from "./sql-text.ts";
import { beforeAll, type Card, cardsOf, cardView, leftOutAfter, leftOutItems, leftOutText } from "./statement-card.ts";

/** The most cards there are at once; a runaway loop makes more statements than a page can hold. */
const mostCards = 500;

export interface PaneEvents {
  /** The pointer is over a part of the SQL, or over none. */
  point(highlight: Highlight): void;
  /** The reader walked to a part of the SQL by keyboard or chose it. */
  walk(highlight: Highlight): void;
  /** The reader wants to see where a statement comes from. */
  jump(highlight: Highlight): void;
  /** The reader wants to see another statement. */
  go(index: number): void;
  /** The reader wants to see a call that is left out. */
  visit(range: Pick<SourceRange, "start" | "end">): void;
  /** The preview that is shown, with the engine's text of each statement and of each call that is left out. */
  written(layout: Layout): Preview;
  copy(text: string, button: HTMLElement): void;
}

/** Keeps the cards in `list`, which `panel` scrolls. */
export function statementsPane(list: HTMLElement, panel: HTMLElement, engine: Engine, events: PaneEvents) {
  let preview: Preview;
  let cards: Card[] = [];
  let layout: Layout = "pretty";
  let keys: string[] = [];
  /** The cards, by the indices of their statements. */
  let cardAt = new Map<number, HTMLElement>();
  let tinted: HTMLElement[] = [];
  let walked: Highlight = nothing;
  let pointed: EventTarget | null = null;
  /** The card in the tab order. */
  let roving: HTMLElement | undefined;
  /** The calls that are left out before the first statement. */
  let first: readonly LeftOutCall[] = [];
  const firstView = toDom(h("div", { class: "left-out-first", hidden: "" }), list.ownerDocument) as HTMLElement;
  list.before(firstView);
  const more = toDom(h("p", { class: "more", hidden: "" }), list.ownerDocument) as HTMLElement;
  list.after(more);

  const items = (): HTMLElement[] => [...list.children] as HTMLElement[];
  const itemOf = (target: EventTarget | null): HTMLElement | null =>
    target instanceof Element ? target.closest<HTMLElement>("[data-statement]") : null;
  const sqlTokens = (card: Card) => engine.tokens(card.statement.sql, "sql");

  function placeOf(target: EventTarget | null): Highlight {
    const item = itemOf(target);
    if (!item) return nothing;
    const piece = (target as Element).closest<HTMLElement>("[data-at]");
    return atSql(preview, Number(item.dataset.statement), piece ? Number(piece.dataset.at) : undefined);
  }

  /** Of all the cards one is in the tab order, with its buttons. */
  function rove(item: HTMLElement | undefined): void {
    if (item === roving) return;
    if (roving) setOrder(roving, -1);
    if (item) setOrder(item, 0);
    roving = item;
  }

  function walkTo(highlight: Highlight): void {
    walked = highlight;
    events.walk(highlight);
  }

  /** Steps to the next or previous clause of a card; past either end the whole statement is chosen. */
  function walkClauses(item: HTMLElement, step: 1 | -1): void {
    const statement = Number(item.dataset.statement);
    const clauses = preview.statements[statement]?.clauses ?? [];
    const at = walked.statements[0] === statement ? (walked.clauses[0]?.clause ?? -1) : -1;
    const to = at === -1 && step === -1 ? clauses.length - 1 : at + step;
    const chosen = clauses[to] ? [{ statement, clause: to }] : [];
    walkTo({ statements: [statement], clauses: chosen });
  }

  function walk(event: KeyboardEvent): void {
    const item = event.target as HTMLElement;
    if (!item.matches("[data-statement]") || event.ctrlKey || event.metaKey || event.altKey) return;
    const all = items();
    const at = all.indexOf(item);
    const to = walkedTo(event.key, down, at, all.length);
    if (to !== undefined) all[to]?.focus();
    else if (event.key === "ArrowRight") walkClauses(item, 1);
    else if (event.key === "ArrowLeft") walkClauses(item, -1);
    else if (event.key === "Enter") events.jump(walked);
    else return;
    event.preventDefault();
  }

  list.addEventListener("keydown", walk);
  list.addEventListener("focusin", (event) => {
    const item = itemOf(event.target);
    if (!item || event.target !== item) return;
    rove(item);
    walkTo(atSql(preview, Number(item.dataset.statement)));
  });
  // Not pointerover: that also comes when cards change under a pointer that rests, while the reader types elsewhere.
  list.addEventListener("pointermove", (event) => {
    if (event.target === pointed) return;
    pointed = event.target;
    events.point(placeOf(pointed));
  });
  list.addEventListener("pointerleave", () => {
    pointed = null;
    events.point(nothing);
  });
  /** Follows a way to one of `calls`, which are left out. Where it stands is asked only now, since a card that is kept tells what was. */
  function visit(event: MouseEvent, calls: readonly LeftOutCall[]): boolean {
    const way = (event.target as Element).closest<HTMLElement>("[data-left-out]");
    const call = calls[Number(way?.dataset.leftOut)];
    if (call) events.visit(call.range);
    return way !== null;
  }

  firstView.addEventListener("click", (event) => visit(event, first));
  list.addEventListener("click", (event) => {
    const card = cards.find(({ index }) => String(index) === itemOf(event.target)?.dataset.statement);
    if (visit(event, card?.leftOut ?? [])) return;
    const button = (event.target as Element).closest<HTMLElement>("[data-copy]");
    const other = walkOf(event.target);
    if (other !== undefined) return events.go(other);
    if (button && card) return events.copy(textsOf([card]), button);
    if (card && (event.target as Element).closest("[data-jump]")) return events.jump(atSql(preview, card.index));
    if (isSelecting(list)) return;
    const place = placeOf(event.target);
    if (place.statements.length > 0) walkTo(place);
  });

  /** The cards as a script. */
  function textsOf(cards: readonly Card[], isAll = false): string {
    const written = events.written(layout);
    const places = new Map(preview.leftOut?.map((call, place) => [call, place]));
    const comment = (call: LeftOutCall): string => scriptOf(written.leftOut?.[places.get(call) ?? -1]);
    const texts = cards.flatMap(({ index, leftOut }) => [
      scriptOf(written.statements[index]),
      ...(isAll ? leftOut.map(comment) : []),
    ]);
    return [...(isAll ? [...warning(preview), ...first.map(comment)] : []), ...texts].join(layout === "pretty" ? "\n\n" : "\n");
  }

  function update(): void {
    firstView.hidden = first.length === 0;
    fill(firstView, leftOutItems(first));
    const old = items();
    const shown = cards.slice(0, mostCards);
    const left = cards.length - shown.length;
    more.hidden = left === 0;
    more.textContent = `${left} more statements are not shown here; “Copy all” has them.`;
    const newKeys = shown.map((card) => cardKey(card, layout));
    shown.forEach((card, place) => {
      if (newKeys[place] === keys[place] && old[place]) return;
      const item = toDom(cardView(card, sqlTokens(card), layout), list.ownerDocument) as HTMLElement;
      setOrder(item, -1);
      if (old[place]) old[place].replaceWith(item);
      else list.append(item);
    });
    for (const rest of old.slice(shown.length)) rest.remove();
    keys = newKeys;
    const now = items();
    cardAt = new Map(shown.flatMap(({ index }, at) => (now[at] ? [[index, now[at]]] : [])));
    rove(roving?.parentElement === list ? roving : now[0]);
  }

  return {
    render(next: Preview, functionName: string, nextLayout: Layout): void {
      preview = next;
      layout = nextLayout;
      cards = cardsOf(next, functionName);
      first = leftOutAfter(next, functionName).get(beforeAll) ?? [];
      update();
    },

    /** Tints what `highlight` names; with `reveal`, scrolls to it. */
    mark(highlight: Highlight, reveal: boolean): void {
      for (const marked of tinted) marked.classList.remove("is-tinted", "is-lit");
      tinted = [];
      for (const statement of highlight.statements) {
        const item = cardAt.get(statement);
        if (!item) continue;
        item.classList.add("is-tinted");
        tinted.push(item);
        const clauses = highlight.clauses.filter((place) => place.statement === statement);
        const ranges = clauses.flatMap(({ clause }) => preview.statements[statement]?.clauses[clause]?.sql ?? []);
        for (const piece of ranges.length > 0 ? item.querySelectorAll<HTMLElement>("[data-at]") : []) {
          const at = Number(piece.dataset.at);
          if (!ranges.some(({ start, end }) => start <= at && at < end)) continue;
          piece.classList.add("is-lit");
          tinted.push(piece);
        }
      }
      const first = tinted.find((each) => each.classList.contains("is-lit")) ?? tinted[0];
      if (reveal && first) showWithin(panel, first);
    },

    /** A card as it would be shown. */
    view: (card: Card): Tree => cardView(card, sqlTokens(card), layout),

    /** Every statement shown, one after the other, with a comment for each call that is left out. */
    text: (): string => textsOf(cards, true),

    /** Gives the keyboard to the card of a statement that is shown. */
    focusOn(index: number): void {
      cardAt.get(index)?.focus();
    },

    /** Gives the keyboard to the card that is highlighted, else to the one last walked to, else to the empty pane. */
    focus(): void {
      const card = list.querySelector<HTMLElement>(".is-tinted") ?? list.querySelector<HTMLElement>("[tabindex='0']");
      (card ?? panel).focus();
    },
  };
}

/** Puts a card with its buttons into the tab order, or takes it out. */
function setOrder(card: HTMLElement, order: 0 | -1): void {
  card.tabIndex = order;
  for (const button of card.querySelectorAll("button")) button.tabIndex = order;
}

/** The engine's text of a statement or a call, without the line break behind it. */
const scriptOf = (written: { readonly script?: string } | undefined): string => (written?.script ?? "").replace(/\n$/, "");

/** What a script has above it where the source has mistakes that no statement shows. */
function warning({ diagnostics }: Preview): string[] {
  const isHidden = diagnostics.some(({ severity, statement }) => severity === "error" && statement === null);
  return isHidden ? ["-- The source has mistakes, so this may not be all."] : [];
}

/** Everything a card shows. Offsets into the source are left out: text typed before a call moves them but changes no card. */
function cardKey({ index, number, statement, outcome, failed, notes, leftOut }: Card, layout: Layout): string {
  const { call, sql, params, breaks, partial, locks, rewrites, scans } = statement;
  const clauses = statement.clauses.map((clause) => clause.sql);
  const said = notes.map(({ code, message, hint }) => [code, message, hint]);
  const left = leftOut.map((call) => [leftOutText(call), call.range.line]);
  const work = [locks, rewrites, scans];
  return JSON.stringify([layout, index, number, call, sql, params, breaks, partial, clauses, outcome, failed, work, said, left]);
}
