// What the tests of sites keep in a page.

import type { Preview } from "../../web/src/engine/document.ts";

interface Seen {
  readonly sql: readonly string[];
  readonly codes: readonly string[];
}

declare global {
  interface Window {
    previews: WeakMap<EventTarget, Seen>;
  }
  interface WindowEventMap {
    preview: CustomEvent<{ readonly preview: Preview }>;
  }
}
