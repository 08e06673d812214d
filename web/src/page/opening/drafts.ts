// What the reader has written, kept in this browser: a draft for each text that was begun, of which the oldest give way.

import { forget, recall, recallAll, remember } from "../kit/storage.ts";

export interface Draft {
  readonly id: string;
  readonly source: string;
  /** When it was changed last, in milliseconds. */
  readonly changed: number;
}

const prefix = "draft:";
const mostDrafts = 20;

function draftOf(id: string, text: string | null): Draft | undefined {
  try {
    const { source, changed } = JSON.parse(text ?? "");
    return typeof source === "string" && typeof changed === "number" ? { id, source, changed } : undefined;
  } catch {
    return undefined;
  }
}

/** Those there are, the latest first. */
export function drafts(): Draft[] {
  const all = recallAll(prefix).flatMap(([id, text]) => draftOf(id, text) ?? []);
  return all.sort((a, b) => b.changed - a.changed);
}

export function draftNamed(id: string): Draft | undefined {
  return draftOf(id, recall(prefix + id));
}

/** The address of a draft on the page. */
export const addressOfDraft = (id: string): string => `#draft=${id}`;

/** Its first line that says something. */
export function titleOf({ source }: Draft): string {
  const line = source.split("\n").find((text) => /\w/.test(text)) ?? "";
  return line.replace(/^\W+/, "").slice(0, 60);
}

/** `crypto.randomUUID` is not there on a page that came over plain HTTP. */
const newId = (): string => crypto.getRandomValues(new Uint32Array(1)).join("");

function forgetOldest(): void {
  for (const old of drafts().slice(mostDrafts)) forget(prefix + old.id);
}

/** What is written is kept once it has rested so long, in milliseconds, and before the page may go. */
const rest = 200;

/** Keeps what is written. A draft that another tab has changed meanwhile stays as it is, and this one goes on under another name. */
export function draftKeeper() {
  let id: string | undefined;
  let known: string | null = null;
  let written: string | undefined;
  let timer = 0;

  function keep(): void {
    clearTimeout(timer);
    if (written === undefined) return;
    const isNew = id === undefined || recall(prefix + id) !== known;
    if (isNew) id = newId();
    known = JSON.stringify({ source: written, changed: Date.now() });
    written = undefined;
    remember(prefix + id, known);
    if (isNew) forgetOldest();
  }

  addEventListener("pagehide", keep);
  document.addEventListener("visibilitychange", keep);

  return {
    /** Keeps what is written without waiting. */
    keep,
    /** The address of the draft that is written, where there is one. */
    current(): string | undefined {
      keep();
      return id === undefined ? undefined : addressOfDraft(id);
    },
    /** Another text is there: a draft to go on with, or what becomes one when it is changed. */
    begin(draft: Draft | undefined): void {
      keep();
      id = draft?.id;
      known = draft ? recall(prefix + draft.id) : null;
    },
    save(source: string): void {
      written = source;
      clearTimeout(timer);
      timer = window.setTimeout(keep, rest);
    },
  };
}
