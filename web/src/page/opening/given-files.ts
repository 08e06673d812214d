// The files that a migration on this page can import: `<script type="text/mesh" data-file="db/names.mpl">` elements, which whoever
// serves the page puts into it. A browser runs no such script.

import type { Files } from "../../engine/engine.ts";

export function givenFiles(document: Document): Files {
  const elements = document.querySelectorAll<HTMLScriptElement>('script[type="text/mesh"][data-file]');
  return Object.fromEntries([...elements].map((element) => [element.dataset.file ?? "", element.textContent ?? ""]));
}
