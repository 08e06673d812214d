// Print shows the whole source, of which the editor keeps only the visible part: the listing takes its place.

import type { Engine } from "../../engine/engine.ts";
import { fill } from "../kit/tree.ts";
import { sourceListing } from "./source-listing.ts";

export function printing(listing: HTMLElement, source: () => string, engine: Engine): void {
  addEventListener("beforeprint", () => {
    const text = source();
    fill(listing, sourceListing(text, engine.tokens(text, "mesh")));
  });
}
