// Where the fences of a page stand in the files that its author wrote. What renders a page moves its lines: frontmatter goes, includes
// come in, lists and quotes are taken apart. So a fence is looked for by its words and its lines, and among several places that are alike,
// as in a page about fences, that one is meant whose distance to the rendered line most fences have.

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
  /** The line of its ticks in what was rendered, from 1. */
  readonly line?: number | undefined;
}

/** The place of a column in a line of a fence, whose ticks are line 0. */
type PlaceIn = (line: number, column: number) => Place | null;

/** Where the first line of a source stands in a file. */
interface Start {
  readonly file: string;
  readonly lines: readonly string[];
  readonly at: number;
}

/** The ticks that open a fence, in lists and quotes too, and the words behind them. */
const ticks = /^[\s>]*(?:(?:[-*+]|\d{1,9}[.)])\s[\s>]*)*(?:`{3,}|~{3,})(.*)$/;
/** Words without what a renderer takes out of them: lines in braces and a title in brackets. */
const plain = (info: string): string =>
  info
    .replaceAll(/\{[^}]*\}|\[[^\]]*\]/g, " ")
    .trim()
    .replaceAll(/\s+/g, " ");

/** How each fence of a page tells its places. */
export function startsOf(fences: readonly FoundFence[]): PlaceIn[] {
  const known = new Map<string, Pick<Start, "file" | "lines">>();
  const read = (file: string) => {
    const text = known.get(file) ?? { file, lines: linesOf(file) };
    known.set(file, text);
    return text;
  };
  const candidates = fences.map((fence) => fence.files.map(read).flatMap((text) => [...openingsIn(text, fence)]));
  const votes = new Map<number, number>();
  const distance = (fence: FoundFence, { at }: Start): number => at - (fence.line ?? 0);
  fences.forEach((fence, at) => {
    const own = new Set(
      (candidates[at] ?? []).filter(({ file }) => file === fence.files[0]).map((start) => distance(fence, start)),
    );
    for (const each of own) votes.set(each, (votes.get(each) ?? 0) + 1);
    // What comes before the text of a page alone moves all of it.
    const [page] = fence.files.map(read);
    const isLikely = (each: number): boolean => each === 0 || each === frontmatterOf(page?.lines ?? []);
    for (const each of own) if (isLikely(each)) votes.set(each, (votes.get(each) ?? 0) + 0.5);
  });
  return fences.map((fence, index): PlaceIn => {
    const all = candidates[index] ?? [];
    const weight = (start: Start): number => (fence.line === undefined ? 0 : (votes.get(distance(fence, start)) ?? 0));
    const best = Math.max(...all.map(weight));
    const isTwin = (other: FoundFence): boolean => other.info === fence.info && other.source === fence.source;
    const nth = best > 0 ? 0 : fences.slice(0, index).filter(isTwin).length;
    const opening = all.filter((start) => weight(start) === best)[nth];
    return (line, column) => {
      const [own] = fence.sourceFile !== undefined && line > 0 ? [...startsIn(read(fence.sourceFile), written(fence))] : [opening];
      return own ? placeIn(own, written(fence), line, column) : null;
    };
  });
}

function linesOf(file: string): string[] {
  try {
    return readFileSync(file, "utf8").split(/\r\n|\r|\n/);
  } catch {
    return [];
  }
}

/** How many lines the frontmatter of a page takes. */
function frontmatterOf(lines: readonly string[]): number {
  return lines[0]?.trimEnd() === "---" ? lines.findIndex((line, at) => at > 0 && line.trimEnd() === "---") + 1 : 0;
}

const written = ({ source }: Fence): string[] => (source === "" ? [] : source.replace(/\n$/, "").split("\n"));

/** Where a fence may begin in a text. */
function* openingsIn(text: Pick<Start, "file" | "lines">, fence: FoundFence): Generator<Start> {
  const { sourceFile, info } = fence;
  if (sourceFile !== undefined) {
    for (const [at, line] of text.lines.entries()) {
      if (line.trimStart().startsWith("<<<") && line.includes(basename(sourceFile))) yield { ...text, at: at + 1 };
    }
    return;
  }
  for (const start of startsIn(text, written(fence))) {
    if (plain(ticks.exec(text.lines[start.at - 1] ?? "")?.[1] ?? "") === plain(info)) yield start;
  }
}

/** Where lines stand that are these but for what is before them in lists and quotes. */
function* startsIn({ file, lines }: Pick<Start, "file" | "lines">, source: readonly string[]): Generator<Start> {
  const isSame = (text: string | undefined, line: string): boolean => {
    const end = line.trim();
    const found = text?.trimEnd() ?? "";
    return text !== undefined && found.endsWith(end) && /^[\s>]*$/.test(found.slice(0, found.length - end.length));
  };
  for (let at = 0; at <= lines.length; at++) {
    if (source.every((line, index) => isSame(lines[at + index], line))) yield { file, lines, at };
  }
}

function placeIn({ file, lines, at }: Start, source: readonly string[], line: number, column: number): Place {
  const indent = line === 0 ? 0 : (lines[at + line - 1] ?? "").length - (source[line - 1] ?? "").length;
  return { file, line: at + line, column: column + Math.max(0, indent) };
}
