// A file that is dropped on the page is opened, as one that is picked elsewhere would be.

import { largestSource } from "./share-link.ts";

export type Dropped = { readonly name: string; readonly source: string } | { readonly problem: string };

async function read(file: File): Promise<Dropped> {
  if (file.size > largestSource) return { problem: `${file.name} has more than 1 MiB and was not opened.` };
  try {
    const source = new TextDecoder("utf-8", { fatal: true }).decode(await file.arrayBuffer());
    return { name: file.name, source };
  } catch {
    return { problem: `${file.name} is no text in UTF-8.` };
  }
}

/** Opens the first of the files that are dropped anywhere, before the editor takes it for text to insert. */
export function droppedFiles(window: Window, open: (dropped: Dropped) => void): void {
  const hasFiles = ({ dataTransfer }: DragEvent): boolean => dataTransfer?.types.includes("Files") ?? false;
  const take = (event: DragEvent): void => {
    if (!hasFiles(event)) return;
    event.preventDefault();
    event.stopPropagation();
    const file = event.type === "drop" ? event.dataTransfer?.files[0] : undefined;
    if (file) void read(file).then(open);
  };
  window.addEventListener("dragover", take, true);
  window.addEventListener("drop", take, true);
}
