// The plugin for markdown-it, and so for VitePress and Eleventy: a fence ```mesh ddl becomes a <mesh-ddl>, with its SQL in the page.

import { h, toHtml } from "../page/kit/tree.ts";
import type { FoundFence } from "./author.ts";
import { createWriter, type MeshDdlOptions, type Writer } from "./create.ts";
import { fenceOptionsIn } from "./fence.ts";

export type { MeshDdlOptions } from "./create.ts";
export { PageError } from "./page-error.ts";

interface Token {
  readonly type: string;
  readonly info: string;
  readonly content: string;
  /** Its first line, from 0, and the one behind it. */
  readonly map?: readonly [number, number] | null;
  /** What `{2-4}` behind the ticks became, where a plugin reads braces as attributes. */
  readonly attrs: readonly (readonly [string, string])[] | null;
  /** The file, and its region, whose text VitePress puts into a fence that it writes as `<<<`. */
  readonly src?: readonly [string, string?];
}

/** How markdown-it writes a token. */
type Rule = (tokens: Token[], index: number, options: object, env: unknown, self: object) => string;

/** The part of a markdown-it that the plugin touches. */
export interface MarkdownIt {
  readonly renderer: { readonly rules: { fence?: unknown } };
}

/**
 * Gives the plugin, once the engine is loaded: `md.use(await createMeshDdl())`. A page with a mistake in a fence is not rendered, but
 * stopped by a `PageError`. A preview takes about 0.1 ms a statement.
 */
export async function createMeshDdl(options: MeshDdlOptions = {}): Promise<(md: MarkdownIt) => void> {
  const writer = await createWriter(options);
  return (md) => {
    const { rules } = md.renderer;
    const other = rules.fence as Rule;
    const written = new WeakMap<Token, string>();
    const rule: Rule = (tokens, index, ...rest) => {
      const token = tokens[index] as Token;
      if (!written.has(token)) writeAll(tokens, writer, written, rest[1], (at) => other(tokens, at, ...rest));
      return written.get(token) || other(tokens, index, ...rest);
    };
    rules.fence = rule;
  };
}

/** Keeps what each fence among `tokens` becomes; nothing for one that is none of ours. `render` has the rule before write one. */
function writeAll(
  tokens: readonly Token[],
  writer: Writer,
  written: WeakMap<Token, string>,
  env: unknown,
  render: (at: number) => void,
) {
  const files = filesOf(env);
  const found = tokens.flatMap((token, at) => (token.type === "fence" ? [{ token, at, info: infoOf(token) }] : []));
  const fences = found.map(({ token, at, info }): FoundFence => {
    // Its text is only read when it is written.
    if (token.src && fenceOptionsIn(info)) render(at);
    const line = token.map ? token.map[0] + 1 : undefined;
    return { info, source: token.content, files, sourceFile: token.src?.[0], line, misplaced: groupAround(tokens, at) };
  });
  const elements = writer.write(fences);
  found.forEach(({ token }, at) => {
    const element = elements[at];
    // Vue leaves what is below `v-pre` as it is: braces are text, and <mesh-ddl> is an element and none of its components.
    written.set(token, element ? `${toHtml(h(element.tag, { "v-pre": "", ...element.attributes }, ...element.children))}\n` : "");
  });
}

/** Whether a code group of VitePress, which shows one fence at a time by rules of its own, is open at a token. */
function groupAround(tokens: readonly Token[], at: number): string | undefined {
  const last = tokens.slice(0, at).findLast(({ type }) => type.startsWith("container_code-group_"));
  return last?.type.endsWith("_open") ? "A code group shows other fences alone: put this one outside of it." : undefined;
}

function infoOf({ info, attrs }: Token): string {
  return [info, ...(attrs ?? []).map(([name, value]) => (value === "" ? `{${name}}` : `${name}="${value}"`))].join(" ").trim();
}

/** The files of the page that is rendered, as VitePress and Eleventy tell them. */
function filesOf(env: unknown): string[] {
  const known = (env ?? {}) as { realPath?: string; path?: string; includes?: string[]; page?: { inputPath?: string } };
  const page = known.realPath ?? known.path ?? known.page?.inputPath;
  return page === undefined ? [] : [page, ...(known.includes ?? [])];
}
