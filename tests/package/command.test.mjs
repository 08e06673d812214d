// The command of the package beside the native one: they are told the same, and say the same, byte for byte.

import assert from "node:assert/strict";
import { execFileSync, spawnSync } from "node:child_process";
import { cpSync, mkdirSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { test } from "node:test";
import { inRepository, pack, project, read } from "./consumer.mjs";

const native = inRepository("build/native/native/mesh-ddl");
const packed = pack("command");
const place = project(packed, "judging", {});
const command = "node_modules/mesh-ddl/dist/command.js";
symlinkSync(inRepository("tests/package/node_modules/libpg-query"), `${place}/node_modules/libpg-query`);

/** What a program says, and what it ends with. @param {string} folder @param {string} program @param {string[]} words */
function runIn(folder, program, words, input = "") {
  const { status, stdout, stderr } = spawnSync(program, words, { cwd: folder, encoding: "utf8", input, maxBuffer: 1 << 28 });
  return { status, stdout, stderr };
}

/** @param {string[]} words */
const run = (words, input = "", folder = place) => runIn(folder, process.execPath, [command, ...words], input);

/** Holds both to one answer, and gives it. @param {string[]} words */
function same(words, input = "") {
  const expected = runIn(place, native, words, input);
  assert.deepEqual(run(words, input), expected, words.slice(0, 4).join(" "));
  return expected;
}

/** The source of every golden as a file, with the files that it imports beside it. */
function goldens() {
  const folder = inRepository("tests/golden");
  const runner = inRepository("build/native/tests/golden/golden_runner");
  const files = readdirSync(folder, { recursive: true, encoding: "utf8" }).filter(
    (file) => file.endsWith(".golden") && !file.startsWith("runner/"),
  );
  return files.map((file) => {
    const golden = join(folder, file);
    const sections = [
      "source",
      ...[...readFileSync(golden, "utf8").matchAll(/^-- (file .+)$/gm)].map(([, section]) => section ?? ""),
    ];
    const own = `goldens/${file.replace(".golden", "")}`;
    for (const section of sections) {
      const path = `${place}/${own}/${section === "source" ? "main.mpl" : section.replace("file ", "")}`;
      mkdirSync(dirname(path), { recursive: true });
      writeFileSync(path, execFileSync(runner, ["--print", section, golden], { maxBuffer: 1 << 28 }));
    }
    return `${own}/main.mpl`;
  });
}

const files = goldens();
cpSync(inRepository("tests/command/check"), `${place}/folders`, { recursive: true });

test("there are golden files", () => assert.ok(files.length > 100));

for (const words of [["preview"], ["preview", "--pretty"], ["preview", "--json"], ["preview", "--json", "--utf16"]]) {
  test(`${words.join(" ")} says of every golden what the native command says`, () => {
    assert.equal(same([...words, ...files]).status, 1);
  });
}

for (const format of ["text", "json", "github", "sarif"]) {
  test(`check --format ${format} says of every golden what the native command says`, () => {
    const { status, stdout } = same(["check", "--format", format, "--notes", ...files]);
    assert.equal(status, 1);
    assert.match(stdout, /E0420/);
  });
}

test("folders, options and wrong use are read alike", () => {
  const source = 'Migration.drop_table(pool, "users")';
  /** @type {[status: number, words: string[], input?: string][]} */
  const calls = [
    [0, ["preview", "-"], source],
    [0, ["check", "-"], source],
    [0, ["preview", "--function", "down", "-"], "pub fn down(pool :: PoolHandle) -> Int!String do\n  Ok(0)\nend\n"],
    [1, ["check", "folders/history"]],
    [1, ["check", "--from-empty", "--strict", "folders/history", "folders/mistakes"]],
    [1, ["check", "--deny", "L110", "--postgres", "18", "folders/advice.mpl"]],
    [2, ["check", "folders/twice"]],
    [2, ["check", "folders/no_number"]],
    [2, ["check", "nothing", "folders/advice.mpl"]],
    [2, ["preview", "nothing.mpl"]],
    [2, ["preview", "folders"]],
    [1, ["preview", "folders/history"]],
    [1, ["preview", "--json", "folders/history", "folders/dropped"]],
    [2, ["preview", "--json", "nothing.mpl", "folders/twice", "folders/advice.mpl"]],
    [1, ["preview", "--before", "folders/dropped", "folders/advice.mpl"]],
    [2, ["preview", "--before", "folders/twice", "folders/advice.mpl"]],
    [2, ["check", "--format", "json", "nothing.mpl", "folders/no_number"]],
    [1, ["check", "--color", "always", "folders/mistakes"]],
    [0, ["explain"]],
    [0, ["explain", "--color", "always", "e0101"]],
    [2, ["explain", "E9999"]],
    [2, ["preview", "--color", "alwys", "-"]],
    [2, ["preview", "--function", "--pretty", "-"]],
    [2, ["--pretty", "preview", "-"]],
    [2, ["help", "perveiw"]],
    [2, ["version", "2"]],
    [0, ["help", "check"]],
    [0, ["help", "explain"]],
    [0, ["version"]],
    [2, ["preview"]],
    [2, ["preview", "--utf16", "-"]],
    [2, ["preview", "--prety", "-"]],
    [2, ["check", "--format", "html", "-"]],
    [2, ["check", "--postgres", "11", "-"]],
    [2, ["check", "--deny", "E9999", "-"]],
    [2, ["chek"]],
    [0, ["preview", "--help"]],
    [0, ["check", "--help"]],
    [0, ["--version"]],
  ];
  for (const [status, words, input] of calls) assert.equal(same(words, input).status, status, words.join(" "));
});

test("without libpg-query it says once that the grammar has not judged", () => {
  const bare = project(packed, "bare", { "a.mpl": 'Migration.execute(pool, "SELECT 1 FORM t")', "b.mpl": "" });
  const { status, stdout, stderr } = run(["check", "a.mpl", "b.mpl"], "", bare);
  assert.equal(status, 0);
  assert.match(stdout, /^a\.mpl: 1 statement, 0 errors/m);
  const remark =
    "mesh-ddl: PostgreSQL's grammar has not judged the statements: npm's package libpg-query is not installed (npm install libpg-query)\n";
  assert.equal(stderr, remark);
});

test("npm installs it as a command", () => {
  const installed = project(packed, "installed", {});
  execFileSync("npm", ["install", "--offline", "--no-audit", "--no-fund", "--ignore-scripts", packed.file], { cwd: installed });
  const version = execFileSync("npm", ["exec", "--offline", "mesh-ddl", "--", "--version"], { cwd: installed, encoding: "utf8" });
  assert.equal(version, `${JSON.parse(read(`${installed}/node_modules/mesh-ddl/package.json`)).version}\n`);
});
