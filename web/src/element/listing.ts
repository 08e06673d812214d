// The source as long as nobody edits it: a listing that can be pointed at, in which ranges are marked without touching its nodes.

import type { Diagnostic, SourceRange, Token } from "../engine/document.ts";
import type { TintedRanges } from "../page/editor/mapping-marks.ts";
import { sourceListing } from "../page/editor/source-listing.ts";
import { type Element, fill, h } from "../page/kit/tree.ts";
import { isHere } from "../page/mapping.ts";
import { linesIn } from "./shown-lines.ts";

/** The lines of a source. Those that `focus` leaves out step back. */
export function listingViews(text: string, tokens: readonly Token[], focus: string | null): Element[] {
  const isMeant = linesIn(focus, text);
  return sourceListing(text, tokens).map(({ tag, attributes, children }, at) =>
    h(tag, isMeant[at] ? attributes : { ...attributes, class: `${attributes.class} is-aside` }, ...children),
  );
}

/** The marks of this name in a window, which ::highlight() rules colour. Where a browser knows no such marks there are none. */
function marksNamed(name: string, window: (Window & typeof globalThis) | null): Highlight | undefined {
  const highlights = window?.CSS.highlights;
  if (!window || !highlights) return undefined;
  const marks = highlights.get(name) ?? new window.Highlight();
  highlights.set(name, marks);
  return marks;
}

export function listing(host: HTMLElement) {
  const document = host.ownerDocument;
  const marked = new Map<string, Range[]>();
  /** The texts of the listing, and where each starts in the source. */
  let texts: { readonly node: Node; readonly start: number }[] = [];

  function mark(name: string, places: readonly SourceRange[]): void {
    const marks = marksNamed(name, document.defaultView);
    for (const range of marked.get(name) ?? []) marks?.delete(range);
    const ranges = places.filter((place) => isHere(place) && place.start < place.end).map(rangeOf);
    for (const range of ranges) marks?.add(range);
    marked.set(name, ranges);
  }

  function rangeOf({ start, end }: SourceRange): Range {
    const range = document.createRange();
    const textAt = (offset: number) => texts.findLast((text) => text.start <= offset) ?? { node: host, start: offset };
    const [from, to] = [textAt(start), textAt(end - 1)];
    range.setStart(from.node, start - from.start);
    range.setEnd(to.node, end - to.start);
    return range;
  }

  return {
    show(text: string, tokens: readonly Token[], focus: string | null): void {
      fill(host, listingViews(text, tokens, focus));
      texts = [];
      const walker = document.createTreeWalker(host, 4);
      for (let start = 0, node = walker.nextNode(); node; node = walker.nextNode()) {
        texts.push({ node, start });
        start += node.textContent?.length ?? 0;
      }
    },

    tint({ weak, strong }: TintedRanges): void {
      mark("mesh-ddl-call", weak);
      mark("mesh-ddl-part", strong);
    },

    showProblems(diagnostics: readonly Diagnostic[]): void {
      for (const severity of ["error", "warning"]) {
        const places = diagnostics.filter((diagnostic) => diagnostic.severity === severity).map(({ range }) => range);
        mark(`mesh-ddl-${severity}`, places);
      }
    },

    /** The offset in the middle of the word at `target`, or null where there is none. */
    offsetAt(target: EventTarget | null): number | null {
      const word = texts.find(({ node }) => node.parentElement === target && node.parentElement !== host);
      return word ? word.start + ((word.node.textContent?.length ?? 0) >> 1) : null;
    },

    /** Takes the marks back, which outlive the nodes. */
    clear(): void {
      for (const name of marked.keys()) mark(name, []);
    },
  };
}
