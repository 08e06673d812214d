// Which keys the line at the foot names: those that work where the keyboard is. A selector that asks the body for it would be asked
// again, through all cards, at every change of one.

function placeOf(focused: EventTarget | null): string {
  if (!(focused instanceof Element)) return "";
  if (focused.closest(".editor")) return "editor";
  return focused.matches(".card:focus-visible") ? "cards" : "";
}

export function keysHint(body: HTMLElement): void {
  body.addEventListener("focusin", ({ target }) => {
    body.dataset.keys = placeOf(target);
  });
  body.addEventListener("focusout", ({ relatedTarget }) => {
    if (relatedTarget === null) body.dataset.keys = "";
  });
}
