// Finds the `<mesh-ddl><pre>` of a page, and puts what its build writes of each in its place. The rest of the page stays as it is, byte
// for byte.

import { type DefaultTreeAdapterMap, parse } from "parse5";
import { filesNamed, type PageOf, snippetsBefore } from "../element/surroundings.ts";
import { mayHoldSource, sourceOf } from "../element/written.ts";
import type { Files } from "../engine/engine.ts";

type Node = DefaultTreeAdapterMap["node"];
type Element = DefaultTreeAdapterMap["element"];

export interface Snippet {
  readonly source: string;
  /** The value of an attribute of the element, or empty. */
  attribute(name: string): string;
  /** The line of its start tag, from 1. */
  readonly line: number;
  /** The files that it names, and the snippets that come before it, or what is wrong with those that it asks for. */
  readonly files: Files | string;
  readonly before: readonly Pick<Snippet, "source" | "line">[] | string;
}

export interface Finder {
  /** Gives the HTML of a snippet. They come in the order of the page. */
  written(snippet: Snippet): string;
  /** Is told of an element, by the line of its start tag, that HTML ends before its end tag, so that its source is not in it. */
  cutShort(line: number): void;
}

interface Edit {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/** `page` with what is written of each snippet, in place of its source and what was written of it before. */
export function withSnippets(page: string, { written, cutShort }: Finder): string {
  const edits: Edit[] = [];
  const parsed = parse(page, { sourceCodeLocationInfo: true });
  const whole = pageOf(parsed);
  for (const { element } of elementsIn(parsed, parsed)) {
    if (!whole.isSnippet(element)) continue;
    const line = lineOf(element);
    if (!element.sourceCodeLocation?.endTag) cutShort(line);
    const holder = element.childNodes.find(isSource);
    const start = holder?.sourceCodeLocation?.startOffset;
    if (!holder || start === undefined) continue;
    const end = lastWritten(element.childNodes, holder).sourceCodeLocation?.endOffset ?? start;
    const earlier = snippetsBefore(element, whole);
    const before = typeof earlier === "string" ? earlier : earlier.map((each) => ({ source: sourceIn(each), line: lineOf(each) }));
    const attribute = (name: string): string => attributeOf(element, name) ?? "";
    const files = filesNamed(element, whole);
    edits.push({ start, end, text: written({ source: sourceIn(element), attribute, line, files, before }) });
  }
  return edits.reduceRight((text, { start, end, text: put }) => text.slice(0, start) + put + text.slice(end), page);
}

/** The elements of a parsed page, of which each tree, such as that of a template, has ids of its own. */
function pageOf(parsed: Node): PageOf<Element> {
  const all = [...elementsIn(parsed, parsed)];
  const places = new Map(all.map(({ element, tree }, order) => [element, { tree, order }]));
  const byId = new Map<Node, Map<string, Element[]>>();
  for (const { element, tree } of all) {
    const id = attributeOf(element, "id");
    if (id === null) continue;
    const ids = byId.get(tree) ?? new Map<string, Element[]>();
    byId.set(tree, ids);
    const named = ids.get(id);
    if (named === undefined) ids.set(id, [element]);
    else named.push(element);
  }
  const orderOf = (element: Element): number => places.get(element)?.order ?? 0;
  return {
    attribute: attributeOf,
    named: (near, id) => byId.get(places.get(near)?.tree ?? parsed)?.get(id) ?? [],
    isSnippet: (element) => element.tagName === "mesh-ddl",
    isBefore: (one, other) => orderOf(one) < orderOf(other),
    textOf,
  };
}

const lineOf = (element: Element): number => element.sourceCodeLocation?.startLine ?? 0;
const sourceIn = (element: Element): string => sourceOf(textOf(element.childNodes.find(isSource) ?? element));

/** The last of what was written after the source before; nothing of the author's lies between. */
function lastWritten(nodes: readonly Node[], source: Element): Element {
  let last = source;
  for (const node of nodes.slice(nodes.indexOf(source) + 1)) {
    if (isMade(node)) last = node;
    else if (textOf(node).trim() !== "" || "tagName" in node) break;
  }
  return last;
}

const hasClass = (node: Node, tag: string, name: string): boolean =>
  "tagName" in node && node.tagName === tag && (attributeOf(node, "class") ?? "").split(/\s+/).includes(name);
const isSource = (node: Node): node is Element =>
  "tagName" in node && mayHoldSource(node.tagName, attributeOf(node, "class") ?? "");
const isMade = (node: Node): node is Element => hasClass(node, "pre", "mesh-ddl-sql") || hasClass(node, "p", "mesh-ddl-note");

function* elementsIn(node: Node, tree: Node): Generator<{ readonly element: Element; readonly tree: Node }> {
  if ("tagName" in node) yield { element: node, tree };
  if ("content" in node) yield* elementsIn(node.content, node.content);
  if ("childNodes" in node) for (const child of node.childNodes) yield* elementsIn(child, tree);
}

const attributeOf = (element: Element, name: string): string | null =>
  element.attrs.find((attribute) => attribute.name === name)?.value ?? null;

function textOf(node: Node): string {
  if ("value" in node) return node.value;
  return "childNodes" in node ? node.childNodes.map(textOf).join("") : "";
}
