// custom-elements.json, by which editors know <mesh-ddl>.

import { aboutAttributes } from "./about.ts";
import { type Attribute, type AttributeName, attributes } from "./attributes.ts";

const typeOf = ({ values, isBoolean }: Attribute): string =>
  isBoolean ? "boolean" : (values?.map((value) => `"${value}"`).join(" | ") ?? "string");

const events = [
  { name: "change", type: { text: "CustomEvent<{ value: string }>" }, description: "The reader changed the source." },
  { name: "preview", type: { text: "CustomEvent<{ preview: Preview }>" }, description: "The SQL was made anew." },
  {
    name: "error",
    type: { text: "CustomEvent<{ error: unknown }>" },
    description: "The engine could not start, and the element stays as it was written. It does not bubble.",
  },
];

const members = [
  { kind: "field", name: "value", type: { text: "string" }, description: "The source, with its hidden lines." },
  {
    kind: "field",
    name: "files",
    type: { text: "Readonly<Record<string, string>>" },
    description: "Files that the source may import, by their names, in the place of those that the attribute names.",
  },
];

const cssParts = [
  { name: "frame", description: "All that the element draws." },
  { name: "toolbar", description: "The strip above." },
  { name: "button", description: "Each button of the strip." },
  { name: "source", description: "The source's side." },
  { name: "sql", description: "The SQL's side." },
  { name: "notes", description: "What is said below." },
];

const cssProperties = [
  { name: "--mesh-ddl-accent", description: "What can be chosen, and where the keyboard is." },
  { name: "--mesh-ddl-background", description: "What all stands on." },
  { name: "--mesh-ddl-border", description: "The line around the element." },
  { name: "--mesh-ddl-radius", description: "How round its corners are." },
  { name: "--mesh-ddl-font", description: "The font of words." },
  { name: "--mesh-ddl-code-font", description: "The font of code." },
  { name: "--mesh-ddl-code-size", description: "The size of code." },
];

export function manifest(): object {
  const described = Object.entries(attributes).map(([name, attribute]: [string, Attribute]) => ({
    name,
    type: { text: typeOf(attribute) },
    ...(attribute.values ? { default: `"${attribute.values[0]}"` } : {}),
    description: aboutAttributes[name as AttributeName],
  }));
  const path = "dist/element.js";
  const declaration = {
    kind: "class",
    customElement: true,
    name: "MeshDdl",
    tagName: "mesh-ddl",
    description: "A Mesh migration and the PostgreSQL it sends, both written in a <pre> and alive once it is seen.",
    superclass: { name: "HTMLElement" },
    attributes: described,
    members,
    events,
    cssParts,
    cssProperties,
    slots: [
      { name: "", description: 'The source in a <pre>, and its SQL in a <pre class="mesh-ddl-sql"> where it was prerendered.' },
    ],
  };
  const reference = { name: "MeshDdl", module: path };
  return {
    schemaVersion: "1.0.0",
    modules: [
      {
        kind: "javascript-module",
        path,
        declarations: [declaration],
        exports: [{ kind: "js", name: "MeshDdl", declaration: reference }],
      },
      {
        kind: "javascript-module",
        path: "dist/define.js",
        exports: [{ kind: "custom-element-definition", name: "mesh-ddl", declaration: reference }],
      },
    ],
  };
}
