// The attributes of <mesh-ddl>: the one table of them. The element, its types, custom-elements.json and the options of a fence are made
// of it.

export interface Attribute {
  /** The values that it knows. Without them it takes a text; of a boolean attribute only whether it is there counts. */
  readonly values?: readonly [string, ...string[]];
  readonly isBoolean?: true;
  readonly about: string;
}

/** Where there are values, the first one is what holds without the attribute, and for what is none of them. */
export const attributes = {
  function: { about: "The one function to preview. Without it `up` and `down`, or every public function that takes only a pool." },
  readonly: { isBoolean: true, about: "The source cannot be edited." },
  layout: {
    values: ["split", "stack", "sql"],
    about: "The source beside its SQL where there is room, above it, or the SQL alone.",
  },
  toolbar: { values: ["full", "none"], about: "The strip above, with the functions and the buttons." },
  theme: { values: ["auto", "light", "dark"], about: "`auto` follows the `color-scheme` of what the element stands in." },
  height: { about: "The most that each side may take, such as `20rem`; what is longer scrolls. Without it all is shown." },
  notes: {
    values: ["one", "all", "none"],
    about: "What is said of the statements: the most important note, every note and what waits for whom, or errors alone.",
  },
  files: {
    about:
      'The ids of `<script type="text/mesh" data-file="db/names.mpl">` elements whose files the source may import, or the files: `{"db/names.mpl": "…"}`.',
  },
  focus: { about: "The lines that this is about, such as `2-4 7`, counted in what is shown. The others step back." },
  after: { about: "The ids of the `<mesh-ddl>` elements that come before this one, whose helpers and tables it knows." },
  editor: { values: ["code", "plain"], about: "What the source is edited in: the code editor, or a plain text area." },
} as const satisfies Readonly<Record<string, Attribute>>;

/** What the fence of a page takes, which a build makes an element of. */
export const fenceOptions: Readonly<Record<string, Attribute>> = {
  ...attributes,
  files: { about: "The names of files, such as `db/names.mpl`, that the source may import. The plugin is given their texts." },
  id: { about: "The name by which others come `after` this one." },
  expect: { about: "The codes, such as `E0101`, that must be said of the source. Without it an error fails the build." },
};

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
