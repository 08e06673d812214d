// What the page calls a statement: its number among those of its function.

import type { Preview } from "../../engine/document.ts";
import { type Element, h, type Tree } from "../kit/tree.ts";

/** The number of each statement, from 1. */
export function numbersOf(preview: Preview): number[] {
  const counts = new Map<string, number>();
  return preview.statements.map((statement) => {
    const number = (counts.get(statement.function) ?? 0) + 1;
    counts.set(statement.function, number);
    return number;
  });
}

/** A statement that another part of the page leads to. */
export interface StatementPlace {
  readonly index: number;
  readonly number: number;
  /** Its function, where that is another than the one at hand. */
  readonly elsewhere?: string;
}

/** Where statement `index` stands, seen from `functionName`, or undefined where there is none. */
export function placeOf(
  preview: Preview,
  numbers: readonly number[],
  index: number,
  functionName: string,
): StatementPlace | undefined {
  const statement = preview.statements[index];
  const number = numbers[index];
  if (!statement || number === undefined) return undefined;
  return { index, number, ...(statement.function === functionName ? {} : { elsewhere: statement.function }) };
}

/** Walks to a statement when it is chosen. */
export function walkButton({ index, number, elsewhere }: StatementPlace): Element {
  const where: Tree[] = elsewhere === undefined ? [] : [" of ", h("code", {}, elsewhere)];
  return h("button", { type: "button", class: "walk", "data-walk": String(index) }, `statement ${number}`, ...where);
}

/** The statement that a walk button in `target` leads to, or undefined where there is none. */
export function walkOf(target: EventTarget | null): number | undefined {
  const walk = target instanceof Element ? target.closest<HTMLElement>("[data-walk]")?.dataset.walk : undefined;
  return walk === undefined ? undefined : Number(walk);
}
