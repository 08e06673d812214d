// What the editor has where it has a page to itself: numbers, marks beside them, and Tab.

import { indentWithTab } from "@codemirror/commands";
import { lintGutter } from "@codemirror/lint";
import type { Extension } from "@codemirror/state";
import { highlightActiveLineGutter, keymap, lineNumbers } from "@codemirror/view";

export const ownPage: Extension = [
  keymap.of([indentWithTab]),
  lineNumbers(),
  highlightActiveLineGutter(),
  lintGutter({ hoverTime: 150 }),
];
