// What a test of the editor's reading needs of the page.

export { Text } from "@codemirror/state";
export { partTokens } from "../../../web/src/page/editor/part-tokens.ts";
