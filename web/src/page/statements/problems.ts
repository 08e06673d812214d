// The list of what is wrong with the source, apart from what stands under a statement. Each entry leads to its place, and some offer
// to mend it.

import type { Diagnostic, Fix, Preview } from "../../engine/document.ts";
import { listOf } from "../kit/dom.ts";
import { type Element, h, showIn } from "../kit/tree.ts";
import { tellsOutcome } from "./outcome.ts";
import { fixLabel, isMendedHere, noteParts } from "./prose.ts";

/** The diagnostics that no statement card shows as its notes. */
export function problemsOf(preview: Preview): Diagnostic[] {
  return preview.diagnostics.filter((diagnostic) => diagnostic.statement === null || tellsOutcome(diagnostic));
}

function problemView(problem: Diagnostic, index: number): Element {
  const { line, column, file } = problem.range;
  const title = problem.fix && isMendedHere(problem.fix) && fixLabel(problem.fix);
  return h(
    "li",
    { class: "problem-entry" },
    h(
      "div",
      { class: `problem note is-${problem.severity}` },
      ...noteParts(problem, h("button", { type: "button", "data-problem": String(index) })),
      h("span", { class: "problem-place" }, `${file === undefined ? "" : `${file} `}${line}:${column}`),
    ),
    ...(title
      ? [
          h(
            "button",
            { type: "button", class: "problem-fix", "data-fix": String(index), "aria-label": `Fix: ${title}`, title },
            "Fix",
          ),
        ]
      : []),
  );
}

/** Where the engine's count of what has no room ends. */
const mostOmitted = 1000;

/** The end of a list that has no room for more. */
function omittedView(omitted: number): Element {
  const atLeast = omitted === mostOmitted ? "at least " : "";
  return h("li", { class: "problem-entry problems-omitted" }, `and ${atLeast}${omitted} more`);
}

export interface ProblemEvents {
  /** The reader wants to see the place of a problem. */
  jump(problem: Diagnostic): void;
  /** The reader wants it mended. */
  fix(fix: Fix): void;
}

/** Keeps the list. */
export function problemsPanel(panel: HTMLElement, events: ProblemEvents) {
  const list = listOf(panel);
  let problems: Diagnostic[] = [];
  const show = showIn(list);

  list.addEventListener("click", (event) => {
    const button = (event.target as HTMLElement).closest<HTMLElement>("button");
    const problem = problems[Number(button?.dataset.problem)];
    if (problem) events.jump(problem);
    const fix = problems[Number(button?.dataset.fix)]?.fix;
    if (fix) events.fix(fix);
  });

  return {
    render(preview: Preview): void {
      problems = problemsOf(preview);
      const views = [...problems.map(problemView), ...(preview.omitted > 0 ? [omittedView(preview.omitted)] : [])];
      panel.hidden = views.length === 0;
      show(views);
    },
  };
}
