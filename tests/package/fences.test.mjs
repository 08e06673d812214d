// What a fence may say, what it becomes, and what is told of one that is wrong: with markdown-it by itself.

import assert from "node:assert/strict";
import { writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { test } from "node:test";
import { site, snippetsOf } from "./sites.mjs";

const place = site("fences", {});
const { default: MarkdownIt } = await import(createRequire(import.meta.url).resolve("markdown-it"));
const { createMeshDdl, PageError } = await import(`${place}/node_modules/mesh-ddl/dist/markdown-it.js`);
const meshDdl = await createMeshDdl({ files: { "db/names.mpl": 'pub fn users() -> String do\n  "users"\nend\n' } });

/** @param {string} text */
const render = (text, env = {}) => new MarkdownIt({ html: true }).use(meshDdl).render(text, env);
/** @param {string} info */
const fence = (info, source = 'Migration.drop_table(pool, "t")?') => `\`\`\`${info}\n${source}\n\`\`\`\n`;
/** What is told of a page, a line for each mistake. @param {string} text */
function told(text, env = {}) {
  try {
    render(text, env);
  } catch (error) {
    assert.ok(error instanceof Error && error instanceof PageError);
    return error.message.split("\n").map((line) => line.replace(/^\S*fences\/site\//, ""));
  }
  return [];
}

test("the options of a fence are the attributes of its element", () => {
  /** @type {[string, string][]} */
  const cases = [
    ["mesh ddl", ""],
    ["mesh   ddl readonly", ' readonly=""'],
    ["mesh{1} ddl", ' focus="1"'],
    ["mesh ddl {1-1}", ' focus="1-1"'],
    ['mesh ddl id=a layout="sql" [a title]', ' id="a" layout="sql"'],
    ['mesh ddl theme=\'dark\' height="2 < 3" expect="D201"', ' theme="dark" height="2 &lt; 3"'],
  ];
  for (const [info, attributes] of cases) {
    const [snippet] = snippetsOf(render(fence(info)));
    assert.ok(snippet?.element.startsWith(`<mesh-ddl v-pre=""${attributes}><pre`), `${info}: ${snippet?.element.slice(0, 80)}`);
  }
});

test("what is no fence of ours is left to whoever renders it", () => {
  for (const info of ["mesh", "sql", "mesh ddlx", "ddl mesh", ""]) {
    const plain = new MarkdownIt({ html: true }).render(fence(info));
    assert.equal(render(fence(info)), plain);
  }
});

test("an option that does not exist, or is not given right, is told with what there is", () => {
  const options = "function, readonly, layout, toolbar, theme, height, notes, files, focus, after, docs, editor, id, expect";
  /** @type {[string, string][]} */
  const cases = [
    ["layuot=sql", `\`layuot\` is no option of a fence. There are ${options}.`],
    [":line-numbers", `\`:line-numbers\` is no option of a fence. There are ${options}.`],
    ["layout=wide", "`layout` is split, stack or sql, not wide."],
    ["layout", '`layout` takes a value, as in layout="…".'],
    ["readonly=true", "`readonly` takes no value."],
    ["focus=all", "`focus` names lines, as in focus=2-4, not all."],
    ["{.wide}", "{.wide} is no option: braces name lines, as in {2-4}."],
    ["focus=1 {1}", "`focus` is given twice."],
    ["focus=2-9", "`focus` names no line that is shown."],
    ["files=other.mpl", "`files` names other.mpl, which createMeshDdl({ files }) was not given."],
    ["after=nobody", "No snippet of this page has the id nobody, which `after` names."],
    ["id=a after=a", "What comes after a would have to come before it, too: leave one `after` out."],
    ["files=constructor", "`files` names constructor, which createMeshDdl({ files }) was not given."],
    ["id='a b'", "`id` is one name without blanks."],
    ["expect=e0101", "Codes are written in capitals, as E0101, not e0101."],
    [
      "\u200b",
      "`U+200B` is no option of a fence. There are function, readonly, layout, toolbar, theme, height, notes, files, focus, after, docs, editor, id, expect.",
    ],
    ["expect=E0101", "E0101 is expected, and it is not said of this source any more: take it out of `expect`."],
    ["function=side", "there is no function `side` in this snippet"],
  ];
  for (const [words, message] of cases) {
    const [line = ""] = told(fence(`mesh ddl ${words}`));
    assert.ok(line.endsWith(message), `${words}: ${line}`);
  }
  assert.match(told(fence("mesh ddl id=a") + fence("mesh ddl id=a"))[0] ?? "", /The id a is given 2 times on this page\.$/);
});

test("what comes before is known in the order of the page, each once, and so are files", () => {
  const first = fence("mesh ddl id=a", 'let table = "users"\nMigration.create_table(pool, table, ["id:INT"])?');
  const second = fence("mesh ddl id=b after=a", 'Migration.add_column(pool, table, "age:INT")?');
  const third = fence('mesh ddl after="b a" notes=all', 'Migration.drop_column(pool, table, "age")?');
  const files = fence("mesh ddl files=db/names.mpl", "import Db.Names\nMigration.drop_table(pool, Names.users())?");
  const snippets = snippetsOf(render(third + second + files + first));
  assert.match(snippets[0]?.sql ?? "", /^ALTER TABLE "users"/);
  assert.match(snippets[1]?.sql ?? "", /^ALTER TABLE "users"/);
  assert.equal(snippets[2]?.sql, 'DROP TABLE IF EXISTS "users";\n');
  assert.match(snippets[2]?.element ?? "", / files="{&quot;db\/names\.mpl&quot;:/);
});

test("a mistake is told with its place in the file as its author sees it", () => {
  const text = [
    "---",
    "title: a page",
    "---",
    "",
    "> - in a quote",
    ">   ```mesh ddl",
    '>   Migration.drop_table(pool, "a")?',
    ">",
    ">   Migration.drop_table(pool, 1)?",
    ">   ```",
    "",
    "~~~mesh ddl",
    "Migration.drop_table(pool, 1)?",
    "~~~",
    "",
    "~~~mesh ddl",
    "Migration.drop_table(pool, 1)?",
    "~~~",
    "",
  ].join("\n");
  writeFileSync(`${place}/page.md`, text);
  const body = text.split("---\n")[2] ?? "";
  const places = told(body, { page: { inputPath: `${place}/page.md` } }).flatMap(
    (line) => /^\S+?:\d+:\d+(?=: error\[E0001\])/.exec(line) ?? [],
  );
  assert.deepEqual(places, ["page.md:9:32", "page.md:13:28", "page.md:17:28"]);
  const twice = [
    "````md",
    "```mesh ddl",
    "Migration.drop_table(pool, 1)?",
    "```",
    "````",
    "",
    "<!--",
    "```mesh ddl",
    "Migration.drop_table(pool, 1)?",
    "```",
    "-->",
    "",
    "```mesh ddl",
    "Migration.drop_table(pool, 1)?",
    "```",
    "",
  ].join("\n");
  writeFileSync(`${place}/page.md`, twice);
  assert.match(told(twice, { page: { inputPath: `${place}/page.md` } }).join("\n"), /^page\.md:14:28: error\[E0001\]/);
  writeFileSync(`${place}/page.md`, "text\n\n```mesh ddl foo\n```\n");
  assert.match(
    told("text\n\n```mesh ddl foo\n```\n", { page: { inputPath: `${place}/page.md` } })[0] ?? "",
    /^page\.md:3:1: error: `foo`/,
  );
  assert.match(told(body)[0] ?? "", /^the page, fence 1, line 3, column 28: error\[E0001\]/);
});
