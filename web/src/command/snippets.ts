// Puts the SQL of every `<mesh-ddl><pre>` of a page beside its source. The rest of the page stays as it is, byte for byte.

import { type DefaultTreeAdapterMap, parse } from "parse5";

type Node = DefaultTreeAdapterMap["node"];
type Element = DefaultTreeAdapterMap["element"];

/** What the second `<pre>` is known by: to the element, to its style sheet, and here, when the page is done once more. */
export const sqlClass = "mesh-ddl-sql";

export interface Snippet {
  readonly source: string;
  /** What the element's attribute says is previewed, or empty. */
  readonly function: string;
  /** The line of its start tag, from 1. */
  readonly line: number;
}

interface Edit {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

export interface Finder {
  /** Gives the SQL of a snippet. They come in the order of the page. */
  sqlOf(snippet: Snippet): string;
  /** Is told of an element, by the line of its start tag, that HTML ends before its end tag, so that its source is not in it. */
  cutShort(line: number): void;
}

/** `page` with the SQL of each snippet. */
export function withSql(page: string, { sqlOf, cutShort }: Finder): string {
  const edits: Edit[] = [];
  for (const element of elementsIn(parse(page, { sourceCodeLocationInfo: true }))) {
    if (element.tagName !== "mesh-ddl") continue;
    const line = element.sourceCodeLocation?.startLine ?? 0;
    if (!element.sourceCodeLocation?.endTag) cutShort(line);
    const [source, made] = [preIn(element, false), preIn(element, true)];
    const place = (made ?? source)?.sourceCodeLocation;
    if (!source || !place) continue;
    const sql = sqlOf({ source: textOf(source), function: attributeOf(element, "function"), line });
    const start = made ? place.startOffset : place.endOffset;
    edits.push({ start, end: place.endOffset, text: sqlView(sql) });
  }
  return edits.reduceRight((text, { start, end, text: put }) => text.slice(0, start) + put + text.slice(end), page);
}

// A parser drops the line break after <pre>, so that one is put there which no text loses.
const sqlView = (sql: string): string => `<pre class="${sqlClass}">\n${escaped(sql)}</pre>`;

const entities: Readonly<Record<string, string>> = { "&": "&amp;", "<": "&lt;", ">": "&gt;" };
const escaped = (text: string): string => text.replace(/[&<>]/g, (character) => entities[character] ?? "");

function* elementsIn(node: Node): Generator<Element> {
  if ("tagName" in node) yield node;
  if ("content" in node) yield* elementsIn(node.content);
  if ("childNodes" in node) for (const child of node.childNodes) yield* elementsIn(child);
}

function preIn(element: Element, isMade: boolean): Element | undefined {
  const isMeant = (node: Node): node is Element =>
    "tagName" in node && node.tagName === "pre" && attributeOf(node, "class").split(/\s+/).includes(sqlClass) === isMade;
  return element.childNodes.find(isMeant);
}

const attributeOf = (element: Element, name: string): string =>
  element.attrs.find((attribute) => attribute.name === name)?.value ?? "";

function textOf(node: Node): string {
  if ("value" in node) return node.value;
  return "childNodes" in node ? node.childNodes.map(textOf).join("") : "";
}
