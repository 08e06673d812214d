// The plugin for rehype, and so for MDX and for Astro where unified renders its pages.

import type { FoundFence } from "./author.ts";
import { createWriter, type MeshDdlOptions } from "./create.ts";
import { fencesIn, type Parent, toHast } from "./hast.ts";

export type { MeshDdlOptions } from "./create.ts";
export { PageError } from "./page-error.ts";

/** The part of a vfile that is read. */
interface File {
  readonly path?: string | undefined;
}

/**
 * Gives the plugin, once the engine is loaded: `rehypePlugins: [await createMeshDdl()]`, before rehype-raw and whatever colours code. A
 * page with a mistake in a fence is not rendered, but stopped by a `PageError`. A preview takes about 0.1 ms a statement.
 */
export async function createMeshDdl(options: MeshDdlOptions = {}): Promise<() => (tree: Parent, file?: File) => void> {
  const writer = await createWriter(options);
  const plugin = () => (tree: Parent, file?: File) => {
    const found = fencesIn(tree);
    const files = file?.path === undefined ? [] : [file.path];
    const elements = writer.write(found.map(({ info, source, line }): FoundFence => ({ info, source, line, files })));
    found.forEach(({ parent, pre }, at) => {
      const element = elements[at];
      if (element) parent.children[parent.children.indexOf(pre)] = toHast(element);
    });
  };
  // Astro keeps pages as long as its configuration is the same as JSON.
  return Object.assign(plugin, { toJSON: () => writer.key });
}
