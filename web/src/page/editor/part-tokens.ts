// The tokens of a part of a document, for which no more is read than from a line shortly before it.

import type { Text } from "@codemirror/state";
import type { Token } from "../../engine/document.ts";

/** So much is read behind the part that is asked for: a text or a comment of several lines may end there. */
const ahead = 8192;

/** Whether a sign opens, 1, or closes, -1. */
const turnOf = (sign: string): number => (")]}".includes(sign) ? -1 : "#$([{%".includes(sign) ? 1 : 0);

/**
 * The starts of lines of `text`, up to `end`, that stand outside everything that is open: what is read from there does not depend on
 * what is before.
 */
function freeLines(text: string, tokens: readonly Token[], end: number): number[] {
  const starts: number[] = [];
  let brackets = 0;
  let interpolations = 0;
  let at = 0;
  for (const [kind, start, stop] of tokens) {
    // Where a text without an end was meant to end goes by what follows, which may change.
    if (at > end || kind === "error") break;
    const line = at + text.slice(at, start).lastIndexOf("\n") + 1;
    const isFree = brackets === 0 && interpolations === 0 && text.charAt(at - 1) !== ".";
    if (isFree && line > at && line <= end) starts.push(line);
    if (kind === "interpolation") interpolations += turnOf(text.charAt(start));
    if (kind === "punctuation") brackets = Math.max(0, brackets + turnOf(text.charAt(start)));
    at = stop;
  }
  return starts;
}

/** Reads by `lex`, which takes a text as it is at the start of a file. */
export function partTokens(lex: (text: string) => readonly Token[]) {
  /** Where reading may begin, as far as it is known, in order. */
  let starts: number[] = [0];

  return {
    /** All before `offset` is as it was. */
    changed(offset: number): void {
      starts = starts.filter((start) => start <= offset);
    },

    /** The tokens of `doc` from `from` to `to`, and some around them. */
    read(doc: Text, from: number, to: number): Token[] {
      const at = starts.findLastIndex((start) => start <= from);
      const begin = starts[at] ?? 0;
      const text = doc.sliceString(begin, doc.lineAt(Math.min(to + ahead, doc.length)).to);
      const tokens = lex(text);
      starts.splice(at + 1, 0, ...freeLines(text, tokens, from - begin).map((start) => start + begin));
      return tokens.map(([kind, start, end]) => [kind, start + begin, end + begin]);
    },
  };
}
