// The line at the foot, and what a screen reader hears once the reader pauses.

import type { Preview, Severity } from "../engine/document.ts";

const plural = (count: number, word: string): string => `${count} ${word}${count === 1 ? "" : "s"}`;

export function summaryOf(preview: Preview): { statements: string; errors: string; warnings: string } {
  const count = (severity: Severity): number => preview.diagnostics.filter((d) => d.severity === severity).length;
  return {
    statements: plural(preview.statements.length, "statement"),
    errors: plural(count("error"), "error"),
    warnings: plural(count("warning"), "warning"),
  };
}

export function statusLine(line: HTMLElement, live: HTMLElement) {
  const part = (name: string): HTMLElement => line.querySelector<HTMLElement>(`[data-status=${name}]`)!;
  const pause = 1000;
  let timer = 0;

  const say = (text: string): void => {
    clearTimeout(timer);
    live.textContent = text;
  };

  return {
    /** Says something at once, such as "Copied". */
    say,
    render(preview: Preview, milliseconds: number): void {
      const { statements, errors, warnings } = summaryOf(preview);
      part("statements").textContent = statements;
      part("errors").textContent = errors;
      part("warnings").textContent = warnings;
      part("errors").classList.toggle("is-none", errors.startsWith("0 "));
      part("warnings").classList.toggle("is-none", warnings.startsWith("0 "));
      part("time").textContent = `${milliseconds.toFixed(1)} ms`;
      clearTimeout(timer);
      timer = window.setTimeout(() => say(`${statements}, ${errors}, ${warnings}`), pause);
    },
  };
}
