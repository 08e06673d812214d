// The line at the foot, and what a screen reader hears once the reader pauses.

import type { Preview, Severity } from "../engine/document.ts";
import { type Element, fill, h } from "./kit/tree.ts";

const plural = (count: number, word: string): string => `${count} ${word}${count === 1 ? "" : "s"}`;

function counts(preview: Preview): { kind: string; count: number; text: string }[] {
  const severe = (severity: Severity): number => preview.diagnostics.filter((d) => d.severity === severity).length;
  const all = { statement: preview.statements.length, error: severe("error"), warning: severe("warning") };
  return Object.entries(all).map(([kind, count]) => ({ kind, count, text: plural(count, kind) }));
}

/** The counts of the line, such as "3 statements". */
export function countViews(preview: Preview): Element[] {
  return counts(preview).map(({ kind, count, text }) => h("span", { class: count > 0 ? `count is-${kind}` : "count" }, text));
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
export function statusLine(counted: HTMLElement, time: HTMLElement, live: HTMLElement) {
  const { say, sayCounts } = speaker(live);
  return {
    say,
    render(preview: Preview, milliseconds: number | undefined): void {
      fill(counted, countViews(preview));
      time.textContent = milliseconds === undefined ? "" : `Previewed in ${milliseconds.toFixed(1)} ms`;
      sayCounts(preview);
    },
  };
}
