// The divider between the panes: dragged, or moved by arrow keys, after the window splitter pattern.

import { recall, remember } from "./storage.ts";

const least = 25;
const most = 75;

export function divider(handle: HTMLElement, panes: HTMLElement): void {
  let share = 50;

  const set = (percent: number): void => {
    share = Math.min(most, Math.max(least, percent));
    panes.style.setProperty("--share", `${share}%`);
    handle.setAttribute("aria-valuenow", String(Math.round(share)));
  };
  const keep = (): void => remember("divider", String(share));

  handle.setAttribute("aria-valuemin", String(least));
  handle.setAttribute("aria-valuemax", String(most));
  set(Number(recall("divider") ?? 50) || 50);

  handle.addEventListener("pointerdown", (event) => {
    handle.setPointerCapture(event.pointerId);
    event.preventDefault();
  });
  handle.addEventListener("pointermove", (event) => {
    if (!handle.hasPointerCapture(event.pointerId)) return;
    const { left, width } = panes.getBoundingClientRect();
    set(((event.clientX - left) / width) * 100);
  });
  handle.addEventListener("lostpointercapture", keep);
  handle.addEventListener("dblclick", () => {
    set(50);
    keep();
  });
  handle.addEventListener("keydown", (event) => {
    const to = { ArrowLeft: share - 2, ArrowRight: share + 2, Home: least, End: most }[event.key];
    if (to === undefined) return;
    event.preventDefault();
    set(to);
    keep();
  });
}
