// Fills index.html with the first example and its SQL, so that the first paint is the product. Runs at build time, in Node.

import { load } from "./engine/engine.ts";
import { sourceListing } from "./page/editor/source-listing.ts";
import { type IconName, icons } from "./page/kit/icons.ts";
import { icon, type Tree, toHtml } from "./page/kit/tree.ts";
import { examples } from "./page/opening/examples.ts";
import { exampleViews } from "./page/opening/examples-menu.ts";
import { tabViews } from "./page/statements/function-tabs.ts";
import { cardsOf, cardView } from "./page/statements/statement-card.ts";
import { countViews } from "./page/status.ts";

const html = (trees: readonly Tree[]): string => trees.map(toHtml).join("");

const drawings = Object.fromEntries(Object.keys(icons).map((name) => [`icon-${name}`, toHtml(icon(name as IconName))]));

/** `page` with each `<!--slot-->` replaced. */
export async function prerender(page: string): Promise<string> {
  const engine = await load();
  const [{ source, title }] = examples;
  const preview = engine.preview(source);
  const cards = cardsOf(preview, "up").map((card) => cardView(card, engine.tokens(card.statement.sql, "sql"), "pretty"));
  const slots: Readonly<Record<string, string>> = {
    title,
    source: html(sourceListing(source, engine.tokens(source, "mesh"))),
    examples: html(exampleViews()),
    tabs: html(tabViews(preview, "up")),
    cards: html(cards),
    version: engine.version,
    counts: html(countViews(preview)),
    ...drawings,
  };
  return page.replace(/<!--([\w-]+)-->/g, (comment, slot: string) => slots[slot] ?? comment);
}
