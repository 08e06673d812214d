// What the plugins share: the engine, which is ready before a page is rendered, and the way from fences to elements.

import { createHash } from "node:crypto";
import { type Files, load } from "../engine/engine.ts";
import type { Element } from "../page/kit/tree.ts";
import type { FoundFence } from "./author.ts";
import { writePage } from "./page.ts";
import { pageError } from "./page-error.ts";

export interface MeshDdlOptions {
  /** The files that sources may import, by their names: `import Db.Names` is "db/names.mpl". A fence names those that it needs. */
  readonly files?: Files;
  /** Where the documentation of mesh-ddl is. Codes lead to their pages there, and nowhere without it. */
  readonly docs?: string;
}

export interface Writer {
  /** Changes with whatever else than the fences the elements depend on, for those who keep what was rendered. */
  readonly key: string;
  /** The elements in the places of the fences of one page, null for those that are none of ours. Throws a `PageError`. */
  write(fences: readonly FoundFence[]): readonly (Element | null)[];
}

/** Loads the engine. */
export async function createWriter({ files = {}, docs }: MeshDdlOptions): Promise<Writer> {
  const engine = await load();
  const digest = createHash("sha256")
    .update(JSON.stringify([files, docs]))
    .digest("hex")
    .slice(0, 16);
  return {
    key: `mesh-ddl ${engine.version} ${digest}`,
    write(fences) {
      const { elements, mistakes } = writePage(fences, engine, { files, ...(docs ? { docs } : {}) });
      if (mistakes.length > 0) throw pageError(mistakes, fences);
      return elements;
    },
  };
}
