// What the page calls a statement: its number among those of its function, and how many those are.

import type { Preview } from "../../engine/document.ts";
import { type Element, h, type Tree } from "../kit/tree.ts";

interface Numbered {
  readonly numbers: number[];
  readonly counts: ReadonlyMap<string, number>;
}

/** Those of a function mostly stand together. */
function numbered({ statements }: Preview): Numbered {
  const counts = new Map<string, number>();
  let name = "";
  let number = 0;
  const numbers = statements.map((statement) => {
    if (statement.function !== name) {
      counts.set(name, number);
      name = statement.function;
      number = counts.get(name) ?? 0;
    }
    return ++number;
  });
  return { numbers, counts: counts.set(name, number) };
}

const known = new WeakMap<Preview, Numbered>();

/** They are counted once for all who ask. */
function numberedOnce(preview: Preview): Numbered {
  const made = known.get(preview) ?? numbered(preview);
  known.set(preview, made);
  return made;
}

/** The number of each statement, from 1. */
export const numbersOf = (preview: Preview): readonly number[] => numberedOnce(preview).numbers;

/** How many statements a function has. */
export const countOf = (preview: Preview, functionName: string): number => numberedOnce(preview).counts.get(functionName) ?? 0;

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
