// A piece of a page as a value. The build writes it as HTML, the page makes DOM nodes of it; text is only ever text.

import { type IconName, icons } from "./icons.ts";

export interface Element {
  readonly tag: string;
  readonly attributes: Readonly<Record<string, string | undefined>>;
  readonly children: readonly Tree[];
}
export type Tree = Element | string;

/** An element. An attribute that is undefined is left out. */
export function h(
  tag: string,
  attributes: Readonly<Record<string, string | undefined>> = {},
  ...children: readonly Tree[]
): Element {
  return { tag, attributes, children };
}

/** The icon `name`. It says nothing to a screen reader. */
export function icon(name: IconName): Element {
  const shapes = icons[name].map(([tag, attributes]) => h(tag, attributes));
  return h("svg", { class: `icon icon-${name}`, viewBox: "0 0 16 16", "aria-hidden": "true" }, ...shapes);
}

const svgTags = new Set(["svg", "path", "rect", "circle"]);

/** The nodes of a tree, made by `document`. */
export function toDom(tree: Tree, document: Document): Node {
  if (typeof tree === "string") return document.createTextNode(tree);
  const element = svgTags.has(tree.tag)
    ? document.createElementNS("http://www.w3.org/2000/svg", tree.tag)
    : document.createElement(tree.tag);
  for (const [name, value] of Object.entries(tree.attributes)) {
    if (value !== undefined) element.setAttribute(name, value);
  }
  element.append(...tree.children.map((child) => toDom(child, document)));
  return element;
}

/** Puts trees into `host`, in the place of what was there. */
export function fill(host: HTMLElement, trees: readonly Tree[]): void {
  host.replaceChildren(...trees.map((tree) => toDom(tree, host.ownerDocument)));
}

/** Makes `node` what `tree` is, and leaves alone what is so already. */
export function remake(node: ChildNode, tree: Tree): void {
  if (typeof tree === "string" ? node.nodeType !== node.TEXT_NODE : node.nodeName.toLowerCase() !== tree.tag) {
    node.replaceWith(toDom(tree, node.ownerDocument as Document));
  } else if (typeof tree === "string") {
    if (node.nodeValue !== tree) node.nodeValue = tree;
  } else {
    remakeElement(node as globalThis.Element, tree);
  }
}

function remakeElement(element: globalThis.Element, { attributes, children }: Element): void {
  for (const name of element.getAttributeNames()) if (attributes[name] === undefined) element.removeAttribute(name);
  for (const [name, value] of Object.entries(attributes)) {
    if (value !== undefined && element.getAttribute(name) !== value) element.setAttribute(name, value);
  }
  const old = [...element.childNodes];
  for (const node of old.slice(children.length)) node.remove();
  children.forEach((child, at) => {
    const node = old[at];
    if (node) remake(node, child);
    else element.append(toDom(child, element.ownerDocument));
  });
}

/** Shows trees in `host`, which keeps its nodes as long as they are the same. Says whether they are others. */
export function showIn(host: HTMLElement): (trees: readonly Tree[]) => boolean {
  let shown = "";
  return (trees) => {
    const key = JSON.stringify(trees);
    if (key === shown) return false;
    shown = key;
    fill(host, trees);
    return true;
  };
}

const entities: Readonly<Record<string, string>> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" };
const escaped = (text: string): string => text.replace(/[&<>"]/g, (character) => entities[character] ?? character);

export function toHtml(tree: Tree): string {
  if (typeof tree === "string") return escaped(tree);
  const attributes = Object.entries(tree.attributes)
    .filter(([, value]) => value !== undefined)
    .map(([name, value]) => ` ${name}="${escaped(value ?? "")}"`)
    .join("");
  return `<${tree.tag}${attributes}>${tree.children.map(toHtml).join("")}</${tree.tag}>`;
}
