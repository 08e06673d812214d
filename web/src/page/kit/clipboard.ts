// Copying, and the quiet sign that it worked, or did not.

/** Copies `text`; true where the browser let us. */
async function copyText(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return false;
  }
}

const shown = 1200;

/** Copies `text`, and turns the button's icon into a check, or a cross, for a moment. Gives what to say of it. */
export async function copyFrom(button: HTMLElement, text: string, done: string): Promise<string> {
  const isCopied = await copyText(text);
  const mark = isCopied ? "is-done" : "is-refused";
  button.classList.add(mark);
  setTimeout(() => button.classList.remove(mark), shown);
  return isCopied ? done : "Not copied: the browser did not allow it.";
}
