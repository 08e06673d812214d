// Copying, and the quiet sign that it worked.

/** Copies `text`; true where the browser let us. */
export async function copyText(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return false;
  }
}

const shown = 1200;

/** Turns the button's icon into a check for a moment. */
export function confirmOn(button: HTMLElement): void {
  button.classList.add("is-done");
  setTimeout(() => button.classList.remove("is-done"), shown);
}
