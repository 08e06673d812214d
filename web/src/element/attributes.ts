// The attributes of <mesh-ddl> and their values. With what about.ts says of each, which a reader's browser need not have, this is the
// one table of them: the element, its types, custom-elements.json and the options of a fence are made of it.

export interface Attribute {
  /** The values that it knows. Without them it takes a text; of a boolean attribute only whether it is there counts. */
  readonly values?: readonly [string, ...string[]];
  readonly isBoolean?: true;
}

/** Where there are values, the first one is what holds without the attribute, and for what is none of them. */
export const attributes = {
  function: {},
  readonly: { isBoolean: true },
  layout: { values: ["split", "stack", "sql"] },
  toolbar: { values: ["full", "none"] },
  theme: { values: ["auto", "light", "dark"] },
  height: {},
  notes: { values: ["one", "all", "none"] },
  files: {},
  focus: {},
  after: {},
  docs: {},
  editor: { values: ["code", "plain"] },
} as const satisfies Readonly<Record<string, Attribute>>;

export type AttributeName = keyof typeof attributes;
type Choices = {
  readonly [Name in AttributeName as (typeof attributes)[Name] extends { values: unknown }
    ? Name
    : never]: (typeof attributes)[Name];
};

/** The choice that the attribute `name` of `element` makes among its values. */
export function choiceOf<Name extends keyof Choices>(element: HTMLElement, name: Name): Choices[Name]["values"][number] {
  const { values }: { readonly values: readonly [string, ...string[]] } = attributes[name];
  const given = element.getAttribute(name);
  return (values.find((value) => value === given) ?? values[0]) as Choices[Name]["values"][number];
}
