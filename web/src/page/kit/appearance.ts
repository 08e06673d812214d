// Light, dark, or as the system says. early.js applies what was chosen before the first paint.

import { recall, remember } from "./storage.ts";

type Appearance = "auto" | "light" | "dark";

const names: Readonly<Record<Appearance, string>> = { auto: "as the system", light: "light", dark: "dark" };
const next: Readonly<Record<Appearance, Appearance>> = { auto: "light", light: "dark", dark: "auto" };

function isAppearance(text: string | null): text is Appearance {
  return text !== null && Object.hasOwn(names, text);
}

export function appearanceSwitch(button: HTMLElement): void {
  const stored = recall("appearance");
  let chosen: Appearance = isAppearance(stored) ? stored : "auto";

  const apply = (): void => {
    document.documentElement.dataset.appearance = chosen;
    const label = `Appearance: ${names[chosen]}`;
    button.setAttribute("aria-label", label);
    button.title = label;
  };

  apply();
  button.addEventListener("click", () => {
    chosen = next[chosen];
    remember("appearance", chosen);
    apply();
  });
}
