// One statement as the reader sees it: where it comes from, its SQL, its parameters and what there is to say about it.

import type { Diagnostic, LeftOutCall, Preview, Statement, Token } from "../../engine/document.ts";
import { tokenView } from "../kit/token.ts";
import { type Element, h, icon, type Tree } from "../kit/tree.ts";
import { isHere } from "../mapping.ts";
import { numbersOf, placeOf } from "./numbers.ts";
import { outcomeView, type ToldOutcome, tellsOutcome } from "./outcome.ts";
import { noteParts, prose } from "./prose.ts";
import { indentation, type Layout, type Line, linesOf } from "./sql-text.ts";
import { workView } from "./work.ts";

/** What the call does, in the word and the colour of its card. */
export type Operation = "create" | "alter" | "drop" | "index" | "raw";

const operations: Readonly<Record<string, Operation>> = {
  create_table: "create",
  create_range_partitioned_table: "create",
  create_daily_partitions_ahead: "create",
  create_extension: "create",
  add_column: "alter",
  rename_column: "alter",
  drop_column: "drop",
  drop_table: "drop",
  drop_index: "drop",
  drop_partition: "drop",
  create_index: "index",
  create_gin_index: "index",
};

export function operationOf(call: string): Operation {
  return operations[call.slice(call.indexOf(".") + 1)] ?? "raw";
}

/** The rules that tell of what is lost. */
const losing: readonly string[] = ["D201", "D202", "D206", "D207"];

/** A statement, its place in the preview, and what belongs to it. */
export interface Card {
  readonly index: number;
  /** Its number among the statements of its function, from 1. */
  readonly number: number;
  readonly statement: Statement;
  /** Where the reader must know of it. */
  readonly outcome: ToldOutcome | undefined;
  /** The number of the statement that fails before it. */
  readonly failed: number | undefined;
  readonly notes: readonly Diagnostic[];
  /** The calls that are left out between it and the next. */
  readonly leftOut: readonly LeftOutCall[];
}

/** The items under the index of the statement that each belongs to, if to one. */
function byStatement<Item>(items: readonly Item[], indexOf: (item: Item) => number | null): Map<number, Item[]> {
  const groups = new Map<number, Item[]>();
  for (const item of items) {
    const index = indexOf(item);
    if (index === null) continue;
    const group = groups.get(index);
    if (group) group.push(item);
    else groups.set(index, [item]);
  }
  return groups;
}

/** Where the calls stand that are left out before the first statement. */
export const beforeAll = -1;

/** The calls of a function that are left out, under the index of its statement that they stand just after, or `beforeAll`. */
export function leftOutAfter(preview: Preview, functionName: string): Map<number, LeftOutCall[]> {
  const calls = (preview.leftOut ?? []).filter((call) => call.function === functionName);
  let last = beforeAll;
  let next = 0;
  return byStatement(calls, ({ before }) => {
    for (; next < before; next++) if (preview.statements[next]?.function === functionName) last = next;
    return last;
  });
}

/** What is said of a call that is left out. */
export function leftOutText({ call, why }: LeftOutCall): string {
  return `left out: ${call}, since ${why}`;
}

export function leftOutView(call: LeftOutCall): Element {
  return h("p", { class: "left-out" }, ...prose(leftOutText(call)));
}

/** The same with a way to the call in the source, which knows the call by its place in the list. */
function leftOutItem(call: LeftOutCall, place: number): Element {
  const { range } = call;
  const way = h("button", { type: "button", class: "walk", "data-left-out": String(place) }, `line ${range.line}`);
  return h(
    "p",
    { class: "left-out" },
    ...prose(leftOutText(call)),
    ...(isHere(range) ? [h("span", { class: "left-out-way" }, " See ", way, ".")] : []),
  );
}

/** What is said of each call, with the ways to those in the source. */
export const leftOutItems = (calls: readonly LeftOutCall[]): Element[] => calls.map(leftOutItem);

/** The outcome of a statement, if the reader must know of it. Its hint stands in the diagnostic that tells the same. */
function toldOutcome(
  preview: Preview,
  index: number,
  numbers: readonly number[],
  told: readonly Diagnostic[],
): ToldOutcome | undefined {
  const { outcome, function: name } = preview.statements[index] as Statement;
  const { kind, code, reason, because } = outcome;
  if (kind !== "skipped" && kind !== "fails") return undefined;
  const hint = told.find(tellsOutcome)?.hint ?? "";
  const place = because === undefined ? undefined : placeOf(preview, numbers, because, name);
  return { kind, code, reason, hint, because: place };
}

/** What a card tells: the advice, too, where it is more than a remark. */
function notesOf(preview: Preview): Diagnostic[] {
  return [...preview.diagnostics, ...preview.notes.filter(({ severity }) => severity !== "info")];
}

/** The cards of a function's statements, of no more than the first `most`. */
export function cardsOf(preview: Preview, functionName: string, most = Infinity): Card[] {
  const told = byStatement(notesOf(preview), ({ statement }) => statement);
  const leftOut = leftOutAfter(preview, functionName);
  const numbers = numbersOf(preview);
  const cards: Card[] = [];
  let failed: number | undefined;
  for (const [index, statement] of preview.statements.entries()) {
    if (cards.length === most) break;
    if (statement.function !== functionName) continue;
    const diagnostics = told.get(index) ?? [];
    const outcome = toldOutcome(preview, index, numbers, diagnostics);
    cards.push({
      index,
      number: cards.length + 1,
      statement,
      outcome,
      failed,
      notes: outcome ? diagnostics.filter((diagnostic) => !tellsOutcome(diagnostic)) : diagnostics,
      leftOut: leftOut.get(index) ?? [],
    });
    if (outcome?.kind === "fails") failed ??= cards.length;
  }
  return cards;
}

/** Whether the statement just before it fails. */
export const isFirstUnreached = ({ failed, number }: Card): boolean => failed === number - 1;

const labelOf = ({ number, statement, failed }: Card): string =>
  `Statement ${number}: ${statement.call}${failed ? ", not reached" : ""}`;

/** The ids of what describes it. */
const descriptionsOf = ({ index, outcome }: Card): string => `${outcome ? `outcome-${index} ` : ""}sql-${index}`;

const copyLabel = (number: number): string => `Copy statement ${number}`;

/** Makes the view of a card that of `card`, which differs in its number and its index alone. */
export function renumber(view: HTMLElement, card: Card): void {
  const { index, number } = card;
  view.setAttribute("aria-label", labelOf(card));
  view.setAttribute("aria-describedby", descriptionsOf(card));
  view.querySelector(".card-number")?.replaceChildren(String(number));
  view.querySelector(".card-outcome")?.setAttribute("id", `outcome-${index}`);
  view.querySelector(".sql")?.setAttribute("id", `sql-${index}`);
  view.querySelector("[data-copy]")?.setAttribute("aria-label", copyLabel(number));
}

export function cardView(card: Card, tokens: readonly Token[], layout: Layout): Element {
  const { statement, number, index, outcome, failed } = card;
  const operation = operationOf(statement.call);
  const look = operation === "raw" && card.notes.some(({ code }) => losing.includes(code)) ? "drop" : operation;
  const isFirst = isFirstUnreached(card);
  const states = [outcome && `is-${outcome.kind}`, failed && "is-unreached", isFirst && "is-first-unreached"];
  return h(
    "li",
    {
      class: ["card", `is-${look}`, ...states.filter(Boolean)].join(" "),
      "data-statement": String(index),
      tabindex: "-1",
      "aria-label": labelOf(card),
      "aria-describedby": descriptionsOf(card),
    },
    ...(isFirst ? [h("p", { class: "card-unreached" }, `Not reached, since statement ${failed} fails.`)] : []),
    h("span", { class: "card-number", "aria-hidden": "true" }, String(number)),
    ...(outcome ? [outcomeView(outcome, `outcome-${index}`)] : []),
    headView(card, operation),
    h("pre", { class: "sql", id: `sql-${index}` }, h("code", {}, ...linesOf(statement, tokens, layout).map(lineView))),
    ...parametersView(statement.params),
    ...workView(statement),
    ...card.notes.map((note) => h("p", { class: `note is-${note.severity}` }, ...noteParts(note))),
    ...leftOutItems(card.leftOut),
  );
}

function headView({ statement, number, outcome }: Card, operation: Operation): Element {
  return h(
    "div",
    { class: "card-head" },
    ...(outcome ? [] : [h("span", { class: "card-operation" }, operation)]),
    ...(statement.partial ? [h("span", { class: "card-partial", title: "The snippet leaves parts of it open" }, "partial")] : []),
    h(
      "button",
      { type: "button", class: "card-call", "data-jump": "", tabindex: "-1", title: "Show in the source" },
      statement.call,
    ),
    copyButton(number),
  );
}

function copyButton(number: number): Element {
  return h(
    "button",
    {
      type: "button",
      class: "button is-quiet is-icon",
      "data-copy": "",
      tabindex: "-1",
      "aria-label": copyLabel(number),
      title: "Copy",
    },
    icon("copy"),
    icon("check"),
    icon("close"),
  );
}

/** A line of SQL. */
export function lineView(line: Line): Element {
  const indent = Math.min(line.indent, 3);
  const pieces = line.pieces.map(({ kind, text, start }) => tokenView(kind, text, { "data-at": String(start) }));
  return h("span", { class: `sql-line indent-${indent}` }, indentation.repeat(indent), ...pieces, "\n");
}

function parametersView(parameters: readonly string[]): Tree[] {
  if (parameters.length === 0) return [];
  const pairs = parameters.map((value, index) =>
    h("div", {}, h("dt", { class: "t-parameter" }, `$${index + 1}`), h("dd", {}, value === "" ? "(empty text)" : value)),
  );
  return [h("dl", { class: "parameters", "aria-label": "Parameters" }, ...pairs)];
}
