// The whole text of a document of the editor, which is put together once for all who ask.

import type { Text } from "@codemirror/state";

const texts = new WeakMap<Text, string>();

export function textOf(doc: Text): string {
  const known = texts.get(doc);
  if (known !== undefined) return known;
  const text = doc.toString();
  texts.set(doc, text);
  return text;
}
