// Finds the `<mesh-ddl><pre>` of a page, and puts what its build writes of each in its place. The rest of the page stays as it is, byte
// for byte.

import { type DefaultTreeAdapterMap, parse } from "parse5";
import { mayHoldSource, sourceOf } from "../element/written.ts";

type Node = DefaultTreeAdapterMap["node"];
type Element = DefaultTreeAdapterMap["element"];

export interface Snippet {
  readonly source: string;
  /** The value of an attribute of the element, or empty. */
  attribute(name: string): string;
  /** The line of its start tag, from 1. */
  readonly line: number;
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
  for (const element of elementsIn(parse(page, { sourceCodeLocationInfo: true }))) {
    if (element.tagName !== "mesh-ddl") continue;
    const line = element.sourceCodeLocation?.startLine ?? 0;
    if (!element.sourceCodeLocation?.endTag) cutShort(line);
    const source = element.childNodes.find(isSource);
    const start = source?.sourceCodeLocation?.startOffset;
    if (!source || start === undefined) continue;
    const end = lastWritten(element.childNodes, source).sourceCodeLocation?.endOffset ?? start;
    const attribute = (name: string): string => attributeOf(element, name);
    edits.push({ start, end, text: written({ source: sourceOf(textOf(source)), attribute, line }) });
  }
  return edits.reduceRight((text, { start, end, text: put }) => text.slice(0, start) + put + text.slice(end), page);
}

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
  "tagName" in node && node.tagName === tag && attributeOf(node, "class").split(/\s+/).includes(name);
const isSource = (node: Node): node is Element => "tagName" in node && mayHoldSource(node.tagName, attributeOf(node, "class"));
const isMade = (node: Node): node is Element => hasClass(node, "pre", "mesh-ddl-sql") || hasClass(node, "p", "mesh-ddl-note");

function* elementsIn(node: Node): Generator<Element> {
  if ("tagName" in node) yield node;
  if ("content" in node) yield* elementsIn(node.content);
  if ("childNodes" in node) for (const child of node.childNodes) yield* elementsIn(child);
}

const attributeOf = (element: Element, name: string): string =>
  element.attrs.find((attribute) => attribute.name === name)?.value ?? "";

function textOf(node: Node): string {
  if ("value" in node) return node.value;
  return "childNodes" in node ? node.childNodes.map(textOf).join("") : "";
}
