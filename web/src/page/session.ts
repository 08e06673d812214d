// The page's state and the one road through it: a source becomes a preview, and the preview is shown everywhere.

import type { Diagnostic, Preview } from "../engine/document.ts";
import type { Engine } from "../engine/engine.ts";
import { place } from "./dom.ts";
import { createEditor, type Editor } from "./editor/editor.ts";
import { functionTabs, tabNames } from "./function-tabs.ts";
import { atSource, type Highlight, nothing, sourceRanges } from "./mapping.ts";
import { showPrinted } from "./printed.ts";
import { problemsPanel } from "./problems.ts";
import type { Layout } from "./sql-text.ts";
import { statementsPane } from "./statements-pane.ts";
import { statusLine } from "./status.ts";
import type { View } from "./views.ts";

export interface SessionEvents {
  /** The reader changed the source. */
  edited(source: string): void;
  copy(text: string, button: HTMLElement): void;
  show(view: View): void;
}

/** A preview that takes longer than this no longer follows every keystroke but waits for a pause. */
const slow = 24;
const pause = 150;

export class Session {
  readonly status = statusLine(place("counts"), place("time"), place("live"));
  private readonly editor: Editor;
  private readonly tabs = functionTabs(place("tabs"), place("statements"), (name) => this.choose(name));
  private readonly problems = problemsPanel(place("problems"), (problem) => this.jumpToProblem(problem));
  private readonly pane;
  private preview: Preview;
  private chosen = "up";
  private layout: Layout = "pretty";
  private took = 0;
  private isSlow = false;
  private timer = 0;
  private isReplacing = false;

  constructor(
    private readonly engine: Engine,
    source: string,
    private readonly events: SessionEvents,
  ) {
    this.preview = this.run(source);
    this.pane = statementsPane(place("cards"), engine, {
      point: (highlight, isWalk) => this.highlight(highlight, "sql", isWalk),
      jump: (highlight) => this.jump(highlight),
      copy: (text, button) => events.copy(text, button),
    });
    this.editor = createEditor(place("editor"), source, engine, {
      change: (text) => this.changed(text),
      caret: (offset) => this.caretMoved(offset),
      point: (offset) => this.pointed(offset),
      leave: () => this.leaveEditor(),
    });
    this.render();
  }

  source(): string {
    return this.editor.source();
  }

  replace(source: string): void {
    this.isReplacing = true;
    this.editor.replace(source);
    this.isReplacing = false;
    this.chosen = "up";
    this.refresh(source);
  }

  setLayout(layout: Layout): void {
    this.layout = layout;
    this.render();
  }

  /** Every statement of the chosen function as text. */
  text(): string {
    return this.pane.text();
  }

  private run(source: string): Preview {
    const start = performance.now();
    const preview = this.engine.preview(source);
    this.took = performance.now() - start;
    return preview;
  }

  private changed(source: string): void {
    if (this.isReplacing) return;
    this.events.edited(source);
    clearTimeout(this.timer);
    if (this.isSlow) this.timer = window.setTimeout(() => this.refresh(this.editor.source()), pause);
    else this.refresh(source);
  }

  private refresh(source: string): void {
    this.preview = this.run(source);
    this.isSlow = this.took > slow;
    this.render();
    this.highlight(atSource(this.preview, this.chosen, this.editor.caret()), "source", true);
  }

  private render(): void {
    const names = tabNames(this.preview);
    if (!names.includes(this.chosen)) this.chosen = names[0] ?? "up";
    const shown = this.preview.statements.filter((statement) => statement.function === this.chosen).length;

    this.tabs.render(this.preview, this.chosen);
    this.pane.render(this.preview, this.chosen, this.layout);
    this.problems.render(this.preview);
    this.editor.showProblems(this.preview.diagnostics);
    this.status.render(this.preview, this.took);
    showPrinted(place("printed"), this.preview, this.chosen);

    const isBlank = this.editor.source().trim() === "";
    place("welcome").hidden = !isBlank;
    place("no-statements").hidden = isBlank || shown > 0;
    place("no-statements-function").textContent = this.chosen;
    place("statement-actions").hidden = shown === 0;
  }

  private choose(name: string): void {
    this.chosen = name;
    this.highlight(nothing, "sql", false);
    this.render();
    place("statements").scrollTop = 0;
  }

  private caretMoved(offset: number): void {
    const found = atSource(this.preview, this.chosen, offset);
    if (found.statements.length > 0) return this.highlight(found, "source", true);
    const other = tabNames(this.preview).find((name) => atSource(this.preview, name, offset).statements.length > 0);
    if (other) this.choose(other);
    this.highlight(atSource(this.preview, this.chosen, offset), "source", true);
  }

  private pointed(offset: number | null): void {
    this.highlight(atSource(this.preview, this.chosen, offset ?? this.editor.caret()), "source", false);
  }

  private highlight(highlight: Highlight, from: "source" | "sql", reveal: boolean): void {
    const ranges = sourceRanges(this.preview, highlight);
    this.pane.mark(highlight, reveal && from === "source");
    this.editor.tint(ranges);
    const first = ranges.strong[0] ?? ranges.weak[0];
    if (reveal && from === "sql" && first) this.editor.reveal(first.start);
  }

  private jump(highlight: Highlight): void {
    const { weak, strong } = sourceRanges(this.preview, highlight);
    const target = strong[0] ?? weak[0];
    if (!target) return;
    this.events.show("source");
    this.editor.select(target.start, strong[0] ? target.end : target.start);
  }

  private jumpToProblem(problem: Diagnostic): void {
    this.events.show("source");
    this.editor.select(problem.range.start, problem.range.end);
  }

  private leaveEditor(): void {
    this.events.show("sql");
    this.pane.focus();
  }
}
