// What stands between <mesh-ddl> and </mesh-ddl>: the source, and where it was prerendered its SQL and what is said of it. It is read
// without a script, and the element takes over without moving a letter of it.

import type { Diagnostic, Preview } from "../engine/document.ts";
import type { Engine, Files } from "../engine/engine.ts";
import { type Element, h, type Tree } from "../page/kit/tree.ts";
import { explained, noteParts } from "../page/statements/prose.ts";
import { linesOf } from "../page/statements/sql-text.ts";
import { beforeAll, cardsOf, leftOutAfter, leftOutView, lineView } from "../page/statements/statement-card.ts";
import { workView } from "../page/statements/work.ts";
import { listingViews } from "./listing.ts";
import { authorsMistake, forCards, saidOf } from "./said.ts";
import { inShownLines, shownLines } from "./shown-lines.ts";

/** Whether a child of <mesh-ddl> may hold its source. The first that may does. */
export const mayHoldSource = (tag: string, classes: string): boolean =>
  tag === "pre" && !classes.split(/\s+/).includes("mesh-ddl-sql");

/** The source in a text that stands between tags: a line break beside a tag is none of it. */
export const sourceOf = (text: string): string => text.replace(/^\n|\n$/g, "");

/** The source that is written in `host`: that of a child, or, where none holds it, its text. */
export function sourceIn(host: HTMLElement): string {
  const holder = [...host.children].find(({ localName, className }) => mayHoldSource(localName, className));
  return sourceOf((holder ?? host).textContent ?? "");
}

function sourceView(source: string, engine: Engine, focus: string | null): Element {
  const { before, text, after } = shownLines(source);
  const hidden = (part: string): Tree[] => (part === "" ? [] : [h("span", { hidden: "" }, part)]);
  const lines = listingViews(text, engine.tokens(text, "mesh"), focus);
  return h("pre", { class: "mesh-ddl-source listing" }, ...hidden(before), ...lines, ...hidden(after.replace(/^\n/, "")));
}

function sqlView(preview: Preview, functionName: string, engine: Engine, saysAll: boolean): Element {
  const aside = (view: Element): Element => h("span", view.attributes, ...view.children, "\n");
  const statements = cardsOf(preview, functionName).flatMap(({ statement, leftOut, notes }) => {
    const tokens = engine.tokens(statement.sql, "sql");
    const end = h("span", { class: "hidden" }, statement.partial ? "" : `${statement.closing ?? ""}\n`);
    const lines = linesOf(statement, tokens, "pretty").map(lineView);
    return [
      h("code", { class: "card sql" }, ...lines, end),
      ...(saysAll ? workView(statement).map(aside) : []),
      ...notes.map((note) => aside(h("span", { class: `note is-${note.severity}` }, ...noteParts(note)))),
      ...leftOut.map((call) => aside(leftOutView(call))),
    ];
  });
  const first = (leftOutAfter(preview, functionName).get(beforeAll) ?? []).map((call) => aside(leftOutView(call)));
  return h("pre", { class: "mesh-ddl-sql" }, ...first, ...statements);
}

export const saidView = (said: Diagnostic): Element =>
  h("p", { class: `mesh-ddl-note problem note is-${said.severity}` }, ...noteParts(said));

export interface WrittenOptions {
  readonly function?: string;
  readonly focus?: string;
  readonly notes?: "one" | "all" | "none";
  readonly docs?: string;
  readonly files?: Files;
  readonly before?: readonly string[];
  /** Why they are not what the author of the page meant. */
  readonly problem?: string;
}

export interface Written {
  /** What stands between <mesh-ddl> and </mesh-ddl>. */
  readonly views: readonly Element[];
  /** What it shows, with places in the whole source. */
  readonly preview: Preview;
}

/** What a build writes for `source`. */
export function written(source: string, engine: Engine, asked: WrittenOptions = {}): Written {
  const { focus, notes = "one", docs, problem, ...options } = asked;
  const preview = engine.preview(source, { ...options, script: "pretty" });
  const shown = explained(inShownLines(preview, shownLines(source)), docs ?? null);
  const [name = "up"] = shown.functions.map((each) => each.name);
  const views = [
    sourceView(source, engine, focus ?? null),
    sqlView(forCards(shown, notes), options.function ?? name, engine, notes === "all"),
    ...[...(problem === undefined ? [] : [authorsMistake(problem)]), ...saidOf(shown, notes)].map(saidView),
  ];
  return { views, preview };
}
