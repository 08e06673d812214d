// Code that does not live, coloured by the engine as the living one is. Other languages than Mesh and SQL stay plain.

import type { Engine } from "../../src/engine/engine.ts";
import { tokenView } from "../../src/page/kit/token.ts";
import { h, type Tree, toHtml } from "../../src/page/kit/tree.ts";

/** Gives what VitePress asks of a fence: HTML, in which Vue finds nothing to do. */
export function highlighter(engine: Engine): (code: string, language: string) => string {
  return (code, language) => {
    const parts: Tree[] = [];
    let at = 0;
    for (const [kind, from, to] of language === "mesh" || language === "sql" ? engine.tokens(code, language) : []) {
      parts.push(code.slice(at, from), tokenView(kind, code.slice(from, to)));
      at = to;
    }
    return toHtml(h("pre", { "v-pre": "", tabindex: "0" }, h("code", { class: "listing" }, ...parts, code.slice(at))));
  };
}
