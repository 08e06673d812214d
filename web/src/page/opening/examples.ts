// The examples of the menu, in its order. The first one is on the page when it arrives.

import errorTracker from "../../../examples/error_tracker.mpl?raw";
import firstMigration from "../../../examples/first_migration.mpl?raw";
import mistakes from "../../../examples/mistakes.mpl?raw";
import renameContract from "../../../examples/rename_contract.mpl?raw";
import renameExpand from "../../../examples/rename_expand.mpl?raw";
import seed from "../../../examples/seed.mpl?raw";

export interface Example {
  /** Its name in a link, `#example=name`. */
  readonly name: string;
  readonly title: string;
  readonly about: string;
  readonly source: string;
}

export const examples: readonly [Example, ...Example[]] = [
  {
    name: "error_tracker",
    title: "Error tracker",
    about: "Ten tables, partial and descending indexes, daily partitions",
    source: errorTracker,
  },
  {
    name: "first_migration",
    title: "First migration",
    about: "One table, one unique index, and the way back",
    source: firstMigration,
  },
  {
    name: "rename_expand",
    title: "Rename, step 1: expand",
    about: "A second column, kept in step by a trigger, and a backfill",
    source: renameExpand,
  },
  {
    name: "rename_contract",
    title: "Rename, step 2: contract",
    about: "The old column goes; down brings it back",
    source: renameContract,
  },
  { name: "seed", title: "Seed data", about: "Loops, helper functions and statements with parameters", source: seed },
  { name: "mistakes", title: "With mistakes", about: "What the messages look like, and what still previews", source: mistakes },
];

/** The address of the example of this name on the page. */
export const addressOf = (name: string): string => `#example=${name}`;

export function exampleNamed(name: string): Example | undefined {
  return examples.find((example) => example.name === name);
}
