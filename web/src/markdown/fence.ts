// What a fence asks for: the words behind its ticks, as in ```mesh ddl function=up {2-4}.

import { fenceOptions } from "./options.ts";

export interface FenceOptions {
  /** The attributes of the element that it becomes. */
  readonly attributes: Readonly<Record<string, string>>;
  /** The codes that are to be said of its source. */
  readonly expected: readonly string[];
  /** What is wrong with the words, each a sentence. */
  readonly problems: readonly string[];
}

/** Lines in braces, a title in brackets, a name that may have a value, or what is none of these. */
const word = /\{([^}]*)\}|\[[^\]]*\]|([\w-]+)(?:=(?:"([^"]*)"|'([^']*)'|([^\s{["']*)))?|\S+/g;
const lines = /^\s*\d+(?:-\d+)?(?:[\s,]+\d+(?:-\d+)?)*\s*$/;

/** The options in `info`, or null where it does not begin with `mesh ddl`. */
export function fenceOptionsIn(info: string): FenceOptions | null {
  const words = [...info.matchAll(word)];
  const [language, kind] = words.filter(([, , name]) => name !== undefined);
  if (language?.[0] !== "mesh" || kind?.[0] !== "ddl") return null;
  const attributes: Record<string, string> = {};
  const problems: string[] = [];
  for (const found of words) {
    const [text, braces, name, ...values] = found;
    if (found === language || found === kind || text.startsWith("[")) continue;
    const option = braces === undefined ? (name ?? text) : "focus";
    const value = braces ?? values.find((each) => each !== undefined);
    const problem =
      braces !== undefined && !lines.test(braces) ? `${text} is no option: braces name lines, as in {2-4}.` : undefined;
    const wrong = problem ?? problemOf(option, value, Object.hasOwn(attributes, option));
    if (wrong === undefined) attributes[option] = (value ?? "").trim();
    else problems.push(wrong);
  }
  const { expect = "", ...others } = attributes;
  return { attributes: others, expected: expect.match(/[^\s,]+/g) ?? [], problems };
}

/** A text whose characters are all seen. */
const visible = (text: string): string =>
  text.replaceAll(/[^\x21-\x7e]/gu, (each) => `U+${(each.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, "0")}`);

function problemOf(name: string, value: string | undefined, isSecond: boolean): string | undefined {
  const option = Object.hasOwn(fenceOptions, name) ? fenceOptions[name] : undefined;
  if (!option) return `\`${visible(name)}\` is no option of a fence. There are ${Object.keys(fenceOptions).join(", ")}.`;
  if (isSecond) return `\`${name}\` is given twice.`;
  if (option.isBoolean) return value === undefined ? undefined : `\`${name}\` takes no value.`;
  if (value === undefined || value.trim() === "") return `\`${name}\` takes a value, as in ${name}="…".`;
  if (option.values && !option.values.includes(value)) {
    return `\`${name}\` is ${option.values.slice(0, -1).join(", ")} or ${option.values.at(-1)}, not ${value}.`;
  }
  if (name === "focus" && !lines.test(value)) return `\`focus\` names lines, as in focus=2-4, not ${value}.`;
  if (name === "id" && /\s/.test(value)) return "`id` is one name without blanks.";
  const small = name === "expect" ? value.split(/[\s,]+/).find((code) => /^[a-z]/.test(code)) : undefined;
  return small === undefined ? undefined : `Codes are written in capitals, as E0101, not ${small}.`;
}
