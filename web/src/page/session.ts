// The page's state and the one road through it: a source becomes a preview, and the preview is shown everywhere.

import type { Diagnostic, Preview } from "../engine/document.ts";
import type { Engine, Files } from "../engine/engine.ts";
import { createEditor, type Editor } from "./editor/editor.ts";
import { ownPage } from "./editor/own-page.ts";
import { highlighter, type Side } from "./highlighter.ts";
import { placesIn, type Root } from "./kit/dom.ts";
import { beforePaint } from "./kit/frames.ts";
import { fill, h } from "./kit/tree.ts";
import { typingPace } from "./kit/typing-pace.ts";
import { atSource, type Highlight, isHere, nothing, sourceRanges } from "./mapping.ts";
import { leftoverNote } from "./schema/leftover.ts";
import { schemaPane } from "./schema/schema-pane.ts";
import { functionTabs, schemaTab, tabNames } from "./statements/function-tabs.ts";
import { countOf } from "./statements/numbers.ts";
import { showPrinted } from "./statements/printed.ts";
import { problemsPanel } from "./statements/problems.ts";
import { explained } from "./statements/prose.ts";
import type { Layout } from "./statements/sql-text.ts";
import { cardsOf } from "./statements/statement-card.ts";
import { statementsPane } from "./statements/statements-pane.ts";
import { statusLine } from "./status.ts";

export interface SessionEvents {
  /** The reader changed the source. */
  edited(source: string): void;
  copy(text: string, button: HTMLElement): void;
  /** A narrow screen turns to this side. */
  show(side: Side): void;
}

/** The documentation stands beside the page. */
const docs = "docs/";

const isBlank = (source: string): boolean => source.trim() === "";

/** The parts in `root`, which holds a place for each of them, and what they show. */
export class Session {
  readonly status;
  private readonly place;
  private readonly editor: Editor;
  private readonly tabs;
  private readonly problems;
  private readonly highlighter = highlighter({
    show: (highlight, reveal) => this.show(highlight, reveal),
    leave: (side) => this.left.set(side, this.scroller(side)?.scrollTop ?? 0),
    comeBack: (side) => this.scroller(side)?.scrollTo(0, this.left.get(side) ?? 0),
  });
  /** How far each side was scrolled when the pointer had it follow. */
  private readonly left = new Map<Side, number>();
  private readonly pane;
  private readonly schema;
  private readonly leftover;
  private preview: Preview;
  /** The source that it is of. */
  private previewed: string;
  private chosen = "up";
  /** Whether the schema is shown in the place of the chosen function's statements. */
  private isSchema = false;
  private layout: Layout = "pretty";
  /** Of the previews after the first one, which also compiles the engine, with all that is shown of them. */
  private readonly pace = typingPace(() => this.refresh());
  private readonly beforePaint = beforePaint();
  /** How long the engine took for the last of these, in milliseconds. */
  private took: number | undefined;

  constructor(
    root: Root,
    private readonly engine: Engine,
    source: string,
    private readonly files: Files,
    private readonly events: SessionEvents,
  ) {
    const place = placesIn(root);
    this.place = place;
    this.previewed = source;
    this.preview = this.run(source);
    this.status = statusLine(place("counts"), place("time"), place("live"), {
      toStatements: () => this.leaveEditor(),
      jump: (problem) => this.jumpToProblem(problem),
    });
    this.tabs = functionTabs(place("tabs"), place("statements"), (name) => this.turnTo(name));
    this.problems = problemsPanel(place("problems"), {
      jump: (problem) => this.jumpToProblem(problem),
      fix: (fix) => this.editor.fix(fix),
    });
    this.schema = schemaPane(place("schema"), place("statements"), {
      point: (highlight) => this.highlighter.point(highlight, "sql"),
      walk: (highlight) => this.highlighter.settle(highlight, "sql"),
      go: (index) => this.go(index),
    });
    this.leftover = leftoverNote(place("leftover"), {
      go: (index) => this.go(index),
      fix: (fix) => this.editor.fix(fix),
    });
    this.pane = statementsPane(place("cards"), place("statements"), engine, {
      point: (highlight) => this.highlighter.point(highlight, "sql"),
      walk: (highlight) => this.walked(highlight),
      jump: (highlight) => this.jump(highlight),
      go: (index) => this.go(index),
      visit: ({ start, end }) => this.visit(start, end),
      written: (script) => this.run(this.previewed, script),
      copy: (text, button) => events.copy(text, button),
    });
    this.editor = createEditor(
      place("editor"),
      source,
      engine,
      {
        change: (text) => this.changed(text),
        caret: (offset) => this.caretMoved(offset),
        point: (offset) => this.pointed(offset),
        leave: () => this.leaveEditor(),
      },
      ownPage,
    );
    this.render();
  }

  source(): string {
    return this.editor.source();
  }

  replace(source: string): void {
    this.editor.replace(source);
    this.chosen = "up";
    this.isSchema = false;
    this.pace.run();
  }

  setLayout(layout: Layout): void {
    this.layout = layout;
    this.render();
    this.highlighter.again();
  }

  /** Lays out what is on paper alone: the statements of the functions that are not chosen. */
  print(): void {
    this.pane.finish();
    const others = tabNames(this.preview).filter((name) => this.isSchema || name !== this.chosen);
    fill(
      this.place("paper"),
      others.flatMap((name) => [
        h("h3", {}, name),
        h("ol", { class: "cards" }, ...cardsOf(this.preview, name).map((card) => this.pane.view(card))),
      ]),
    );
  }

  /** Every statement of the chosen function as text. */
  text(): string {
    return this.pane.text();
  }

  /** An empty source is no mistake: the page says what to do with it. */
  private run(source: string, script?: Layout): Preview {
    const preview = this.engine.preview(source, { files: this.files, ...(script === undefined ? {} : { script }) });
    return explained(isBlank(source) ? { ...preview, diagnostics: [], omitted: 0 } : preview, docs);
  }

  private changed(source: string): void {
    this.events.edited(source);
    if (this.pace.key()) this.place("statements").setAttribute("aria-busy", "true");
  }

  private refresh(): void {
    this.place("statements").removeAttribute("aria-busy");
    const start = performance.now();
    this.previewed = this.editor.source();
    this.preview = this.run(this.previewed);
    this.took = performance.now() - start;
    this.render();
    this.highlighter.settle(this.under(this.editor.caret()), "source");
  }

  private render(): void {
    const names = tabNames(this.preview);
    if (!names.includes(this.chosen)) this.chosen = names[0] ?? "up";
    if (names.length === 0) this.isSchema = false;
    const shown = countOf(this.preview, this.chosen);

    this.tabs.render(this.preview, this.isSchema ? schemaTab : this.chosen);
    this.place("statements").classList.toggle("is-schema", this.isSchema);
    if (this.isSchema) this.schema.render(this.preview, this.chosen);
    this.pane.render(this.preview, this.chosen, this.layout);
    this.problems.render(this.preview);
    this.editor.showProblems(this.preview.diagnostics);
    this.status.render(this.preview, this.took);
    showPrinted(this.place("printed"), this.preview, this.chosen);
    this.leftover.render(this.preview, this.chosen, this.isSchema);

    const isWelcome = isBlank(this.editor.source());
    const isEmpty = shown === 0 && !isWelcome;
    const isWrong = this.preview.diagnostics.some(({ severity }) => severity === "error");
    this.place("welcome").hidden = !isWelcome;
    this.place("only-problems").hidden = !isEmpty || !isWrong;
    this.place("no-statements").hidden = !isEmpty || isWrong;
    this.place("no-statements-function").textContent = this.preview.snippet ? "The snippet" : this.chosen;
    this.place("statement-actions").hidden = shown === 0 || this.isSchema;
  }

  /** Shows the statements of a function, or the schema. */
  private choose(name: string): void {
    this.isSchema = name === schemaTab;
    if (!this.isSchema) this.chosen = name;
    this.highlighter.clear();
    this.render();
    this.place("statements").scrollTop = 0;
  }

  /** The reader chose a tab: the source goes along. */
  private turnTo(name: string): void {
    this.choose(name);
    const range = this.preview.functions.find((candidate) => candidate.name === name)?.range;
    if (range && isHere(range)) this.editor.reveal(range.start);
  }

  /** Walks to the card of a statement. */
  private go(index: number): void {
    const statement = this.preview.statements[index];
    if (!statement) return;
    if (this.isSchema || statement.function !== this.chosen) this.choose(statement.function);
    this.pane.focusOn(index);
  }

  private under(offset: number): Highlight {
    return atSource(this.preview, this.chosen, offset);
  }

  /** A caret in a call that only another function makes turns to that function's tab. */
  private caretMoved(offset: number): void {
    if (!this.isSchema && this.under(offset).statements.length === 0) {
      const other = tabNames(this.preview).find((name) => atSource(this.preview, name, offset).statements.length > 0);
      if (other) this.choose(other);
    }
    this.highlighter.settle(this.under(offset), "source");
  }

  private pointed(offset: number | null): void {
    this.highlighter.point(offset === null ? nothing : this.under(offset), "source");
  }

  private walked(highlight: Highlight): void {
    this.highlighter.settle(highlight, "sql");
    const [first] = highlight.clauses;
    const statement = first && this.preview.statements[first.statement];
    const range = statement?.clauses[first?.clause ?? 0]?.sql;
    if (statement && range) this.status.say(statement.sql.slice(range.start, range.end));
  }

  private show(highlight: Highlight, reveal: Side | null): void {
    const ranges = sourceRanges(this.preview, highlight);
    this.pane.mark(highlight);
    if (this.isSchema) this.schema.mark(highlight, reveal === "sql");
    this.editor.tint(ranges);
    const first = ranges.strong[0] ?? ranges.weak[0];
    if (reveal === "sql" && !this.isSchema) this.beforePaint(() => this.pane.reveal(highlight));
    if (reveal === "source" && first) this.beforePaint(() => this.editor.reveal(first.start));
  }

  private scroller(side: Side): Element | null | undefined {
    return side === "sql" ? this.place("statements") : this.place("editor").shadowRoot?.querySelector(".cm-scroller");
  }

  private jump(highlight: Highlight): void {
    const { weak, strong } = sourceRanges(this.preview, highlight);
    const target = strong[0] ?? weak[0];
    if (!target) return;
    this.events.show("source");
    this.editor.select(target.start, strong[0] ? target.end : target.start);
  }

  private jumpToProblem({ range }: Diagnostic): void {
    if (range.file === undefined) this.visit(range.start, range.end);
  }

  private visit(start: number, end: number): void {
    this.events.show("source");
    this.editor.select(start, end);
  }

  private leaveEditor(): void {
    this.events.show("sql");
    if (this.isSchema) this.schema.focus();
    else this.pane.focus();
  }
}
