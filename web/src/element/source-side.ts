// The source's side: a listing, and in its place an editor from the moment that the reader wants to edit.

import type { Diagnostic, Fix } from "../engine/document.ts";
import type { Engine } from "../engine/engine.ts";
import type { Editor, EditorEvents } from "../page/editor/editor.ts";
import type { TintedRanges } from "../page/editor/mapping-marks.ts";
import { placesIn } from "../page/kit/dom.ts";
import { h, toDom } from "../page/kit/tree.ts";
import { listing } from "./listing.ts";
import { createPlainEditor, label } from "./plain-editor.ts";

export interface SourceOptions {
  readonly isReadonly: boolean;
  readonly editor: "code" | "plain";
  readonly focus: string | null;
}

type Maker = (host: HTMLElement, source: string) => Editor;

export function sourceSide(root: ShadowRoot, engine: Engine, options: SourceOptions, events: EditorEvents) {
  const place = placesIn(root);
  const list = place("listing");
  const host = place("editor");
  const written = listing(list);
  let text = "";
  let problems: readonly Diagnostic[] = [];
  let editor: Editor | undefined;
  let opening: Promise<Editor | undefined> | undefined;
  let pressed: { readonly x: number; readonly y: number } | undefined;
  let isClosed = false;

  /** Where the code editor does not come, a text area is better than nothing. */
  async function maker(): Promise<Maker> {
    const plain: Maker = (at, source) => createPlainEditor(at, source, events);
    if (options.editor === "plain") return plain;
    const loaded = await import("../page/editor/editor.ts").catch(() => undefined);
    return loaded ? (at, source) => loaded.createEditor(at, source, engine, events) : plain;
  }

  async function make(): Promise<Editor | undefined> {
    const create = await maker();
    if (isClosed) return undefined;
    const isHere = root.activeElement === list;
    host.hidden = false;
    const parent = toDom(h("div", { part: "editor" }), host.ownerDocument) as HTMLElement;
    host.replaceChildren(parent);
    written.clear();
    list.hidden = true;
    editor = create(parent, text);
    const offset = pressed && editor.offsetAt(pressed);
    editor.showProblems(problems);
    if (isHere) editor.select(offset ?? 0, offset ?? 0);
    return editor;
  }

  function open(): Promise<Editor | undefined> {
    opening ??= make();
    return opening;
  }

  list.setAttribute("aria-label", label);
  list.tabIndex = 0;
  list.setAttribute("role", options.isReadonly ? "group" : "textbox");
  if (!options.isReadonly) {
    list.setAttribute("aria-multiline", "true");
    list.addEventListener("pointerdown", ({ clientX, clientY }) => {
      pressed = { x: clientX, y: clientY };
    });
    list.addEventListener("focus", () => void open());
  }
  list.addEventListener("pointermove", ({ target }) => events.point(written.offsetAt(target)));
  list.addEventListener("pointerleave", () => events.point(null));

  return {
    /** Shows a source, unless it is the one that is edited. */
    show(next: string): void {
      text = next;
      if (!editor) written.show(text, engine.tokens(text, "mesh"), options.focus);
      else if (editor.source() !== text) editor.replace(text);
    },
    /** The listing of a source as it is now, on paper: an editor keeps only what is seen of it. */
    print(): void {
      if (editor) written.show(editor.source(), engine.tokens(editor.source(), "mesh"), null);
    },
    showProblems(diagnostics: readonly Diagnostic[]): void {
      problems = diagnostics;
      if (editor) editor.showProblems(problems);
      else written.showProblems(problems);
    },
    tint(ranges: TintedRanges): void {
      if (editor) editor.tint(ranges);
      else written.tint(ranges);
    },
    reveal: (offset: number): void => editor?.reveal(offset),
    caret: (): number | undefined => editor?.caret(),
    /** Leads the reader to a range, to edit it. */
    select(start: number, end: number): void {
      if (!options.isReadonly) void open().then((opened) => opened?.select(start, end));
    },
    fix(fix: Fix): void {
      if (!options.isReadonly) void open().then((opened) => opened?.fix(fix));
    },
    destroy(): void {
      isClosed = true;
      written.clear();
      editor?.destroy();
    },
  };
}
