// The source in a text area: for who wants no more, and where the code editor does not come.

import type { Editor, EditorEvents } from "../page/editor/editor.ts";
import { h, toDom } from "../page/kit/tree.ts";

export const label = "Mesh migration source";

export function createPlainEditor(host: HTMLElement, source: string, events: EditorEvents): Editor {
  const attributes = { class: "plain", spellcheck: "false", autocapitalize: "off", autocomplete: "off", "aria-label": label };
  const area = toDom(h("textarea", attributes), host.ownerDocument) as HTMLTextAreaElement;
  let caret = 0;
  const take = (text: string): void => {
    area.value = text;
    area.rows = text.split("\n").length;
  };
  const moved = (): void => {
    if (area.selectionStart === caret) return;
    caret = area.selectionStart;
    events.caret(caret);
  };

  take(source);
  host.append(area);
  area.addEventListener("input", () => {
    area.rows = area.value.split("\n").length;
    events.change(area.value);
  });
  for (const type of ["keyup", "pointerup", "select"]) area.addEventListener(type, moved);
  area.addEventListener("keydown", (event) => {
    if (event.key === "Escape") events.leave();
  });

  return {
    source: () => area.value,
    caret: () => area.selectionStart,
    offsetAt: () => null,
    replace: take,
    showProblems: () => undefined,
    fix({ edits }) {
      for (const { range, text } of [...edits].reverse()) area.setRangeText(text, range.start, range.end, "end");
      area.focus({ preventScroll: true });
      area.dispatchEvent(new Event("input"));
    },
    tint: () => undefined,
    reveal: () => undefined,
    select(start, end) {
      area.setSelectionRange(start, end);
      area.focus({ preventScroll: true });
    },
    destroy: () => area.remove(),
  };
}
