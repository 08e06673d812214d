// What an element shows once it has started: the page's parts in a shadow root, and the one road from a source to all of them.

import type { Preview } from "../engine/document.ts";
import type { Engine, Files, PreviewOptions } from "../engine/engine.ts";
import { highlighter, type Side } from "../page/highlighter.ts";
import { copyFrom } from "../page/kit/clipboard.ts";
import { placesIn } from "../page/kit/dom.ts";
import { beforePaint } from "../page/kit/frames.ts";
import { fill } from "../page/kit/tree.ts";
import { typingPace } from "../page/kit/typing-pace.ts";
import { atSource, type Highlight, nothing, sourceRanges } from "../page/mapping.ts";
import { functionTabs, tabNames } from "../page/statements/function-tabs.ts";
import { problemsPanel } from "../page/statements/problems.ts";
import { explained } from "../page/statements/prose.ts";
import type { Layout } from "../page/statements/sql-text.ts";
import { statementsPane } from "../page/statements/statements-pane.ts";
import { speaker } from "../page/status.ts";
import { frameViews } from "./frame.ts";
import { authorsMistake, forCards, type Notes, saidOf } from "./said.ts";
import { inShownLines, linesIn, type ShownLines, shownLines } from "./shown-lines.ts";
import { type SourceOptions, sourceSide } from "./source-side.ts";

/** How the author of the page wants it. */
export interface Settings extends SourceOptions {
  readonly function: string;
  readonly notes: Notes;
  readonly docs: string | null;
}

/** What is previewed besides the source. */
export interface Surroundings {
  readonly files: Files;
  readonly before: readonly string[];
  /** Why they are not what the author of the page meant. */
  readonly problem?: string;
}

export interface ViewHost {
  source(): string;
  isEdited(): boolean;
  surroundings(): Surroundings;
  /** The reader changed the source. */
  edited(source: string): void;
  /** The reader wants the source back that was written. */
  reset(): void;
  previewed(preview: Preview): void;
}

/** Draws into `root`. */
export class View {
  private readonly place;
  private readonly source;
  private readonly pane;
  private readonly tabs;
  private readonly said;
  private readonly speaker;
  private readonly highlighter = highlighter({ show: (highlight, reveal) => this.show(highlight, reveal) });
  private readonly pace = typingPace(() => {
    this.refresh();
    this.speaker.sayCounts(this.preview);
  });
  private readonly beforePaint = beforePaint();
  /** Which lines of the source all is about. */
  private isMeant: readonly boolean[] = [];
  private shown: ShownLines = { before: "", text: "", after: "" };
  private preview!: Preview;
  private chosen = "up";
  /** What the preview is of. */
  private previewed: ShownLines = this.shown;
  private options: PreviewOptions = {};

  constructor(
    root: ShadowRoot,
    private readonly engine: Engine,
    private readonly settings: Settings,
    private readonly host: ViewHost,
  ) {
    const place = placesIn(root);
    this.place = place;
    this.speaker = speaker(place("live"));
    this.tabs = functionTabs(place("tabs"), place("statements"), (name) => this.choose(name), true);
    this.said = problemsPanel(place("problems"), {
      jump: ({ range }) => range.file === undefined && this.source.select(range.start, range.end),
      fix: (fix) => this.source.fix(fix),
    });
    this.pane = statementsPane(place("cards"), place("statements"), engine, {
      point: (highlight) => this.highlighter.point(highlight, "sql"),
      walk: (highlight) => this.highlighter.settle(highlight, "sql"),
      jump: (highlight) => this.jump(highlight),
      go: (index) => this.go(index),
      visit: ({ start, end }) => this.source.select(start, end),
      written: (script) => this.run(script),
      copy: (text, button) => void this.copy(text, button),
      isAside: ({ range }) => this.isMeant[range.line - 1] === false,
    });
    this.source = sourceSide(root, engine, settings, {
      change: (text) => this.changed(text),
      caret: (offset) => this.highlighter.settle(this.under(offset), "source"),
      point: (offset) => this.highlighter.point(offset === null ? nothing : this.under(offset), "source"),
      leave: () => this.pane.focus(),
    });
    place("reset").addEventListener("click", () => host.reset());
    place("copy-all").addEventListener("click", () => void this.copy(this.pane.text(), place("copy-all")));
    this.open();
  }

  /** Takes the source from its host. */
  open(): void {
    this.shown = shownLines(this.host.source());
    this.refresh();
  }

  /** Previews the source anew, with what comes before it. */
  refresh(): void {
    this.pace.cancel();
    const { text } = this.shown;
    const { problem, ...surroundings } = this.host.surroundings();
    this.options = { function: this.settings.function, ...surroundings };
    this.previewed = this.shown;
    const made = this.run();
    const said = text.trim() === "" ? { ...made, diagnostics: [], omitted: 0 } : made;
    this.preview = explained(inShownLines(said, this.shown), this.settings.docs);
    this.source.show(text);
    this.render(problem);
    this.host.previewed(made);
  }

  private run(script?: Layout): Preview {
    const { before, text, after } = this.previewed;
    return this.engine.preview(before + text + after, { ...this.options, ...(script === undefined ? {} : { script }) });
  }

  print(): void {
    this.pane.finish();
    this.source.print();
  }

  destroy(): void {
    this.pace.cancel();
    this.source.destroy();
  }

  private changed(text: string): void {
    this.shown = { ...this.shown, text };
    this.host.edited(this.shown.before + text + this.shown.after);
    this.pace.key();
  }

  private render(problem: string | undefined): void {
    const { place, preview, settings } = this;
    const names = tabNames(preview);
    if (!names.includes(this.chosen)) this.chosen = names[0] ?? "up";
    if (names.length > 1) this.tabs.render(preview, this.chosen);
    place("tabs").hidden = names.length < 2;
    this.isMeant = linesIn(settings.focus, this.shown.text);
    this.pane.render(forCards(preview, settings.notes), this.chosen, "pretty");

    const said = saidOf(preview, settings.notes);
    this.said.render({
      ...preview,
      diagnostics: [...(problem === undefined ? [] : [authorsMistake(problem)]), ...said].map((each) => ({
        ...each,
        statement: null,
      })),
    });
    this.source.showProblems(preview.diagnostics);

    const isEmpty = !preview.statements.some((statement) => statement.function === this.chosen);
    place("empty").hidden = !isEmpty;
    place("empty").textContent = `${preview.snippet ? "The snippet" : this.chosen} sends nothing.`;
    place("copy-all").hidden = isEmpty;
    place("reset").hidden = !this.host.isEdited();
    const caret = this.source.caret();
    if (caret === undefined) this.highlighter.again();
    else this.highlighter.settle(this.under(caret), "source");
  }

  private choose(name: string): void {
    this.chosen = name;
    this.highlighter.clear();
    this.render(this.host.surroundings().problem);
  }

  private go(index: number): void {
    const statement = this.preview.statements[index];
    if (!statement) return;
    if (statement.function !== this.chosen) this.choose(statement.function);
    this.pane.focusOn(index);
  }

  private async copy(text: string, button: HTMLElement): Promise<void> {
    this.speaker.say(await copyFrom(button, text, "Copied"));
  }

  private under(offset: number): Highlight {
    return atSource(this.preview, this.chosen, offset);
  }

  private show(highlight: Highlight, reveal: Side | null): void {
    const ranges = sourceRanges(this.preview, highlight);
    this.pane.mark(highlight);
    this.source.tint(ranges);
    const first = ranges.strong[0] ?? ranges.weak[0];
    if (reveal === "sql") this.beforePaint(() => this.pane.reveal(highlight));
    if (reveal === "source" && first) this.beforePaint(() => this.source.reveal(first.start));
  }

  private jump(highlight: Highlight): void {
    const { weak, strong } = sourceRanges(this.preview, highlight);
    const target = strong[0] ?? weak[0];
    if (target) this.source.select(target.start, strong[0] ? target.end : target.start);
  }
}

/** The frame that a view draws into. */
export function frame(root: ShadowRoot): HTMLElement {
  const host = root.ownerDocument.createElement("div");
  host.className = "frame";
  host.part.add("frame");
  fill(host, frameViews());
  return host;
}
