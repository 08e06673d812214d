// Which source the page opens with: a link's, else an example's, else the reader's draft, else the first example.

import { recall } from "../kit/storage.ts";
import { exampleNamed, examples } from "./examples.ts";
import { decodeShare } from "./share-link.ts";

export interface Opening {
  readonly source: string;
  /** What to call it in the heading. */
  readonly title: string;
  /** Why a link could not be opened, where there was one. */
  readonly problem?: string;
}

/** What `hash` asks for, or null where it asks for nothing. */
export async function openLink(hash: string): Promise<Opening | null> {
  const example = exampleNamed(/^#example=(\w+)$/.exec(hash)?.[1] ?? "");
  if (example) return example;
  const shared = await decodeShare(hash);
  if (!shared) return null;
  if ("problem" in shared) return { ...draftOrExample(), problem: shared.problem };
  return { source: shared.source, title: "Shared migration" };
}

export function draftOrExample(): Opening {
  const draft = recall("draft");
  return draft === null ? examples[0] : { source: draft, title: "Your draft" };
}
