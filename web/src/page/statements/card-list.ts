// The list of cards. Those in view show the last preview at once, the others as soon as the reader pauses: then all there is can be
// found, selected and read aloud.

import { inPauses } from "../kit/pauses.ts";
import { h, remake, type Element as Tree, toDom } from "../kit/tree.ts";
import { isSameBesideNumber } from "./same-card.ts";
import type { Layout } from "./sql-text.ts";
import { type Card, renumber } from "./statement-card.ts";

/** The most cards there are at once; a runaway loop makes more statements than a page can hold. */
export const mostCards = 500;

/** So many are taken to be in view until it is known. */
const mostInView = 24;

/** A part of a statement's SQL. */
export interface SqlRange {
  readonly start: number;
  readonly end: number;
}

/** What is tinted: statements by their indices, and of each the parts that are lit. */
export type Tints = ReadonlyMap<number, readonly SqlRange[]>;

/** What an item shows. */
interface Drawn {
  readonly card: Card;
  readonly layout: Layout;
  readonly lit: readonly SqlRange[] | undefined;
}

interface Item {
  readonly element: HTMLElement;
  card: Card;
  drawn: Drawn | undefined;
  isInView: boolean;
}

const noTints: Tints = new Map();

const isSameLit = (one: readonly SqlRange[] | undefined, other: readonly SqlRange[] | undefined): boolean =>
  one === other ||
  (one !== undefined &&
    one.length === other?.length &&
    one.every(({ start, end }, at) => start === other[at]?.start && end === other[at]?.end));

export interface CardViews {
  /** A card as it is to be shown. */
  view(card: Card, layout: Layout): Tree;
  /** Whether it is not what all is about. */
  isAside?(card: Card): boolean;
}

/** Keeps the items of `list`, which `panel` scrolls, in the place of what is there. */
export function cardList(list: HTMLElement, panel: HTMLElement, views: CardViews) {
  const document = list.ownerDocument;
  let items: Item[] = [];
  /** How many cards there are, with those that have no room. */
  let count = 0;
  let layout: Layout = "pretty";
  let tints = noTints;
  /** The first and the last item in view. */
  let inView: readonly [number, number] = [0, mostInView - 1];
  const itemOf = new WeakMap<Element, Item>();

  const observer = new (document.defaultView ?? window).IntersectionObserver(
    (entries) => {
      for (const { target, isIntersecting } of entries) {
        const item = itemOf.get(target);
        if (item) item.isInView = isIntersecting;
      }
      const first = items.findIndex((item) => item.isInView);
      if (first === -1) return;
      inView = [first, items.findLastIndex((item) => item.isInView)];
      drawInView();
    },
    { root: panel, rootMargin: "25% 0px" },
  );

  const rest = inPauses(() => {
    const item = items.find(isStale);
    if (item) draw(item);
    else list.removeAttribute("aria-busy");
    return item !== undefined;
  });

  function isStale({ card, drawn }: Item): boolean {
    return drawn?.card !== card || drawn.layout !== layout || !isSameLit(drawn.lit, tints.get(card.index));
  }

  const isAside = (card: Card): boolean => views.isAside?.(card) === true;

  function newItem(card: Card): Item {
    const element = toDom(h("li", { class: "card", tabindex: "-1" }), document) as HTMLElement;
    const item: Item = { element, card, drawn: undefined, isInView: false };
    itemOf.set(element, item);
    observer.observe(element);
    return item;
  }

  /** Has `item` stand for `card`. One that looks the same to the last number is drawn already. */
  function take(item: Item, card: Card, isSame: boolean): void {
    const { element, drawn, card: old } = item;
    const isUntouched = isSame && old.index === card.index && old.number === card.number;
    if (isUntouched && drawn?.card === old) item.drawn = { ...drawn, card };
    if (!isSame && element.tabIndex === 0) setOrder(element, -1);
    if (drawn === undefined || old.index !== card.index) element.dataset.statement = String(card.index);
    item.card = card;
    element.classList.toggle("is-aside", isAside(card));
  }

  function fill(element: HTMLElement, card: Card): void {
    const order = element.tabIndex;
    remake(element, views.view(card, layout));
    element.classList.toggle("is-aside", isAside(card));
    setOrder(element, order);
  }

  function draw(item: Item): void {
    const { element, card, drawn } = item;
    const lit = tints.get(card.index);
    const isKept = drawn !== undefined && drawn.layout === layout && isSameBesideNumber(drawn.card, card);
    if (!isKept) fill(element, card);
    else if (drawn.card.index !== card.index || drawn.card.number !== card.number) renumber(element, card);
    if (!isKept || !isSameLit(drawn.lit, lit)) tint(element, lit);
    item.drawn = { card, layout, lit };
  }

  function drawInView(): void {
    const [first, last] = items.length <= mostInView ? [0, items.length - 1] : inView;
    for (const item of items.slice(first, last + 1)) if (isStale(item)) draw(item);
    const isBusy = items.some(isStale);
    if (isBusy) rest.wait();
    if (isBusy) list.setAttribute("aria-busy", "true");
    else list.removeAttribute("aria-busy");
  }

  /** How far the items may be those of the same cards as before, and how far these cards then are. */
  function sameEnds(cards: readonly Card[], all: number): [number, number] {
    const moved = all - count;
    const end = Math.min(items.length, cards.length - moved);
    return Math.min(end, end + moved) < 0 ? [items.length, cards.length] : [end, end + moved];
  }

  /**
   * Where the cards before and after are the same but for their numbers, their items stay and those between give way, as do those for
   * which there is no more room.
   */
  function replace(cards: readonly Card[], all: number): void {
    const isKept = (item: Item | undefined, card: Card | undefined): boolean =>
      item !== undefined && card !== undefined && isSameBesideNumber(item.card, card);
    const [oldStop, newStop] = sameEnds(cards, all);
    const least = Math.min(oldStop, newStop);
    let before = 0;
    while (before < least && isKept(items[before], cards[before])) before++;
    let after = 0;
    while (after < least - before && isKept(items[oldStop - 1 - after], cards[newStop - 1 - after])) after++;
    const [oldEnd, newEnd] = [oldStop - after, newStop - after];
    const reused = items.slice(before, Math.min(oldEnd, newEnd));
    const made = cards.slice(before + reused.length, newEnd).map(newItem);
    const added = cards.slice(newStop).map(newItem);
    for (const { element } of [...items.slice(before + reused.length, oldEnd), ...items.slice(oldStop)]) {
      observer.unobserve(element);
      element.remove();
    }
    const same = items.slice(oldEnd, oldStop);
    list.insertBefore(together(made), same[0]?.element ?? null);
    list.append(together(added));
    items = [...items.slice(0, before), ...reused, ...made, ...same, ...added];
    count = all;
    items.forEach((item, at) => {
      take(item, cards[at] as Card, at < before || (at >= newEnd && at < newStop));
    });
  }

  function together(made: readonly Item[]): DocumentFragment {
    const fragment = document.createDocumentFragment();
    fragment.append(...made.map(({ element }) => element));
    return fragment;
  }

  list.replaceChildren();

  return {
    /** Shows `cards`, the first of `all`; `isOther` where they are not those of the function that was shown. */
    show(cards: readonly Card[], all: number, nextLayout: Layout, isOther: boolean): void {
      layout = nextLayout;
      if (isOther) inView = [0, mostInView - 1];
      replace(cards, all);
      drawInView();
    },

    tint(next: Tints): void {
      tints = next;
      drawInView();
    },

    /** The element of a statement's card, drawn. */
    elementOf(index: number): HTMLElement | undefined {
      const item = items.find(({ card }) => card.index === index);
      if (item && isStale(item)) draw(item);
      return item?.element;
    },

    elements: (): HTMLElement[] => items.map(({ element }) => element),

    /** Draws what is not in view, too. */
    finish: (): void => rest.finish(),
  };
}

/** Puts a card with its buttons into the tab order, or takes it out. */
export function setOrder(card: HTMLElement, order: number): void {
  card.tabIndex = order;
  for (const button of card.querySelectorAll("button")) button.tabIndex = order;
}

function tint(element: HTMLElement, lit: readonly SqlRange[] | undefined): void {
  element.classList.toggle("is-tinted", lit !== undefined);
  for (const piece of element.querySelectorAll<HTMLElement>("[data-at]")) {
    const at = Number(piece.dataset.at);
    piece.classList.toggle("is-lit", lit?.some(({ start, end }) => start <= at && at < end) === true);
  }
}
