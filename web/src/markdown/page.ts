// The fences of one page and what is written in their places. One may come after others, wherever on the page they stand.

import { linesIn, shownLines } from "../element/shown-lines.ts";
import { namesIn, type PageOf, snippetsBefore } from "../element/surroundings.ts";
import { type WrittenOptions, written } from "../element/written.ts";
import type { Engine, Files } from "../engine/engine.ts";
import { type Element, h } from "../page/kit/tree.ts";
import { type FenceOptions, fenceOptionsIn } from "./fence.ts";

/** A fence as it was read: the words behind its ticks, and its lines. */
export interface Fence {
  readonly info: string;
  readonly source: string;
  /** Why it cannot stand where it does. */
  readonly misplaced?: string | undefined;
}

/** What the author has to mend, in the fence of this index. */
export interface Mistake {
  readonly fence: number;
  /** The line of its source and the column there, from 1; line 0 is that of its ticks. */
  readonly line: number;
  readonly column: number;
  /** Empty where it is the fence that is wrong and not its source. */
  readonly code: string;
  readonly message: string;
  readonly hint: string;
}

export interface WrittenPage {
  /** The element in the place of each fence; null where it is none of ours. */
  readonly elements: readonly (Element | null)[];
  readonly mistakes: readonly Mistake[];
}

interface Snippet extends FenceOptions {
  readonly fence: number;
  readonly source: string;
}

/** What all fences of a site have in common. */
export interface Site {
  readonly files: Files;
  readonly docs?: string;
}

export function writePage(fences: readonly Fence[], engine: Engine, site: Site): WrittenPage {
  const snippets = fences.flatMap(({ info, source, misplaced }, fence): Snippet[] => {
    const options = fenceOptionsIn(info);
    if (!options) return [];
    const problems = misplaced === undefined ? options.problems : [misplaced];
    return [{ ...options, problems, fence, source: source.replace(/\n$/, "") }];
  });
  const page = pageOf(snippets);
  const elements: (Element | null)[] = fences.map(() => null);
  const mistakes: Mistake[] = [];
  for (const snippet of snippets) {
    const { element, ...told } = write(snippet, page, engine, site);
    elements[snippet.fence] = element;
    mistakes.push(...told.mistakes);
  }
  return { elements, mistakes };
}

function pageOf(snippets: readonly Snippet[]): PageOf<Snippet> {
  return {
    attribute: ({ attributes }, name) => attributes[name] ?? null,
    named: (_, id) => snippets.filter(({ attributes }) => attributes.id === id),
    isSnippet: () => true,
    isBefore: (one, other) => one.fence < other.fence,
    textOf: ({ source }) => source,
  };
}

function write(snippet: Snippet, page: PageOf<Snippet>, engine: Engine, { files, ...common }: Site) {
  const { fence, source, expected } = snippet;
  const attributes: Readonly<Record<string, string>> = { ...common, ...snippet.attributes };
  const imported = namesIn(attributes.files ?? null);
  const missing = imported.filter((name) => !Object.hasOwn(files, name));
  const given = Object.fromEntries(imported.filter((name) => !missing.includes(name)).map((name) => [name, files[name] ?? ""]));
  const before = snippetsBefore(snippet, page);
  const options: WrittenOptions = {
    ...(attributes as Pick<WrittenOptions, "function" | "focus" | "notes" | "docs">),
    files: given,
    before: typeof before === "string" ? [] : before.map((each) => each.source),
  };
  const { views, preview } = written(source, engine, options);
  const said = [...preview.diagnostics, ...preview.notes];
  const atFence = (message: string): Mistake => ({ fence, line: 0, column: 1, code: "", message, hint: "" });
  const mistakes = [
    ...[
      ...snippet.problems,
      ...(typeof before === "string" ? [before] : []),
      ...missing.map((name) => `\`files\` names ${name}, which createMeshDdl({ files }) was not given.`),
      ...problemsOfId(snippet, page),
      ...problemsOfFocus(snippet),
      ...expected
        .filter((code) => !said.some((each) => each.code === code))
        .map((code) => `${code} is expected, and it is not said of this source any more: take it out of \`expect\`.`),
    ].map(atFence),
    ...preview.diagnostics
      .filter(({ severity, code, range }) => severity === "error" && !expected.includes(code) && range.before === undefined)
      .map(({ code, message, hint, range }) => {
        const { file, line, column } = range;
        if (file !== undefined) return { ...atFence(`${file}:${line}:${column}: ${message}`), code, hint };
        return { fence, line, column, code, message, hint };
      }),
  ];
  const hidden = imported.length > 0 ? { files: JSON.stringify(given) } : {};
  return { element: h("mesh-ddl", { ...attributes, ...hidden }, ...views), mistakes };
}

function problemsOfId(snippet: Snippet, page: PageOf<Snippet>): string[] {
  const { id } = snippet.attributes;
  const [first, ...others] = id === undefined ? [] : page.named(snippet, id);
  return first === snippet || others.length === 0 ? [] : [`The id ${id} is given ${others.length + 1} times on this page.`];
}

function problemsOfFocus({ attributes, source }: Snippet): string[] {
  if (attributes.focus === undefined) return [];
  const { text } = shownLines(source);
  return linesIn(attributes.focus, text).some((isMeant) => isMeant) ? [] : [`\`focus\` names no line that is shown.`];
}
