// Whether a card looks as another does, so that what did not change is left alone.

import type { Diagnostic } from "../../engine/document.ts";
import { type Card, isFirstUnreached, leftOutText } from "./statement-card.ts";

const areAlike = <Item>(all: readonly Item[], others: readonly Item[], isSame: (one: Item, other: Item) => boolean): boolean =>
  all === others || (all.length === others.length && all.every((one, at) => isSame(one, others[at] as Item)));

/** Whether two values of JSON are the same. */
function isAlike(one: unknown, other: unknown): boolean {
  if (one === other) return true;
  if (Array.isArray(one) && Array.isArray(other)) return areAlike(one, other, isAlike);
  if (typeof one !== "object" || typeof other !== "object" || one === null || other === null) return false;
  const names = Object.keys(one);
  return (
    names.length === Object.keys(other).length && names.every((name) => isAlike(Reflect.get(one, name), Reflect.get(other, name)))
  );
}

const isSameNote = (one: Diagnostic, other: Diagnostic): boolean =>
  one.code === other.code && one.severity === other.severity && one.message === other.message && one.hint === other.hint;

/**
 * Whether both show the same but for their numbers. Offsets into the source are no part of a card: text typed before a call moves them.
 */
export function isSameBesideNumber(one: Card, other: Card): boolean {
  const [a, b] = [one.statement, other.statement];
  return (
    a.sql === b.sql &&
    a.call === b.call &&
    a.partial === b.partial &&
    one.failed === other.failed &&
    isFirstUnreached(one) === isFirstUnreached(other) &&
    areAlike(a.clauses, b.clauses, (x, y) => x.sql.start === y.sql.start && x.sql.end === y.sql.end) &&
    areAlike(a.breaks, b.breaks, (x, y) => x.at === y.at && x.indent === y.indent) &&
    isAlike(a.params, b.params) &&
    isAlike(a.locks, b.locks) &&
    isAlike(a.rewrites, b.rewrites) &&
    isAlike(a.scans, b.scans) &&
    isAlike(one.outcome, other.outcome) &&
    areAlike(one.notes, other.notes, isSameNote) &&
    areAlike(one.leftOut, other.leftOut, (x, y) => x.range.line === y.range.line && leftOutText(x) === leftOutText(y))
  );
}
