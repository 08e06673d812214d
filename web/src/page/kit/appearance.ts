// Light, dark, or as the system says. early.js applies what was chosen before the first paint.

import { recall, remember } from "./storage.ts";

const order = ["auto", "light", "dark"] as const;
type Appearance = (typeof order)[number];

const names: Readonly<Record<Appearance, string>> = { auto: "as the system", light: "light", dark: "dark" };

function isAppearance(text: string | null): text is Appearance {
  return order.includes(text as Appearance);
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
    chosen = order[(order.indexOf(chosen) + 1) % order.length]!;
    remember("appearance", chosen);
    apply();
  });
}
