// The pane of statement cards: keeps what did not change, walks by arrow keys, and says what the reader points at.

import type { LeftOutCall, Preview, SourceRange, Statement } from "../../engine/document.ts";
import type { Engine } from "../../engine/engine.ts";
import { down, walkedTo } from "../kit/arrow-keys.ts";
import { isSelecting, showWithin } from "../kit/dom.ts";
import { h, showIn, type Element as Tree, toDom } from "../kit/tree.ts";
import { atSql, type Highlight, nothing } from "../mapping.ts";
import { cardList, mostCards, type SqlRange, setOrder } from "./card-list.ts";
import { countOf, walkOf } from "./numbers.ts";
import type { Layout } from "./sql-text.ts";
import { beforeAll, type Card, cardsOf, cardView, leftOutAfter, leftOutItems } from "./statement-card.ts";

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
  /** Whether a statement is not what all is about. */
  isAside?(statement: Statement): boolean;
}

/** Keeps the cards in `host`, which `panel` scrolls. */
export function statementsPane(host: HTMLElement, panel: HTMLElement, engine: Engine, events: PaneEvents) {
  let preview: Preview;
  /** Those that have room. */
  let cards: Card[] = [];
  let layout: Layout = "pretty";
  let shown = "";
  let walked: Highlight = nothing;
  let pointed: EventTarget | null = null;
  /** The card in the tab order. */
  let roving: HTMLElement | undefined;
  /** The calls that are left out before the first statement. */
  let first: readonly LeftOutCall[] = [];
  const firstView = toDom(h("div", { class: "left-out-first", hidden: "" }), host.ownerDocument) as HTMLElement;
  const showFirst = showIn(firstView);
  host.before(firstView);
  const more = toDom(h("p", { class: "more", hidden: "" }), host.ownerDocument) as HTMLElement;
  const showMore = showIn(more);
  host.after(more);

  const viewOf = (card: Card): Tree => cardView(card, engine.tokens(card.statement.sql, "sql"), layout);
  const list = cardList(host, panel, { view: viewOf, isAside: ({ statement }) => events.isAside?.(statement) === true });

  const itemOf = (target: EventTarget | null): HTMLElement | null =>
    target instanceof Element ? target.closest<HTMLElement>("[data-statement]") : null;

  function placeOf(target: EventTarget | null): Highlight {
    const item = itemOf(target);
    if (!item) return nothing;
    const piece = (target as Element).closest<HTMLElement>("[data-at]");
    return atSql(preview, Number(item.dataset.statement), piece ? Number(piece.dataset.at) : undefined);
  }

  /** Of all the cards one is in the tab order, with its buttons. */
  function rove(item: HTMLElement | undefined): void {
    if (item === roving && item?.tabIndex === 0) return;
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

  function focusOn(index: number): void {
    list.elementOf(index)?.focus();
  }

  function walk(event: KeyboardEvent): void {
    const item = event.target as HTMLElement;
    if (!item.matches("[data-statement]") || event.ctrlKey || event.metaKey || event.altKey) return;
    const all = list.elements();
    const at = all.indexOf(item);
    const to = walkedTo(event.key, down, at, all.length);
    if (to !== undefined) focusOn(Number(all[to]?.dataset.statement));
    else if (event.key === "ArrowRight") walkClauses(item, 1);
    else if (event.key === "ArrowLeft") walkClauses(item, -1);
    else if (event.key === "Enter") events.jump(walked);
    else return;
    event.preventDefault();
  }

  host.addEventListener("keydown", walk);
  host.addEventListener("focusin", (event) => {
    const item = itemOf(event.target);
    if (!item || event.target !== item) return;
    rove(item);
    walkTo(atSql(preview, Number(item.dataset.statement)));
  });
  // Not pointerover: that also comes when cards change under a pointer that rests, while the reader types elsewhere.
  host.addEventListener("pointermove", (event) => {
    if (event.target === pointed) return;
    pointed = event.target;
    events.point(placeOf(pointed));
  });
  host.addEventListener("pointerleave", () => {
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
  host.addEventListener("click", (event) => {
    const card = cards.find(({ index }) => String(index) === itemOf(event.target)?.dataset.statement);
    if (visit(event, card?.leftOut ?? [])) return;
    const button = (event.target as Element).closest<HTMLElement>("[data-copy]");
    const other = walkOf(event.target);
    if (other !== undefined) return events.go(other);
    if (button && card) return events.copy(textsOf([card]), button);
    if (card && (event.target as Element).closest("[data-jump]")) return events.jump(atSql(preview, card.index));
    if (isSelecting(host)) return;
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

  return {
    render(next: Preview, functionName: string, nextLayout: Layout): void {
      preview = next;
      layout = nextLayout;
      cards = cardsOf(next, functionName, mostCards);
      first = leftOutAfter(next, functionName).get(beforeAll) ?? [];
      firstView.hidden = first.length === 0;
      showFirst(leftOutItems(first));
      const count = countOf(next, functionName);
      const left = count - cards.length;
      list.show(cards, count, layout, functionName !== shown);
      shown = functionName;
      more.hidden = left === 0;
      showMore([`${left} more statements are not shown here; “Copy all” has them.`]);
      const elements = list.elements();
      rove(elements.find((element) => element.tabIndex === 0) ?? elements[0]);
    },

    /** Tints what `highlight` names. */
    mark(highlight: Highlight): void {
      const tints = new Map<number, SqlRange[]>(highlight.statements.map((statement) => [statement, []]));
      for (const { statement, clause } of highlight.clauses) {
        const range = preview.statements[statement]?.clauses[clause]?.sql;
        if (range) tints.get(statement)?.push(range);
      }
      list.tint(tints);
    },

    /** Scrolls to what is tinted first. */
    reveal({ statements: [first], clauses: [part] }: Highlight): void {
      const statement = part?.statement ?? first;
      const card = statement === undefined ? undefined : list.elementOf(statement);
      if (card) showWithin(panel, card.querySelector(".is-lit") ?? card);
    },

    /** A card as it would be shown. */
    view: viewOf,

    /** Draws what is not in view, too. */
    finish: list.finish,

    /** Every statement shown, one after the other, with a comment for each call that is left out. */
    text: (): string => textsOf(cardsOf(preview, shown), true),

    /** Gives the keyboard to the card of a statement that is shown. */
    focusOn,

    /** Gives the keyboard to the card that is highlighted, else to the one last walked to, else to the empty pane. */
    focus(): void {
      const card = host.querySelector<HTMLElement>(".is-tinted") ?? host.querySelector<HTMLElement>("[tabindex='0']");
      (card ?? panel).focus();
    },
  };
}

/** The engine's text of a statement or a call, without the line break behind it. */
const scriptOf = (written: { readonly script?: string } | undefined): string => (written?.script ?? "").replace(/\n$/, "");

/** What a script has above it where the source has mistakes that no statement shows. */
function warning({ diagnostics }: Preview): string[] {
  const isHidden = diagnostics.some(({ severity, statement }) => severity === "error" && statement === null);
  return isHidden ? ["-- The source has mistakes, so this may not be all."] : [];
}
