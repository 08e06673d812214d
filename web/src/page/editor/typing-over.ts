// Typing over a selection. Left to itself the browser keeps the look of the replaced text by writing inline styles, which the
// page's policy refuses with an error in the console; so the replacement is made here.

import type { Extension } from "@codemirror/state";
import { EditorView } from "@codemirror/view";

export const typingOver: Extension = EditorView.domEventHandlers({
  beforeinput(event, view) {
    const { from, to, empty } = view.state.selection.main;
    const { data } = event;
    if (event.inputType !== "insertText" || data === null || empty || view.composing) return false;
    event.preventDefault();
    const replace = () => view.state.update(view.state.replaceSelection(data), { userEvent: "input.type", scrollIntoView: true });
    const isHandled = view.state.facet(EditorView.inputHandler).some((handle) => handle(view, from, to, data, replace));
    if (!isHandled) view.dispatch(replace());
    return true;
  },
});
