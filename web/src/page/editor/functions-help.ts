// Completion and hover help for the functions of the standard modules, from the engine's own table.

import {
  autocompletion,
  type Completion,
  type CompletionContext,
  type CompletionResult,
  snippetCompletion,
} from "@codemirror/autocomplete";
import type { Extension } from "@codemirror/state";
import { hoverTooltip } from "@codemirror/view";
import type { Builtin } from "../../engine/document.ts";
import { h, toDom } from "../kit/tree.ts";
import { prose } from "../statements/prose.ts";

function helpView(builtin: Builtin, document: Document): HTMLElement {
  const view = h(
    "div",
    { class: "function-help" },
    h("code", { class: "function-signature" }, builtin.signature),
    h("p", {}, ...prose(builtin.doc)),
  );
  return toDom(view, document) as HTMLElement;
}

/** A parameter as a field of a snippet. The pool has one name in every migration. */
function fieldOf({ name, type }: Builtin["parameters"][number]): string {
  if (type === "PoolHandle") return "pool";
  if (type === "String") return `"\${${name}}"`;
  return type.startsWith("List<") ? `[\${${name}}]` : `\${${name}}`;
}

function functionCompletion(builtin: Builtin, document: Document): Completion {
  const call = `${builtin.name}(${builtin.parameters.map(fieldOf).join(", ")})`;
  const template = builtin.result.startsWith("Result<") ? `${call}?` : call;
  return snippetCompletion(template, { label: builtin.name, type: "function", info: () => helpView(builtin, document) });
}

function completions(builtins: readonly Builtin[], document: Document) {
  const qualified = builtins.filter(({ module }) => module !== "");
  const modules = [...new Set(qualified.map(({ module }) => module))];
  return (context: CompletionContext): CompletionResult | null => {
    const call = context.matchBefore(/[A-Z]\w*\.\w*/);
    if (call) {
      const [module = "", typed = ""] = call.text.split(".");
      const functions = qualified.filter((builtin) => builtin.module === module);
      return functions.length > 0
        ? {
            from: call.to - typed.length,
            options: functions.map((builtin) => functionCompletion(builtin, document)),
            validFor: /^\w*$/,
          }
        : null;
    }
    const word = context.matchBefore(/\b[A-Z]\w*/);
    return word ? { from: word.from, options: modules.map((label) => ({ label, type: "namespace", apply: `${label}.` })) } : null;
  };
}

function hoverHelp(builtins: readonly Builtin[]) {
  return hoverTooltip((view, position) => {
    const line = view.state.doc.lineAt(position);
    for (const match of line.text.matchAll(/([A-Z]\w*)\.(\w+)/g)) {
      const start = line.from + match.index;
      const end = start + match[0].length;
      if (position < start || position > end) continue;
      const builtin = builtins.find(({ module, name }) => module === match[1] && name === match[2]);
      if (builtin) return { pos: start, end, above: true, create: ({ dom }) => ({ dom: helpView(builtin, dom.ownerDocument) }) };
    }
    return null;
  });
}

/** Help about `builtins`, whose words `document` holds. */
export function functionsHelp(builtins: readonly Builtin[], document: Document): Extension {
  return [autocompletion({ override: [completions(builtins, document)], icons: false, interactionDelay: 0 }), hoverHelp(builtins)];
}
