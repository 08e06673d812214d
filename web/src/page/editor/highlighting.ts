// Colours the source by the engine's own tokens, so that what is coloured is what is read.

import { type Extension, RangeSetBuilder } from "@codemirror/state";
import { Decoration, type DecorationSet, type EditorView, ViewPlugin, type ViewUpdate } from "@codemirror/view";
import type { Token } from "../../engine/document.ts";
import type { Engine } from "../../engine/engine.ts";
import { pace } from "../kit/pace.ts";

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
    const end = tokens[middle]?.[2] ?? Infinity;
    if (end <= offset) low = middle + 1;
    else high = middle;
  }
  return low;
}

function decorate(view: EditorView, tokens: readonly Token[]): DecorationSet {
  const builder = new RangeSetBuilder<Decoration>();
  let next = 0;
  for (const { from, to } of view.visibleRanges) {
    for (next = Math.max(next, firstAfter(tokens, from)); ; next++) {
      const token = tokens[next];
      if (!token || token[1] >= to) break;
      const [kind, start, end] = token;
      builder.add(start, end, markOf(kind));
    }
  }
  return builder.finish();
}

/** When reading the tokens takes longer than this, colours wait for a pause in the typing instead of slowing it. */
const slow = 16;
const pause = 150;

export function highlighting(engine: Engine): Extension {
  return ViewPlugin.fromClass(
    class {
      tokens: readonly Token[] = [];
      decorations: DecorationSet;
      pace = pace(slow);
      isFresh = false;
      timer = 0;

      constructor(view: EditorView) {
        this.read(view);
        this.decorations = decorate(view, this.tokens);
      }

      read(view: EditorView): void {
        this.tokens = this.pace.run(() => engine.tokens(view.state.doc.toString(), "mesh"));
      }

      update(update: ViewUpdate): void {
        if (update.docChanged && this.pace.isSlow()) this.wait(update.view);
        else if (update.docChanged) this.read(update.view);
        if (this.isWaiting()) this.decorations = this.decorations.map(update.changes);
        else if (update.docChanged || update.viewportChanged || this.isFresh) this.decorations = decorate(update.view, this.tokens);
        this.isFresh = false;
      }

      isWaiting(): boolean {
        return this.timer !== 0;
      }

      wait(view: EditorView): void {
        clearTimeout(this.timer);
        this.timer = window.setTimeout(() => {
          this.timer = 0;
          this.isFresh = true;
          this.read(view);
          view.dispatch({});
        }, pause);
      }

      destroy(): void {
        clearTimeout(this.timer);
      }
    },
    { decorations: (plugin) => plugin.decorations },
  );
}
