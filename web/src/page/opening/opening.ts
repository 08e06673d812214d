// Which source the page opens with: a link's, else an example's, else the reader's latest draft, else the first example.

import { type Draft, draftNamed, drafts } from "./drafts.ts";
import { addressOf, type Example, exampleNamed, examples } from "./examples.ts";
import { decodeShare } from "./share-link.ts";

export interface Opening {
  readonly source: string;
  /** What to call it in the heading. */
  readonly title: string;
  /** The draft that it is. */
  readonly draft?: Draft;
  /** The address of the example that it is. */
  readonly example?: string;
  /** Why a link could not be opened, where there was one. */
  readonly problem?: string;
}

/** What `hash` asks for; without one, what the page opens with by itself. */
export async function openLink(hash: string): Promise<Opening> {
  const [, kind, name = ""] = /^#(\w+)=(.*)$/s.exec(hash) ?? [];
  if (kind === "example") {
    const example = exampleNamed(name);
    return example ? shown(example) : instead(`There is no example called ${name}.`);
  }
  if (kind === "draft") {
    const draft = draftNamed(name);
    return draft ? opened(draft) : instead("This draft is not in this browser.");
  }
  const shared = await decodeShare(hash);
  if (!shared) return instead(kind && /^v\d+$/.test(kind) ? "This link was made by a newer version of the page." : undefined);
  if ("problem" in shared) return instead(shared.problem);
  return { source: shared.source, title: "Shared migration" };
}

const shown = ({ name, source, title }: Example): Opening => ({ source, title, example: addressOf(name) });
const opened = (draft: Draft): Opening => ({ source: draft.source, title: "Your draft", draft });

function instead(problem: string | undefined): Opening {
  const [latest] = drafts();
  return { ...(latest ? opened(latest) : shown(examples[0])), ...(problem === undefined ? {} : { problem }) };
}
