// `prerender`: the SQL of a page's snippets beside their sources, and not a byte of the rest touched.

import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import { test } from "node:test";
import { pack, project, read } from "./consumer.mjs";

const place = project(pack("prerender"), "pages", {});

/** @param {string[]} words */
function prerender(words, input = "") {
  const command = ["node_modules/mesh-ddl/dist/command.js", "prerender", ...words];
  const { status, stdout, stderr } = spawnSync(process.execPath, command, { cwd: place, encoding: "utf8", input });
  return { status, stdout, stderr };
}

const before = `<!DOCTYPE html>
<HTML><body class=page>
<!-- <mesh-ddl><pre>Migration.drop_table(pool, "no")</pre></mesh-ddl> -->
<script>"<mesh-ddl><pre>Migration.drop_table(pool, 'no')</pre></mesh-ddl>"</script>
<mesh-ddl><pre>
Migration.create_table(pool, &quot;a&lt;b&quot;, ["id:UUID"])?
<b>Migration</b>.add_column(pool, "t", "at:TIMESTAMPTZ")
</pre></mesh-ddl>
<ul><li>Not closed, and &amp as it was</ul>
<mesh-ddl function="down"><pre class="x">pub fn up(pool :: PoolHandle) -> Int!String do
  Ok(0)
end
pub fn down(pool :: PoolHandle) -> Int!String do
  Migration.drop_table(pool, "t")
end</pre><p>Text</p></mesh-ddl>
<mesh-ddl></mesh-ddl>
`;
/** A page with nothing where its snippets are written, and the texts of what is written there. @param {string} page */
function apart(page) {
  const written = /<pre(?: class="[^"]*")?>.*?<\/pre>|<p class="mesh-ddl-note.*?<\/p>/gs;
  const text = (/** @type {string} */ html) =>
    html
      .replaceAll(/<[^>]*>/g, "")
      .replaceAll("&quot;", '"')
      .replaceAll("&lt;", "<")
      .replaceAll("&gt;", ">")
      .replaceAll("&amp;", "&");
  return {
    rest: page.replaceAll(written, ""),
    texts: (page.match(written) ?? []).map((html) => text(html).trim().replaceAll("\n;", ";")),
  };
}

const unread = /<!--.*?-->|<script>.*?<\/script>/gs;
const sources = apart(before.replaceAll(unread, "")).texts;
const { stdout: after, ...told } = prerender(["-"], before);

test("the SQL stands after the source, and the rest of the page is as it was", () => {
  assert.deepEqual(told, { status: 0, stderr: "" });
  assert.equal(apart(after).rest, apart(before).rest);
  assert.deepEqual(after.match(unread), before.match(unread));
  const { texts } = apart(after.replaceAll(unread, ""));
  assert.equal(texts[0], sources[0]);
  assert.equal(
    texts[1],
    'CREATE TABLE IF NOT EXISTS "a<b" (\n  "id" UUID\n);\nALTER TABLE "t"\n  ADD COLUMN IF NOT EXISTS "at" TIMESTAMPTZ;',
  );
  const second = texts.indexOf(sources[1] ?? "");
  assert.equal(texts[second + 1], 'DROP TABLE IF EXISTS "t";');
});

test("a page that has been done stays as it is, and one whose source has changed gets its new SQL", () => {
  assert.equal(prerender(["-"], after).stdout, after);
  const changed = before.replaceAll('"t"', '"u"');
  const stale = after.replaceAll('<span class="t-string">t</span>', '<span class="t-string">u</span>');
  assert.notEqual(stale, after);
  assert.equal(prerender(["-"], stale).stdout, prerender(["-"], changed).stdout);
});

test("files are written where that is asked for", () => {
  for (const file of ["one.html", "two.html"]) writeFileSync(`${place}/${file}`, before);
  assert.deepEqual(prerender(["--write", "one.html", "two.html"]), { status: 0, stdout: "", stderr: "" });
  for (const file of ["one.html", "two.html"]) assert.equal(read(`${place}/${file}`), after);
});

test("a page that is not UTF-8 is told and stays as it is, and one with a byte-order mark keeps it", () => {
  const latin1 = Buffer.from(`<p>caf\u00e9</p>${before}`, "latin1");
  writeFileSync(`${place}/latin1.html`, latin1);
  writeFileSync(`${place}/marked.html`, `\ufeff${before}`);
  const told = { status: 2, stdout: "", stderr: "mesh-ddl: latin1.html is not UTF-8\n" };
  assert.deepEqual(prerender(["--write", "latin1.html", "marked.html"]), told);
  assert.deepEqual(readFileSync(`${place}/latin1.html`), latin1);
  assert.equal(read(`${place}/marked.html`), `\ufeff${after}`);
});

test("a mistake is told with its place in the snippet, and the rest has its SQL", () => {
  const page = '<p>Text</p>\n<mesh-ddl><pre>Migration.drop_table(pool, 1)\nMigration.drop_table(pool, "t")</pre></mesh-ddl>';
  const { status, stdout, stderr } = prerender(["-"], page);
  assert.equal(status, 1);
  assert.equal(apart(stdout).texts[1], 'Left out: Migration.drop_table, since it holds a mistake.\nDROP TABLE IF EXISTS "t";');
  assert.match(stderr, /^error\[E0001\].*\n --> standard input \(<mesh-ddl> in line 2\):1:28\n/m);
});

test("an element that HTML ends before its source is told, and nothing is put anywhere", () => {
  const page = '<p>Text\n<mesh-ddl><pre>Migration.drop_table(pool, "t")</pre></mesh-ddl>';
  const told =
    "mesh-ddl: standard input (<mesh-ddl> in line 2): it ends before its </mesh-ddl>, as in a <p>, which ends where a <pre> begins\n";
  assert.deepEqual(prerender(["-"], page), { status: 1, stdout: page, stderr: told });
});

const files = `<script type="text/mesh" id="names" data-file="db/names.mpl">pub fn users() -> String do
  "users"
end
</script>`;
const first =
  '<mesh-ddl id="a" after=""><pre>let other = "others"\nMigration.create_table(pool, "t", ["id:UUID"])?</pre></mesh-ddl>';
const third =
  '<mesh-ddl after="b" files="names"><pre>import Db.Names\nMigration.drop_table(pool, Names.users())?\nMigration.drop_table(pool, other)?</pre></mesh-ddl>';
const second = '<mesh-ddl id="b" after="a" notes="all"><pre>Migration.create_table(pool, "t", ["id:UUID"])?</pre></mesh-ddl>';

test("what an element's attributes name is known to it", () => {
  const { status, stdout, stderr } = prerender(["-"], `${files}${first}<template><p id="a"></template>${second}${third}`);
  assert.equal(status, 0);
  assert.match(stderr, /^warning\[W0411\]: PostgreSQL skips this: `t` is there already/);
  const { texts } = apart(stdout);
  assert.deepEqual(texts.at(-2), 'DROP TABLE IF EXISTS "users";\nDROP TABLE IF EXISTS "others";');
  assert.match(stdout, /PostgreSQL skips this/);
});

test("what an element's attributes do not find is told, and stands in the page as the element says it", () => {
  /** @type {[page: string, told: string][]} */
  const pages = [
    [second, "No snippet of this page has the id a, which `after` names."],
    [`<p id="a"></p>${second}`, "No snippet of this page has the id a, which `after` names."],
    [`${first}${first}${second}`, "The id a is given 2 times on this page."],
    [
      `${first.replace('after=""', 'after="b"')}${second}`,
      "What comes after a would have to come before it, too: leave one `after` out.",
    ],
    [`${first}${second}${third}`, 'There is no <script id="names" type="text/mesh" data-file="…"> on this page.'],
  ];
  for (const [page, told] of pages) {
    const { status, stdout, stderr } = prerender(["-"], page);
    assert.equal(status, 1, told);
    assert.match(stderr, /^mesh-ddl: standard input \(<mesh-ddl> in line \d\): /m);
    assert.ok(stderr.includes(`): ${told}\n`), stderr);
    const shown = told.replaceAll("<", "&lt;").replaceAll(">", "&gt;").replaceAll('"', "&quot;");
    assert.ok(stdout.includes(shown.replaceAll(/`([^`]*)`/g, "<code>$1</code>")), stdout);
  }
});

test("wrong use ends with 2 and says what is wrong", () => {
  for (const [words, told] of /** @type {[string[], RegExp][]} */ ([
    [[], /^mesh-ddl: FILE is missing: write `mesh-ddl prerender \[OPTIONS\] FILE\.\.\.`; /],
    [["--wrote", "a.html"], /^mesh-ddl: there is no option `--wrote`; /],
    [["--write=yes", "a.html"], /^mesh-ddl: .*--write/],
    [["nothing.html"], /nothing\.html/],
  ])) {
    const { status, stdout, stderr } = prerender(words);
    assert.deepEqual([status, stdout], [2, ""]);
    assert.match(stderr, told);
  }
  const helped = prerender(["--help"]);
  assert.equal(helped.status, 0);
  const asWord = spawnSync(process.execPath, ["node_modules/mesh-ddl/dist/command.js", "help", "prerender"], {
    cwd: place,
    encoding: "utf8",
  });
  assert.equal(asWord.stdout, helped.stdout);
});
