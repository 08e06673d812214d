// `prerender`: the SQL of a page's snippets beside their sources, and not a byte of the rest touched.

import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { writeFileSync } from "node:fs";
import { test } from "node:test";
import { examples, pack, project, read } from "./consumer.mjs";

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
const first = `CREATE TABLE IF NOT EXISTS "a&lt;b" (
  "id" UUID
);
ALTER TABLE "t"
  ADD COLUMN IF NOT EXISTS "at" TIMESTAMPTZ;
`;
const second = 'DROP TABLE IF EXISTS "t";\n';
const after = before
  .replace('TIMESTAMPTZ")\n</pre>', (found) => `${found}<pre class="mesh-ddl-sql">\n${first}</pre>`)
  .replace("end</pre>", (found) => `${found}<pre class="mesh-ddl-sql">\n${second}</pre>`);

test("the SQL stands after the source, and the rest of the page is as it was", () => {
  assert.deepEqual(prerender(["-"], before), { status: 0, stdout: after, stderr: "" });
});

test("a page that has been done stays as it is, and one whose source has changed gets its new SQL", () => {
  assert.equal(prerender(["-"], after).stdout, after);
  const changed = after.replaceAll('"t"', '"u"');
  const stale = changed.replace('DROP TABLE IF EXISTS "u"', 'DROP TABLE IF EXISTS "t"');
  assert.equal(prerender(["-"], stale).stdout, changed);
});

test("files are written where that is asked for", () => {
  for (const file of ["one.html", "two.html"]) writeFileSync(`${place}/${file}`, before);
  assert.deepEqual(prerender(["--write", "one.html", "two.html"]), { status: 0, stdout: "", stderr: "" });
  for (const file of ["one.html", "two.html"]) assert.equal(read(`${place}/${file}`), after);
});

test("a mistake is told with its place in the snippet, and the rest has its SQL", () => {
  const page = '<p>Text</p>\n<mesh-ddl><pre>Migration.drop_table(pool, 1)\nMigration.drop_table(pool, "t")</pre></mesh-ddl>';
  const { status, stdout, stderr } = prerender(["-"], page);
  assert.equal(status, 1);
  assert.match(stdout, /<pre class="mesh-ddl-sql">\n.*DROP TABLE IF EXISTS "t";\n<\/pre>/s);
  assert.match(stderr, /^error\[E0001\].*\n --> standard input \(<mesh-ddl> in line 2\):1:28\n/m);
});

test("an element that HTML ends before its source is told, and nothing is put anywhere", () => {
  const page = '<p>Text\n<mesh-ddl><pre>Migration.drop_table(pool, "t")</pre></mesh-ddl>';
  const told =
    "mesh-ddl: standard input (<mesh-ddl> in line 2): it ends before its </mesh-ddl>, as in a <p>, which ends where a <pre> begins\n";
  assert.deepEqual(prerender(["-"], page), { status: 1, stdout: page, stderr: told });
});

test("SQL that begins with a line break keeps it", () => {
  const page = '<mesh-ddl><pre>Migration.execute(pool, "\\nSELECT 1")</pre></mesh-ddl>';
  assert.match(prerender(["-"], page).stdout, /<pre class="mesh-ddl-sql">\n\nSELECT 1;\n<\/pre>/);
});

test("wrong use ends with 2 and says what is wrong", () => {
  for (const [words, told] of /** @type {[string[], RegExp][]} */ ([
    [[], /FILE is required/],
    [["--wrote", "a.html"], /--wrote/],
    [["nothing.html"], /nothing\.html/],
  ])) {
    const { status, stdout, stderr } = prerender(words);
    assert.deepEqual([status, stdout], [2, ""]);
    assert.match(stderr, told);
  }
  assert.equal(prerender(["--help"]).status, 0);
});

test("what the readme shows is what becomes of it", () => {
  const [source, made] = examples("web/README.md", "html").filter((text) => text.startsWith("<mesh-ddl>"));
  assert.deepEqual(prerender(["-"], source), { status: 0, stdout: made, stderr: "" });
});
