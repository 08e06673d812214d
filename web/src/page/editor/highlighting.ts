// Colours the source by the engine's own tokens, so that what is coloured is what is read.

import { type ChangeSet, type Extension, RangeSetBuilder } from "@codemirror/state";
import { Decoration, type DecorationSet, type EditorView, ViewPlugin, type ViewUpdate } from "@codemirror/view";
import type { Token } from "../../engine/document.ts";
import type { Engine } from "../../engine/engine.ts";
import { partTokens } from "./part-tokens.ts";

const marks = new Map<string, Decoration>();

function markOf(kind: string): Decoration {
  const known = marks.get(kind);
  if (known) return known;
  const mark = Decoration.mark({ class: `t-${kind}` });
  marks.set(kind, mark);
  return mark;
}

function decorate(view: EditorView, tokens: readonly Token[]): DecorationSet {
  const builder = new RangeSetBuilder<Decoration>();
  let next = 0;
  for (const { from, to } of view.visibleRanges) {
    for (let token = tokens[next]; token && token[1] < to; token = tokens[++next]) {
      const [kind, start, end] = token;
      if (end > from) builder.add(start, end, markOf(kind));
    }
  }
  return builder.finish();
}

export function highlighting(engine: Engine): Extension {
  return ViewPlugin.fromClass(
    class {
      readonly part = partTokens((text) => engine.tokens(text, "mesh"));
      decorations: DecorationSet;

      constructor(view: EditorView) {
        this.decorations = this.read(view);
      }

      read(view: EditorView): DecorationSet {
        const { from, to } = view.viewport;
        return decorate(view, this.part.read(view.state.doc, from, to));
      }

      update({ docChanged, viewportChanged, changes, view }: ViewUpdate): void {
        if (docChanged) this.part.changed(firstOf(changes));
        if (docChanged || viewportChanged) this.decorations = this.read(view);
      }
    },
    { decorations: (plugin) => plugin.decorations },
  );
}

/** Where the first of the changes begins. */
function firstOf(changes: ChangeSet): number {
  let first = changes.length;
  changes.iterChangedRanges((from) => {
    first = Math.min(first, from);
  });
  return first;
}
