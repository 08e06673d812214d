// The rules of an element's shadow root. Each document has its sheets, since a shadow root takes none of another document's.

import base from "../style/base.css?inline";
import cards from "../style/cards.css?inline";
import code from "../style/code.css?inline";
import notes from "../style/notes.css?inline";
import outcomes from "../style/outcomes.css?inline";
import problems from "../style/problems.css?inline";
import tabs from "../style/tabs.css?inline";
import tokens from "../style/tokens.css?inline";
import element from "./style/element.css?inline";
import host from "./style/host.css?inline";

const rules = [tokens, base, notes, code, tabs, problems, cards, outcomes, host, element];
const sheets = new WeakMap<Document, CSSStyleSheet>();

export function dress(root: ShadowRoot): void {
  const { ownerDocument } = root;
  const known = sheets.get(ownerDocument);
  const sheet = known ?? new (ownerDocument.defaultView ?? window).CSSStyleSheet();
  if (!known) {
    sheet.replaceSync(rules.join("\n"));
    sheets.set(ownerDocument, sheet);
  }
  root.adoptedStyleSheets = [sheet];
}
