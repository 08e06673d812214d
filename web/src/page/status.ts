// The line at the foot, and what a screen reader hears once the reader pauses.

import type { Diagnostic, Preview, Severity } from "../engine/document.ts";
import { type Element, h, showIn } from "./kit/tree.ts";

const plural = (count: number, word: string): string => `${count} ${word}${count === 1 ? "" : "s"}`;

function counts({ diagnostics, statements, omitted }: Preview): { kind: string; count: number; text: string }[] {
  const severe = (severity: Severity): number => diagnostics.filter((d) => d.severity === severity).length;
  const all = { statement: statements.length, error: severe("error"), warning: severe("warning") };
  // Errors come before the rest where there is no room for all. Beside infos it may be infos that are omitted, so no kind has surely more.
  const more = omitted === 0 || severe("info") > 0 ? undefined : all.warning > 0 ? "warning" : "error";
  return Object.entries(all).map(([kind, count]) => ({
    kind,
    count,
    text: kind === more ? `${count}+ ${kind}s` : plural(count, kind),
  }));
}

/** The counts of the line, such as "3 statements". Each leads to the first of its kind. */
export function countViews(preview: Preview): Element[] {
  return counts(preview).map(({ kind, count, text }) =>
    count === 0
      ? h("span", { class: "count" }, text)
      : h("button", { type: "button", class: `count is-${kind}`, "data-count": kind }, text),
  );
}

export interface StatusEvents {
  /** The reader wants to see the first statement. */
  toStatements(): void;
  /** The reader wants to see a problem. */
  jump(problem: Diagnostic): void;
}

/** Says things to a screen reader. */
export function speaker(live: HTMLElement) {
  const pause = 1000;
  let timer = 0;

  const say = (text: string): void => {
    clearTimeout(timer);
    live.textContent = text;
  };

  return {
    /** Says something at once, such as "Copied". */
    say,
    /** Says the counts once the reader pauses. */
    sayCounts(preview: Preview): void {
      const summary = counts(preview)
        .map(({ text }) => text)
        .join(", ");
      clearTimeout(timer);
      timer = window.setTimeout(() => say(summary), pause);
    },
  };
}

/** Keeps the counts, the time the preview took, and the live region. */
export function statusLine(counted: HTMLElement, time: HTMLElement, live: HTMLElement, events: StatusEvents) {
  const { say, sayCounts } = speaker(live);
  const show = showIn(counted);
  let diagnostics: readonly Diagnostic[] = [];

  counted.addEventListener("click", ({ target }) => {
    const kind = (target as HTMLElement).closest<HTMLElement>("[data-count]")?.dataset.count;
    const problem = diagnostics.find(({ severity }) => severity === kind);
    if (kind === "statement") events.toStatements();
    else if (problem) events.jump(problem);
  });

  return {
    say,
    render(preview: Preview, milliseconds: number | undefined): void {
      ({ diagnostics } = preview);
      show(countViews(preview));
      time.textContent = milliseconds === undefined ? "" : `Previewed in ${milliseconds.toFixed(1)} ms`;
      sayCounts(preview);
    },
  };
}
