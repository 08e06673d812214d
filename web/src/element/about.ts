// What is said of the attributes of <mesh-ddl>.

import type { AttributeName } from "./attributes.ts";

export const aboutAttributes: Readonly<Record<AttributeName, string>> = {
  function: "The one function to preview. Without it `up` and `down`, or every public function that takes only a pool.",
  readonly: "The source cannot be edited.",
  layout: "The source beside its SQL where there is room, above it, or the SQL alone.",
  toolbar: "The strip above, with the functions and the buttons.",
  theme: "`auto` follows the `color-scheme` of what the element stands in.",
  height: "The most that each side may take, such as `20rem`; what is longer scrolls. Without it all is shown.",
  notes: "What is said of the statements: the most important note, every note and what waits for whom, or errors alone.",
  files:
    'The ids of `<script type="text/mesh" data-file="db/names.mpl">` elements whose files the source may import, or the files: `{"db/names.mpl": "…"}`.',
  focus: "The lines that this is about, such as `2-4 7`, counted in what is shown. The others step back.",
  after: "The ids of the `<mesh-ddl>` elements that come before this one, whose helpers and tables it knows.",
  docs: "Where the documentation of mesh-ddl is. Codes lead to their pages there, and nowhere without it.",
  editor: "What the source is edited in: the code editor, or a plain text area.",
};
