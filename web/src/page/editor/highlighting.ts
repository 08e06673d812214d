// Colours the source by the engine's own tokens, so that what is coloured is what is read.

import { type Extension, RangeSetBuilder } from "@codemirror/state";
import { Decoration, type DecorationSet, type EditorView, ViewPlugin, type ViewUpdate } from "@codemirror/view";
import type { Engine } from "../../engine/engine.ts";
import type { Token } from "../../engine/document.ts";

const marks = new Map<string, Decoration>();

function markOf(kind: string): Decoration {
  const known = marks.get(kind);
  if (known) return known;
  const mark = Decoration.mark({ class: `t-${kind}` });
  marks.set(kind, mark);
  return mark;
}

/** The index of the first token that ends after `offset`. */
function firstAfter(tokens: readonly Token[], offset: number): number {
  let low = 0;
  let high = tokens.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (tokens[middle]![2] <= offset) low = middle + 1;
    else high = middle;
  }
  return low;
}

function decorate(view: EditorView, tokens: readonly Token[]): DecorationSet {
  const builder = new RangeSetBuilder<Decoration>();
  let next = 0;
  for (const { from, to } of view.visibleRanges) {
    for (next = Math.max(next, firstAfter(tokens, from)); next < tokens.length; next++) {
      const [kind, start, end] = tokens[next]!;
      if (start >= to) break;
      builder.add(start, end, markOf(kind));
    }
  }
  return builder.finish();
}

export function highlighting(engine: Engine): Extension {
  return ViewPlugin.fromClass(
    class {
      tokens: readonly Token[];
      decorations: DecorationSet;

      constructor(view: EditorView) {
        this.tokens = engine.tokens(view.state.doc.toString(), "mesh");
        this.decorations = decorate(view, this.tokens);
      }

      update(update: ViewUpdate): void {
        if (update.docChanged) this.tokens = engine.tokens(update.state.doc.toString(), "mesh");
        if (update.docChanged || update.viewportChanged) this.decorations = decorate(update.view, this.tokens);
      }
    },
    { decorations: (plugin) => plugin.decorations },
  );
}
