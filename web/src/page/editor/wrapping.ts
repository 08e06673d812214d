// Long lines wrap under their own indentation.

import { type Extension, RangeSetBuilder } from "@codemirror/state";
import { Decoration, type DecorationSet, EditorView, ViewPlugin, type ViewUpdate } from "@codemirror/view";

const deepest = 12;
const levels = Array.from({ length: deepest + 1 }, (_, level) => level);
const marks = new Map(levels.map((level) => [level, Decoration.line({ class: `wrap-${level}` })]));

function decorate(view: EditorView): DecorationSet {
  const builder = new RangeSetBuilder<Decoration>();
  for (const { from, to } of view.visibleRanges) {
    for (let line = view.state.doc.lineAt(from); ; line = view.state.doc.lineAt(line.to + 1)) {
      const blanks = /^ */.exec(line.text)?.[0].length ?? 0;
      const mark = marks.get(Math.min(blanks >> 1, deepest));
      if (mark) builder.add(line.from, line.from, mark);
      if (line.to >= to) break;
    }
  }
  return builder.finish();
}

const hangingIndent = ViewPlugin.fromClass(
  class {
    decorations: DecorationSet;

    constructor(view: EditorView) {
      this.decorations = decorate(view);
    }

    update(update: ViewUpdate): void {
      if (update.docChanged || update.viewportChanged) this.decorations = decorate(update.view);
    }
  },
  { decorations: (plugin) => plugin.decorations },
);

const hang = 4;
const rules = levels.map((level) => [
  `.cm-line.wrap-${level}`,
  { textIndent: `-${level * 2 + hang}ch`, paddingLeft: `calc(${level * 2 + hang}ch + 10px)` },
]);

export const wrapping: Extension = [EditorView.lineWrapping, hangingIndent, EditorView.theme(Object.fromEntries(rules))];
