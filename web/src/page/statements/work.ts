// The quiet line under a statement's SQL: whom it keeps waiting, and which tables it writes anew or reads whole.

import type { Lock, Statement } from "../../engine/document.ts";
import { type Element, h, icon, type Tree } from "../kit/tree.ts";

interface Deed {
  readonly relation: string;
  readonly words: string;
  /** The lock's name in PostgreSQL. */
  readonly title?: string;
}

/** What others cannot do meanwhile; undefined where they can read and write. */
function blocked({ blocks }: Lock): string | undefined {
  if (!blocks.includes("writes")) return undefined;
  return blocks.includes("reads") ? "reads and writes" : "writes";
}

/** What a statement does to tables that were there before it: for one that the function made, nobody has to wait. */
function deedsOf({ locks = [], rewrites = [], scans = [] }: Statement): Deed[] {
  const busy = new Set(locks.filter(({ blocks }) => blocks.length > 0).map(({ relation }) => relation));
  const read = scans.filter((relation) => busy.has(relation) && !rewrites.includes(relation));
  return [
    ...locks.flatMap((lock) => {
      const what = blocked(lock);
      return what ? [{ relation: lock.relation, words: `blocks ${what} of`, title: `${lock.mode} lock` }] : [];
    }),
    ...rewrites.filter((relation) => busy.has(relation)).map((relation) => ({ relation, words: "rewrites" })),
    ...read.map((relation) => ({ relation, words: "reads all of" })),
  ];
}

export function workView(statement: Statement): Element[] {
  const deeds = deedsOf(statement);
  if (deeds.length === 0) return [];
  const phrases = deeds.map(({ relation, words, title }, at): Tree => {
    const isSame = at > 0 && deeds[at - 1]?.relation === relation;
    return h("span", { title }, `${words} `, isSame ? "it" : h("code", {}, relation));
  });
  return [
    h("p", { class: "card-work" }, icon("lock"), ...phrases.flatMap((phrase, at) => (at === 0 ? [phrase] : [" · ", phrase]))),
  ];
}
