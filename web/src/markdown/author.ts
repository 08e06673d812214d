// Where a fence stands in the files that its author wrote. What renders a page moves its lines: frontmatter goes, includes come in, lists
// and quotes are taken apart. So the fence is looked for by its words and its lines.

import { readFileSync } from "node:fs";
import { basename } from "node:path";
import type { Fence } from "./page.ts";

export interface Place {
  readonly file: string;
  readonly line: number;
  readonly column: number;
}

/** A fence, and the files that it may stand in, the page first. */
export interface FoundFence extends Fence {
  readonly files: readonly string[];
  /** The file that its source was taken from, where that is one of its own. */
  readonly sourceFile?: string | undefined;
}

interface Lines {
  readonly file: string;
  readonly lines: readonly string[];
}

/** The ticks that open a fence, in lists and quotes too, and the words behind them. */
const ticks = /^[\s>]*(?:(?:[-*+]|\d{1,9}[.)])\s[\s>]*)*(?:`{3,}|~{3,})(.*)$/;
/** Words without what a renderer takes out of them: lines in braces and a title in brackets. */
const plain = (info: string): string =>
  info
    .replaceAll(/\{[^}]*\}|\[[^\]]*\]/g, " ")
    .trim()
    .replaceAll(/\s+/g, " ");

/** The place of a column in a line of a fence, whose ticks are line 0. `nth` others before it are the same. Null where it is not found. */
export function placeOf(fence: FoundFence, nth: number, line: number, column: number): Place | null {
  const { info, source, sourceFile } = fence;
  const written = source.replace(/\n$/, "").split("\n");
  if (sourceFile !== undefined && line > 0) {
    const [start] = [...startsIn(read(sourceFile), written)];
    return start ? placeIn(start, written, line, column) : null;
  }
  const isOpening = (text = ""): boolean =>
    sourceFile === undefined
      ? plain(ticks.exec(text)?.[1] ?? "") === plain(info)
      : text.trimStart().startsWith("<<<") && text.includes(basename(sourceFile));
  const starts = fence.files
    .map(read)
    .flatMap((text) =>
      sourceFile === undefined
        ? [...startsIn(text, written)].filter(({ at, lines }) => isOpening(lines[at - 1]))
        : text.lines.flatMap((each, at) => (isOpening(each) ? [{ ...text, at: at + 1 }] : [])),
    );
  const start = starts[nth];
  return start ? placeIn(start, written, line, column) : null;
}

function read(file: string): Lines {
  try {
    return { file, lines: readFileSync(file, "utf8").split(/\r?\n/) };
  } catch {
    return { file, lines: [] };
  }
}

/** Where lines stand that are these but for what is before them in lists and quotes. */
function* startsIn({ file, lines }: Lines, written: readonly string[]): Generator<Lines & { readonly at: number }> {
  const isSame = (text: string | undefined, line: string): boolean => {
    const end = line.trim();
    const found = text?.trimEnd() ?? "";
    return text !== undefined && found.endsWith(end) && /^[\s>]*$/.test(found.slice(0, found.length - end.length));
  };
  for (let at = 0; at < lines.length; at++) {
    if (written.every((line, index) => isSame(lines[at + index], line))) yield { file, lines, at };
  }
}

function placeIn(start: Lines & { readonly at: number }, written: readonly string[], line: number, column: number): Place {
  const { file, lines, at } = start;
  const indent = line === 0 ? 0 : (lines[at + line - 1] ?? "").length - (written[line - 1] ?? "").length;
  return { file, line: at + line, column: column + Math.max(0, indent) };
}
