// A new line starts where the one above started, two blanks further in after what opens a block or a bracket.

import { indentService, indentUnit } from "@codemirror/language";
import type { Extension } from "@codemirror/state";

const opens = /(?:\bdo|\belse|->|[([{])\s*$/;

export const indentation: Extension = [
  indentUnit.of("  "),
  indentService.of((context, position) => {
    const above = context.lineAt(position, -1);
    if (above.from >= position) return above.from === 0 ? 0 : context.lineIndent(above.from - 1);
    const before = above.text.slice(0, position - above.from);
    const blanks = /^ */.exec(before)?.[0].length ?? 0;
    return opens.test(before) ? blanks + context.unit : blanks;
  }),
];
