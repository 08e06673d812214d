// The list of what is wrong with the source, apart from what stands under a statement. Each entry leads to its place.

import type { Diagnostic, Preview } from "../engine/document.ts";
import { noteParts } from "./prose.ts";
import { type Element, h, toDom } from "./tree.ts";

/** The diagnostics that no statement card shows. */
export function problemsOf(preview: Preview): Diagnostic[] {
  return preview.diagnostics.filter(({ statement }) => statement === null);
}

function problemView(problem: Diagnostic, index: number): Element {
  const { line, column } = problem.range;
  return h(
    "li",
    {},
    h(
      "button",
      { type: "button", class: `problem note is-${problem.severity}`, "data-problem": String(index) },
      ...noteParts(problem),
      h("span", { class: "problem-place" }, `${line}:${column}`),
    ),
  );
}

/** Keeps the list; `jump` is called with the problem that was chosen. */
export function problemsPanel(panel: HTMLElement, jump: (problem: Diagnostic) => void) {
  const list = panel.querySelector("ol")!;
  let problems: Diagnostic[] = [];
  let shown = "";

  list.addEventListener("click", (event) => {
    const button = (event.target as HTMLElement).closest<HTMLElement>("[data-problem]");
    const problem = problems[Number(button?.dataset.problem)];
    if (problem) jump(problem);
  });

  return {
    render(preview: Preview): void {
      problems = problemsOf(preview);
      panel.hidden = problems.length === 0;
      const views = problems.map(problemView);
      const key = JSON.stringify(views);
      if (key === shown) return;
      shown = key;
      list.replaceChildren(...views.map(toDom));
    },
  };
}
