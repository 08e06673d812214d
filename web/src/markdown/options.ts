// What a fence takes: the attributes of the element that it becomes, and two of its own.

import { aboutAttributes } from "../element/about.ts";
import { type Attribute, type AttributeName, attributes } from "../element/attributes.ts";

const own = { id: {}, expect: {} };

export const fenceOptions: Readonly<Record<string, Attribute>> = { ...attributes, ...own };

export const aboutFenceOptions: Readonly<Record<AttributeName | keyof typeof own, string>> = {
  ...aboutAttributes,
  files: "The names of files, such as `db/names.mpl`, that the source may import. The plugin is given their texts.",
  after: "The ids of the fences of the page whose helpers and tables this one knows, as if they came before it.",
  id: "The name by which others come `after` this one.",
  expect: "The codes, such as `E0101`, that must be said of the source. An error that is not expected fails the build.",
};
