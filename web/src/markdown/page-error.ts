// What a build is stopped with: every mistake in the fences of one page, by the places that its author knows.

import { relative } from "node:path";
import { type FoundFence, type Place, startsOf } from "./author.ts";
import type { Mistake } from "./page.ts";

/** The mistakes in the fences of a page. Its message has a line for each, which begins with FILE:LINE:COLUMN. */
export class PageError extends Error {
  override readonly name = "PageError";
  /** The place of the first one in the page itself, as Vite and Rollup show it. */
  readonly loc: Place | undefined;

  constructor(messages: readonly string[], loc: Place | undefined) {
    super(messages.join("\n"));
    this.loc = loc;
  }
}

/** The error that tells these mistakes in `fences`, all of the page. */
export function pageError(mistakes: readonly Mistake[], fences: readonly FoundFence[]): PageError {
  const starts = startsOf(fences);
  const places = mistakes.map(({ fence, line, column }) => {
    const start = starts[fence];
    return start ? start(line, column) : null;
  });
  const messages = mistakes.map((mistake, at) => told(mistake, places[at] ?? null, fences[mistake.fence]?.files[0]));
  // Vite takes a place for one in the page, and not in what that includes.
  const inPage = places.find((place) => place !== null && place.file === fences[0]?.files[0]);
  return new PageError(messages, inPage ?? undefined);
}

function told({ fence, line, column, code, message, hint }: Mistake, place: Place | null, page = "the page"): string {
  const where = place
    ? `${nameOf(place.file)}:${place.line}:${place.column}`
    : `${nameOf(page)}, fence ${fence + 1}, ${line === 0 ? "its ticks" : `line ${line}, column ${column}`}`;
  return `${where}: error${code === "" ? "" : `[${code}]`}: ${message}${hint === "" ? "" : `\n  hint: ${hint}`}`;
}

function nameOf(file: string): string {
  const name = relative(process.cwd(), file);
  return name.startsWith("..") ? file : name;
}
