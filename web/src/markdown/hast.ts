// A page as the tree that rehype and its kin have of it: where its fences are in it, and what is put in their places.

import type { Element as Made, Tree } from "../page/kit/tree.ts";
import type { Place } from "./author.ts";

interface Text {
  readonly type: "text";
  readonly value: string;
}
export interface Element {
  readonly type: "element";
  readonly tagName: string;
  readonly properties: Readonly<Record<string, unknown>>;
  readonly children: readonly (Element | Text)[];
  readonly data?: { readonly meta?: string | null };
  /** Where the node stands in what was rendered. */
  readonly position?: { readonly start: Omit<Place, "file"> };
}
export interface Parent {
  children: Node[];
}
export type Node = Text | Element | Parent;

/** A fence in the tree: the <pre> that it is, and what holds that. */
export interface FenceInTree {
  readonly pre: Element;
  readonly parent: Parent;
  readonly info: string;
  readonly source: string;
  readonly line: number | undefined;
}

/** The fences below `parent`, in their order. */
export function fencesIn(parent: Parent): FenceInTree[] {
  return parent.children.flatMap((node) => {
    if ("tagName" in node && node.tagName === "pre") {
      const fence = fenceIn(node);
      if (fence) return [{ ...fence, pre: node, parent }];
    }
    return "children" in node ? fencesIn(node as Parent) : [];
  });
}

function fenceIn({ children, position }: Element): Pick<FenceInTree, "info" | "source" | "line"> | null {
  const [code, ...others] = children;
  if (others.length > 0 || code?.type !== "element" || code.tagName !== "code") return null;
  const classes = [code.properties.className ?? code.properties.class ?? []].flat().flatMap((each) => String(each).split(" "));
  const language = classes.find((each) => each.startsWith("language-"))?.slice("language-".length) ?? "";
  // Astro keeps the words of an MDX page's fence as a property.
  const words = code.data?.meta ?? code.properties.metastring ?? "";
  const line = (code.position ?? position)?.start.line;
  return { info: `${language} ${words}`.trim(), source: textOf(code), line };
}

const textOf = (node: Element | Text): string => (node.type === "text" ? node.value : node.children.map(textOf).join(""));

/** A tree of ours as one of theirs. */
export function toHast(tree: Made): Element;
export function toHast(tree: Tree): Element | Text;
export function toHast(tree: Tree): Element | Text {
  if (typeof tree === "string") return { type: "text", value: tree };
  const { class: classes, ...others } = tree.attributes;
  // An empty one says that it is there. As a text it would be false to React.
  const given = Object.entries(others).flatMap(([name, value]) => (value === undefined ? [] : [[name, value === "" || value]]));
  const properties = { ...Object.fromEntries(given), ...(classes === undefined ? {} : { className: classes.split(" ") }) };
  return { type: "element", tagName: tree.tag, properties, children: tree.children.map(toHast) };
}
