// <mesh-ddl> in the pages of other people.

import assert from "node:assert/strict";
import { foundByAxe } from "../page/looks.mjs";
import { asked, element, elementTest, open, pageOf, policy, script, sqlOf, started, style } from "./browser.mjs";

/** @import { Page } from "playwright-core" */

/** @param {string} name */
const drop = (name) => `Migration.drop_table(pool, "${name}")?`;
/** @param {string} name */
const dropped = (name) => `DROP TABLE IF EXISTS "${name}"`;

/** What the page is asked to keep. @param {Page} page */
const place = (page) => page.evaluate(() => [scrollY, document.activeElement?.tagName]);

elementTest("twenty elements have one engine, start when they are seen and leave focus and scroll alone", {}, async (page) => {
  const many = Array.from(
    { length: 20 },
    (_, at) =>
      `<p>Text ${at}</p>${element(
        Array(12)
          .fill(drop(`t${at}`))
          .join("\n"),
      )}`,
  );
  await open(page, pageOf(`<input>${many.join("")}`, style));
  await page.locator("input").focus();
  await page.evaluate(() => scrollTo(0, 40));
  const seen = await page
    .locator("mesh-ddl")
    .evaluateAll((all) => all.map((each) => each.getBoundingClientRect().top < innerHeight).filter(Boolean).length);
  assert.ok(seen > 1 && seen < 10);
  await page.evaluate(() => import(/** @type {string} */ ("/dist/define.js")));
  await started(page, seen - 1);
  await page.waitForTimeout(300);
  assert.equal(await page.locator("mesh-ddl .frame").count(), seen);
  assert.equal(asked.filter((path) => path.endsWith("/index.js")).length, 1);
  assert.equal(asked.filter((path) => path.endsWith("/editor.js")).length, 0);
  assert.deepEqual(await place(page), [40, "INPUT"]);

  await page.locator("mesh-ddl").last().scrollIntoViewIfNeeded();
  await started(page, 19);
  assert.equal(asked.filter((path) => path.endsWith("/index.js")).length, 1);
  await page.locator("mesh-ddl").last().locator(".card").nth(1).focus();
  const before = await place(page);
  for (let step = 0; step < 3; step++) await page.keyboard.press("ArrowDown");
  assert.deepEqual(await place(page), before);
});

elementTest("the editor comes with the first focus and previews each key", {}, async (page) => {
  await open(page, pageOf(element(drop("users"))));
  await started(page);
  assert.ok(!asked.some((path) => path.endsWith("/editor.js")));
  await page.evaluate(() => {
    Object.assign(window, { told: [] });
    document.addEventListener("change", (event) => window.told.push(/** @type {CustomEvent} */ (event).detail.value));
  });
  await page.locator("mesh-ddl .t-string", { hasText: "users" }).click();
  await page.locator("mesh-ddl .cm-content").waitFor();
  await page.keyboard.press("End");
  for (let step = 0; step < 3; step++) await page.keyboard.press("ArrowLeft");
  const scroll = await place(page);
  await page.keyboard.type("_2");
  assert.deepEqual(await sqlOf(page), [dropped("users_2")]);
  assert.deepEqual(await page.evaluate(() => window.told), [drop("users_"), drop("users_2")]);
  assert.deepEqual(await place(page), scroll);
  assert.equal(await page.locator("mesh-ddl").evaluate((each) => /** @type {any} */ (each).value), drop("users_2"));
  assert.equal(await page.locator("mesh-ddl > pre").textContent(), drop("users"));
  await page.locator("mesh-ddl #reset").click();
  assert.deepEqual(await sqlOf(page), [dropped("users")]);
});

elementTest("a click puts the caret where it was", {}, async (page) => {
  await open(page, pageOf(element(`${drop("users")}\n${drop("plans")}`)));
  await started(page);
  await page.locator("mesh-ddl .t-string", { hasText: "plans" }).click();
  await page.locator("mesh-ddl .cm-focused").waitFor();
  await page.keyboard.type("X");
  assert.match((await sqlOf(page))[1] ?? "", /"p\w*X\w*s"/);
});

elementTest("Tab goes through an element and out of it", {}, async (page) => {
  await open(page, pageOf(`${element(drop("users"))}<input>`));
  await started(page);
  await page.locator("mesh-ddl .listing").focus();
  await page.locator("mesh-ddl .cm-focused").waitFor();
  for (let step = 0; step < 8; step++) await page.keyboard.press("Tab");
  assert.equal(await page.locator("mesh-ddl").evaluate((each) => /** @type {any} */ (each).value), drop("users"));
  await page.locator("mesh-ddl .listing, mesh-ddl .cm-content").last().focus();
  for (let step = 0; step < 4 && (await place(page))[1] !== "INPUT"; step++) await page.keyboard.press("Tab");
  assert.equal((await place(page))[1], "INPUT");
});

elementTest("a plain text area, and none where the source is read only", {}, async (page) => {
  await open(page, pageOf(element(drop("a"), 'editor="plain"') + element(drop("b"), "readonly")));
  await started(page, 1);
  await page.locator("mesh-ddl .listing").first().focus();
  await page.locator("mesh-ddl textarea").fill(drop("c"));
  assert.deepEqual(await sqlOf(page), [dropped("c")]);
  await page.locator("mesh-ddl .listing").last().click();
  assert.equal(await page.locator("mesh-ddl textarea, mesh-ddl .cm-content").count(), 1);
  assert.ok(!asked.some((path) => path.endsWith("/editor.js")));
});

elementTest("what is said of a preview that waits for a pause is said of that preview", {}, async (page) => {
  await page.addInitScript(() => {
    let now = 0;
    performance.now = () => (now += 50);
  });
  await open(page, pageOf(element(drop("a"), 'editor="plain"')));
  await started(page);
  await page.locator("mesh-ddl .listing").focus();
  for (const last of [2, 3, 4, 5]) await page.locator("mesh-ddl textarea").fill([..."abcde"].slice(0, last).map(drop).join("\n"));
  const live = page.locator("mesh-ddl #live");
  await live.filter({ hasText: "statements" }).waitFor({ state: "attached" });
  assert.equal(await live.textContent(), "5 statements, 0 errors, 0 warnings");
});

elementTest("pointing at SQL marks its source in the listing, and the other way round", {}, async (page) => {
  await open(page, pageOf(element(`Migration.create_table(pool, "users", ["id:UUID", "email:TEXT"])?`, "readonly")));
  await started(page);
  await page.locator("mesh-ddl .t-quoted_identifier", { hasText: "email" }).hover();
  const marked = () => page.evaluate(() => [...(CSS.highlights.get("mesh-ddl-part") ?? [])].map(String));
  assert.deepEqual(await marked(), ["email:TEXT"]);
  await page.locator("mesh-ddl .t-string", { hasText: "id:UUID" }).hover();
  assert.equal(
    await page.locator("mesh-ddl .is-lit").evaluateAll((all) => all.map((each) => each.textContent).join("")),
    '"id" UUID',
  );
  await page.locator("mesh-ddl").evaluate((each) => each.remove());
  await page.waitForFunction(() => CSS.highlights.get("mesh-ddl-part")?.size === 0);
});

elementTest("a value and files that are set before the definition count, and each value that is set later", {}, async (page) => {
  await open(page, pageOf(`${element(drop("a"))}`, style));
  await page.locator("mesh-ddl").evaluate((each) => {
    Object.assign(each, {
      value: "import Names\nMigration.drop_table(pool, Names.it())?",
      files: { "names.mpl": 'pub fn it() = "given"' },
    });
  });
  await page.evaluate(() => import(/** @type {string} */ ("/dist/define.js")));
  await started(page);
  assert.deepEqual(await sqlOf(page), [dropped("given")]);
  await page.locator("mesh-ddl").evaluate((each) => Object.assign(each, { value: 'Migration.drop_table(pool, "later")?' }));
  assert.deepEqual(await sqlOf(page), [dropped("later")]);
});

elementTest("a definition that comes twice is taken once", {}, async (page) => {
  await open(page, pageOf(element(drop("a"))));
  await started(page);
  await page.evaluate(() => import(/** @type {string} */ ("/dist/define.js?again")));
  assert.deepEqual(await sqlOf(page), [dropped("a")]);
});

elementTest("files are named by their scripts", {}, async (page) => {
  const file = '<script type="text/mesh" id="names" data-file="db/names.mpl">pub fn it() = "given"</script>';
  const source = "import Db.Names\nMigration.drop_table(pool, Names.it())?";
  await open(page, pageOf(file + element(source, 'files="names"') + element(source, 'files="nemas"')));
  await started(page, 1);
  assert.deepEqual(await sqlOf(page), [dropped("given")]);
  assert.match(
    (await page.locator("mesh-ddl").nth(1).locator(".problem").first().textContent()) ?? "",
    /There is no <script id="nemas"/,
  );
});

elementTest("moved to another parent it keeps what was written into it", {}, async (page) => {
  await open(page, pageOf(`${element(drop("a"))}<section></section>`));
  await started(page);
  await page.locator("mesh-ddl .listing").focus();
  await page.locator("mesh-ddl .cm-focused").waitFor();
  await page.keyboard.press("Control+A");
  await page.keyboard.insertText(drop("b"));
  await page.evaluate(() => document.querySelector("section")?.append(/** @type {Node} */ (document.querySelector("mesh-ddl"))));
  assert.deepEqual(await sqlOf(page), [dropped("b")]);
  await page.locator("mesh-ddl .cm-content").focus();
  await page.keyboard.press("Control+A");
  await page.keyboard.insertText(drop("c"));
  assert.deepEqual(await sqlOf(page), [dropped("c")]);
});

elementTest("moved into a frame it goes on there, and looks as it did", {}, async (page) => {
  await open(page, pageOf(`${element(drop("a"))}<iframe src="/dist/mesh_ddl.wasm.d.ts" width="600" height="400"></iframe>`));
  await started(page);
  await page.locator("mesh-ddl").evaluate((each) => Object.assign(each, { value: 'Migration.drop_table(pool, "moved")?' }));
  const font = () =>
    /** @type {any} */ (page.frames()[1])
      .locator("mesh-ddl .sql")
      .evaluate((/** @type {Element} */ sql) => getComputedStyle(sql).fontFamily);
  const before = await page.locator("mesh-ddl .sql").evaluate((sql) => getComputedStyle(sql).fontFamily);
  await page.evaluate(() => {
    const frame = /** @type {HTMLIFrameElement} */ (document.querySelector("iframe"));
    frame.contentDocument?.body.append(/** @type {Node} */ (document.querySelector("mesh-ddl")));
  });
  const inside = /** @type {import("playwright-core").Frame} */ (page.frames()[1]);
  await inside.locator("mesh-ddl .card").waitFor();
  assert.match((await inside.locator("mesh-ddl .sql").textContent()) ?? "", /"moved"/);
  assert.equal(await font(), before);
  await inside.locator("mesh-ddl .listing").focus();
  await inside.locator("mesh-ddl .cm-content").waitFor();
  await page.keyboard.press("Control+A");
  await page.keyboard.insertText(drop("there"));
  assert.match((await inside.locator("mesh-ddl .sql").textContent()) ?? "", /"there"/);
});

elementTest("where WebAssembly may not be compiled it stays as it was written, with one event", {}, async (page) => {
  const waiting = `<script type="module" src="/dist/define.js"></script>`;
  const strict = policy.replace(" 'wasm-unsafe-eval'", "");
  await page.addInitScript(() => {
    Object.assign(window, { told: [] });
    document.addEventListener("error", (event) => window.told.push(event.target), true);
  });
  await open(page, pageOf(element(drop("a")) + element(drop("b")), style + waiting), strict);
  await page.waitForFunction(() => window.told.length >= 2);
  assert.equal(await page.locator("mesh-ddl pre").first().isVisible(), true);
  assert.equal(await page.evaluate(() => window.told.length), 2);
  assert.equal(await page.locator("mesh-ddl .frame").count(), 0);
});

elementTest("what is written anew by the page is previewed anew, until the reader has a say", {}, async (page) => {
  await open(page, pageOf(element(drop("a"))));
  await started(page);
  await page.evaluate((source) => {
    const pre = /** @type {HTMLElement} */ (document.querySelector("mesh-ddl > pre"));
    pre.textContent = source;
  }, drop("b"));
  await page.locator("mesh-ddl .sql", { hasText: '"b"' }).waitFor();
});

elementTest("what is in a source stays text", {}, async (page) => {
  await open(page, pageOf(element(`Migration.drop_table(pool, "<img src=x onerror=alert(1)>")?`)));
  await started(page);
  assert.deepEqual(await sqlOf(page), [dropped("<img src=x onerror=alert(1)>")]);
  assert.equal(await page.locator("mesh-ddl img").count(), 0);
});

for (const [name, options] of Object.entries({
  light: {},
  dark: { colorScheme: /** @type {const} */ ("dark") },
  narrow: { viewport: { width: 320, height: 700 } },
})) {
  elementTest(`axe has nothing to say, ${name}`, { ...options, bypassCSP: true }, async (page) => {
    const functions = `pub fn up(pool :: PoolHandle) -> Int!String do\n  ${drop("a")}\n  Ok(0)\nend\npub fn down(pool :: PoolHandle) -> Int!String do\n  ${drop("b")}\n  Ok(0)\nend`;
    const elements = [
      element(functions),
      element(`${drop("a")}\n${drop("b")}`, 'focus="1" notes="all"'),
      element("Migration.drop_tabel(pool)?", "readonly"),
    ];
    const scheme = "<style>:root{color-scheme:light dark}</style>";
    await open(page, pageOf(elements.join(""), style + script + scheme));
    for (const nth of [0, 1, 2]) {
      await page.locator("mesh-ddl").nth(nth).scrollIntoViewIfNeeded();
      await started(page, nth);
    }
    assert.deepEqual(await foundByAxe(page), []);
    await page.locator("mesh-ddl .listing").first().focus();
    await page.locator("mesh-ddl .cm-content").waitFor();
    assert.deepEqual(await foundByAxe(page), []);
  });
}

elementTest("its colours follow the color-scheme around it, and theme overrides that", {}, async (page) => {
  await open(page, pageOf(element(drop("a")) + element(drop("a"), 'theme="dark"')));
  await started(page, 1);
  const grounds = () => page.locator("mesh-ddl").evaluateAll((all) => all.map((each) => getComputedStyle(each).backgroundColor));
  const [light, dark] = await grounds();
  assert.notEqual(light, dark);
  await page.evaluate(() => document.documentElement.style.setProperty("color-scheme", "dark"));
  assert.deepEqual(await grounds(), [dark, dark]);
});

elementTest("a long session keeps no more than it needs", {}, async (page) => {
  await open(page, pageOf(element(Array(12).fill('Migration.drop_tabel(pool, "a")?').join("\n"))));
  await started(page);
  await page.locator("mesh-ddl .listing").focus();
  await page.locator("mesh-ddl .cm-focused").waitFor();
  const session = await page.context().newCDPSession(page);
  const used = async () => {
    await session.send("HeapProfiler.collectGarbage");
    return (await session.send("Runtime.getHeapUsage")).usedSize;
  };
  const type = async (/** @type {number} */ keys) => {
    for (let step = 0; step < keys; step++) await page.keyboard.press(step % 2 === 0 ? "x" : "Backspace");
  };
  await type(60);
  const before = await used();
  await type(500);
  const grown = (await used()) - before;
  assert.ok(grown < 2_000_000, `${grown} bytes more`);
});

elementTest("an element that is taken out leaves nothing behind", {}, async (page) => {
  await open(page, pageOf("<section></section>"));
  await page.evaluate(() => import(/** @type {string} */ ("/dist/define.js")));
  for (let round = 0; round < 3; round++) {
    await page.evaluate(() => {
      const each = Object.assign(document.createElement("mesh-ddl"), { value: 'Migration.drop_table(pool, "a")?' });
      document.querySelector("section")?.replaceChildren(each);
      window.told = [...(window.told ?? []), new WeakRef(each)];
    });
    await started(page);
    await page.locator("mesh-ddl .listing").focus();
    await page.locator("mesh-ddl .cm-focused").waitFor();
  }
  await page.evaluate(() => document.querySelector("section")?.replaceChildren());
  await page.locator("h1").click();
  const session = await page.context().newCDPSession(page);
  const kept = async () => {
    await session.send("HeapProfiler.collectGarbage");
    return page.evaluate(() => window.told.filter((each) => /** @type {WeakRef<Element>} */ (each).deref()).length);
  };
  await page.waitForTimeout(300);
  assert.ok((await kept()) <= 1);
});

elementTest("on paper there is the source as it is, and its SQL", {}, async (page) => {
  const many = Array.from({ length: 80 }, (_, at) => drop(`t${at}`)).join("\n");
  await open(page, pageOf(element(many, 'height="10rem"')));
  await started(page);
  await page.locator("mesh-ddl .listing").focus();
  await page.locator("mesh-ddl .cm-focused").waitFor();
  await page.keyboard.type("# edited\n");
  await page.emulateMedia({ media: "print" });
  await page.evaluate(() => window.dispatchEvent(new Event("beforeprint")));
  assert.equal((await page.locator("mesh-ddl .listing").textContent())?.trim(), `# edited\n${many}`);
  assert.equal(await page.locator("mesh-ddl .card").last().isVisible(), true);
  assert.equal(await page.locator("mesh-ddl #copy-all").isVisible(), false);
  const cut = await page.locator("mesh-ddl .statements").evaluate((side) => side.scrollHeight - side.clientHeight);
  assert.ok(cut <= 1);
});

elementTest("two copies of the element on a page do not mind each other", {}, async (page) => {
  const copies = `${script}${script.replace("/dist/", "/copy/")}`;
  const first = element('Migration.drop_table(pool, "a")', 'id="first"');
  await open(page, pageOf(`${first}${element('Migration.drop_table(pool, "a")', 'after="first"')}`, `${style}${copies}`));
  await started(page, 0);
  await started(page, 1);
  await page.waitForLoadState("networkidle");
  assert.ok(asked.includes("/copy/define.js"));
  assert.deepEqual([await sqlOf(page, 0), await sqlOf(page, 1)], [['DROP TABLE IF EXISTS "a"'], ['DROP TABLE IF EXISTS "a"']]);
});

elementTest("where the element's name is taken by another, that one stays", {}, async (page) => {
  await open(page, pageOf("", style));
  const other = await page.evaluate(async () => {
    class Other extends HTMLElement {}
    customElements.define("mesh-ddl", Other);
    await import(/* @vite-ignore */ `${location.origin}/dist/define.js`);
    return customElements.get("mesh-ddl") === Other;
  });
  assert.equal(other, true);
});
