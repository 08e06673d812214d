// For everyone: what axe-core finds, narrow screens, the keyboard, other colours, and paper.

import assert from "node:assert/strict";
import { open, pageTest, textSeen, write } from "./browser.mjs";
import { cutOff, foundByAxe } from "./looks.mjs";

/** @import { BrowserContextOptions } from "playwright-core" */

const narrow = { viewport: { width: 360, height: 740 }, hasTouch: true, isMobile: true };
/** @type {Record<string, BrowserContextOptions & { hash?: string }>} */
const states = {
  "in light": { colorScheme: "light" },
  "in dark": { colorScheme: "dark" },
  "with problems in light": { colorScheme: "light", hash: "#example=mistakes" },
  "with problems in dark": { colorScheme: "dark", hash: "#example=mistakes" },
  "narrow in light": { ...narrow, colorScheme: "light" },
  "narrow in dark": { ...narrow, colorScheme: "dark", hash: "#example=seed" },
};

for (const [name, options] of Object.entries(states)) {
  pageTest(`axe finds nothing ${name}`, { ...options, bypassCSP: true }, async (page) => {
    assert.deepEqual(await foundByAxe(page), []);
    if (!options.isMobile) return;
    await page.locator("#views [data-view=sql]").click();
    assert.deepEqual(await foundByAxe(page), []);
  });
}

pageTest("axe finds nothing in the open menu, a highlight and the empty page", { bypassCSP: true }, async (page) => {
  await page.locator("#cards [data-at]").nth(4).hover();
  assert.deepEqual(await foundByAxe(page), []);
  await page.locator("#examples-button").click();
  assert.deepEqual(await foundByAxe(page), []);
  await page.keyboard.press("Escape");
  await write(page, "");
  assert.deepEqual(await foundByAxe(page), []);
});

/** What nothing certain can be said of, but for one statement that is skipped and one that fails. */
const refused = `pub fn up(pool :: PoolHandle) -> Int!String do
  Migration.create_table(pool, "a", ["id:UUID:PRIMARY KEY"])?
  Migration.create_table(pool, "a", ["id:UUID:PRIMARY KEY"])?
  Migration.rename_column(pool, "a", "b", "c")?
  Migration.add_column(pool, "plans", "price:INTEGER:NOT NULL DEFAULT 0")?
  Ok(0)
end

pub fn down(pool :: PoolHandle) -> Int!String do
  Ok(0)
end
`;

/** @type {Record<string, BrowserContextOptions & { hash?: string }>} */
const colours = {
  "in light": { colorScheme: "light" },
  "in dark": { colorScheme: "dark" },
  "in forced colours": { forcedColors: "active" },
  "narrow in dark": { ...narrow, colorScheme: "dark" },
};
for (const [name, options] of Object.entries(colours)) {
  pageTest(
    `axe finds nothing in outcomes, the schema and what down leaves, ${name}`,
    { ...options, bypassCSP: true },
    async (page) => {
      await write(page, refused);
      if (options.isMobile) await page.locator("#views [data-view=sql]").click();
      assert.equal(await page.locator(".card.is-skipped, .card.is-fails, .card.is-unreached").count(), 3);
      assert.deepEqual(await foundByAxe(page), []);
      await page.locator("#schema-tab").click();
      await page.locator(".schema-row button").first().hover();
      assert.deepEqual(await foundByAxe(page), []);
      if (options.isMobile) await page.locator("#views [data-view=source]").click();
      await write(page, refused.replace(/ {2}Migration\.rename_column.*\n/, ""));
      if (options.isMobile) await page.locator("#views [data-view=sql]").click();
      await page.locator("#tab-down").click();
      assert.match(await textSeen(page.locator("#leftover")), /^Leaves 2 things behind:/);
      assert.deepEqual(await foundByAxe(page), []);
    },
  );
}

for (const width of [320, 360, 768, 1280]) {
  pageTest(
    `no outcome, no schema and no end of down is cut off at ${width} px`,
    { viewport: { width, height: 740 } },
    async (page) => {
      await write(page, refused);
      if (width < 900) await page.locator("#views [data-view=sql]").click();
      for (const tab of ["#tab-up", "#schema-tab", "#tab-down"]) {
        await page.locator(tab).click();
        assert.deepEqual(await cutOff(page), [], tab);
      }
    },
  );
}

for (const width of [320, 360, 768, 1280]) {
  pageTest(`nothing is cut off at ${width} px`, { viewport: { width, height: 740 }, hash: "#example=mistakes" }, async (page) => {
    const views = width < 900 ? ["source", "sql"] : [null];
    for (const view of views) {
      if (view) await page.locator(`#views [data-view=${view}]`).click();
      assert.deepEqual(await cutOff(page), []);
    }
  });
}

pageTest(
  "on a narrow screen one pane is shown and a card leads to the source",
  { ...narrow, hash: "#example=mistakes" },
  async (page) => {
    await page.locator("#views [data-view=sql]").click();
    assert.equal(await page.locator("#cards").isVisible(), true);
    assert.equal(await page.locator("#editor").isVisible(), false);
    await page.locator("#cards .card").first().press("Enter");
    assert.equal(await page.locator("#editor").isVisible(), true);
    assert.equal(await page.locator("#views [data-view=source]").getAttribute("aria-pressed"), "true");
  },
);

pageTest("the divider moves by keyboard and stays where it was put", {}, async (page) => {
  const width = () => page.locator(".source-pane").evaluate((pane) => pane.clientWidth);
  const before = await width();
  await page.locator("#divider").focus();
  await page.keyboard.press("ArrowLeft");
  assert.equal(await page.locator("#divider").getAttribute("aria-valuenow"), "48");
  const moved = await width();
  assert.ok(moved < before);
  await open(page);
  assert.equal(await width(), moved);
});

pageTest("the appearance goes from the system's to light to dark and is kept", { colorScheme: "dark" }, async (page) => {
  const ground = () => page.evaluate(() => getComputedStyle(document.body).backgroundColor);
  const dark = await ground();
  await page.locator("#appearance").click();
  assert.notEqual(await ground(), dark);
  await page.locator("#appearance").click();
  assert.equal(await ground(), dark);
  await open(page);
  assert.equal(await page.locator("#appearance").getAttribute("aria-label"), "Appearance: dark");
});

pageTest("a screen reader hears the counts once the typing pauses", {}, async (page) => {
  await write(page, 'pub fn up(pool :: PoolHandle) -> Int!String do\n  Migration.drop_table(pool, "a")\nend\n');
  await page.locator("#live", { hasText: /1 statement, 0 errors/ }).waitFor({ state: "attached" });
});

pageTest("print shows the whole source and the SQL, and no controls", {}, async (page) => {
  const drops = Array.from({ length: 200 }, (_, index) => `  Migration.drop_table(pool, "t${index}")?\n`);
  const source = `pub fn up(pool :: PoolHandle) -> Int!String do\n${drops.join("")}  Ok(0)\nend\n`;
  await write(page, source);
  assert.equal(await page.locator("#share").isVisible(), true);
  await page.emulateMedia({ media: "print" });
  await page.evaluate(() => window.dispatchEvent(new Event("beforeprint")));
  assert.equal((await textSeen(page.locator("#listing"))).trimEnd(), source.trimEnd());
  assert.equal(await page.locator("#cards .card").last().isVisible(), true);
  for (const control of ["#share", "#copy-all", "#cards [data-copy]", "#editor", ".status"]) {
    assert.equal(await page.locator(control).first().isVisible(), false, control);
  }
});

for (const [name, hash] of Object.entries({
  "without problems": "#example=first_migration",
  "with problems": "#example=mistakes",
})) {
  pageTest(`the page itself never scrolls, ${name}`, { hash }, async (page) => {
    const room = () =>
      page.evaluate(() => {
        const { scrollHeight, clientHeight, scrollWidth, clientWidth } = document.documentElement;
        return [scrollHeight - clientHeight, scrollWidth - clientWidth, innerWidth - clientWidth];
      });
    assert.deepEqual(await room(), [0, 0, 0]);
    await page.locator("#problems").evaluate((list) => list.scrollTo(0, list.scrollHeight));
    assert.deepEqual(await room(), [0, 0, 0]);
  });
}

pageTest("a source that fits does not scroll", { hash: "#example=first_migration" }, async (page) => {
  const room = await page.locator(".cm-scroller").evaluate(({ scrollHeight, clientHeight }) => scrollHeight - clientHeight);
  assert.equal(room, 0);
});

pageTest("forced colours keep the marks beside the source", { forcedColors: "active", hash: "#example=mistakes" }, async (page) => {
  const border = await page
    .locator(".cm-lint-marker")
    .first()
    .evaluate((mark) => getComputedStyle(mark).borderTopWidth);
  assert.equal(border, "4px");
});

pageTest("a tab for each of many functions makes the page no wider", {}, async (page) => {
  const functions = Array.from(
    { length: 14 },
    (_, at) => `pub fn migration_number_${at}(pool :: PoolHandle) -> Int!String do\n  Ok(0)\nend\n`,
  );
  await write(page, functions.join(""));
  assert.equal(await page.locator("#tabs [role=tab]").count(), 15);
  const widths = await page.evaluate(() => [document.documentElement.scrollWidth, document.querySelector("#tabs")?.scrollWidth]);
  assert.ok(widths.every((width = 0) => width <= 1280));
  assert.equal(await page.locator("#schema-tab").isVisible(), true);
});

pageTest("on a touch screen no target is smaller than 44 px", { ...narrow, hash: "#example=mistakes" }, async (page) => {
  for (const view of ["source", "sql"]) {
    await page.locator(`#views [data-view=${view}]`).click();
    await page.locator("#statements:not([aria-busy])").waitFor({ state: "attached" });
    const small = await page.evaluate(() =>
      [...document.querySelectorAll("button:not(.walk, .card-call)")]
        .filter((button) => button.checkVisibility())
        .map((button) => ({ name: button.id || button.className, ...button.getBoundingClientRect().toJSON() }))
        // What is scrolled by part of a pixel measures less by the error of a float.
        .filter(({ width, height }) => Math.min(width, height) < 43.9)
        .map(({ name, width, height }) => `${name} ${width} ${height}`),
    );
    assert.deepEqual(small, []);
  }
});

pageTest("the counts lead to the first of their kind", { hash: "#example=mistakes" }, async (page) => {
  await page.locator("[data-count=error]").click();
  const line = page.locator("#editor .cm-activeLineGutter").first();
  assert.equal(await textSeen(line), (await textSeen(page.locator(".problem-place").first())).split(":")[0]);
  await page.locator("[data-count=statement]").click();
  assert.match((await page.evaluate(() => document.activeElement?.getAttribute("aria-label"))) ?? "", /^Statement \d/);
});

pageTest("the counts say where there are more than are shown", {}, async (page) => {
  await write(
    page,
    `pub fn up(pool :: PoolHandle) -> Int!String do
  for i in 0..300 do
    Migration.create_index(pool, "t", ["a:#{i}"], "")?
  end
  Ok(0)
end
`,
  );
  assert.match(await textSeen(page.locator("#counts")), /200\+ errors/);
});

pageTest("the counts say of no severity that there are more where it is infos that are omitted", {}, async (page) => {
  await write(
    page,
    `pub fn up(pool :: PoolHandle) -> Int!String do
  for i in 0..300 do
    Migration.create_table(pool, "t#{i}", ["id:INT"])?
  end
  Ok(0)
end

pub fn down(pool :: PoolHandle) -> Int!String do
  Migration.drop_table(pool, "t0")?
  Ok(0)
end
`,
  );
  assert.equal(await textSeen(page.locator("#counts")), "301 statements0 errors0 warnings");
});

pageTest("the tab of a function turns the source to it", {}, async (page) => {
  const down = page.locator("#editor .cm-line", { hasText: "pub fn down" });
  assert.equal(await down.count(), 0);
  await page.locator("#tab-down").click();
  await down.waitFor();
});

pageTest("arrows walk the menu, in which what is shown is marked", { hash: "#example=seed" }, async (page) => {
  await page.locator("#examples-button").focus();
  await page.keyboard.press("ArrowDown");
  const focused = () => page.evaluate(() => document.activeElement?.getAttribute("href"));
  assert.equal(await focused(), "#example=error_tracker");
  await page.keyboard.press("ArrowUp");
  assert.equal(await focused(), "docs/");
  await page.keyboard.press("ArrowUp");
  assert.equal(await focused(), "#example=mistakes");
  await page.keyboard.press("Home");
  await page.keyboard.press("ArrowDown");
  assert.equal(await focused(), "#example=first_migration");
  const current = page.locator("#examples [aria-current]");
  assert.equal(await current.getAttribute("href"), "#example=seed");
  await page.keyboard.press("Enter");
  await page.locator("#title", { hasText: "First migration" }).waitFor();
  await write(page, "# mine");
  await page.locator("#examples-button").click();
  assert.match((await current.getAttribute("href")) ?? "", /^#draft=/);
});

pageTest("print has the problems, and the statements of every function", { hash: "#example=first_migration" }, async (page) => {
  await page.locator("#editor .cm-line", { hasText: "pub fn up" }).click();
  await page.keyboard.press("End");
  await page.keyboard.insertText('\n  Migration.drop_table(poool, "a")?');
  await page.emulateMedia({ media: "print" });
  await page.evaluate(() => window.dispatchEvent(new Event("beforeprint")));
  assert.equal(await page.locator(".problem").first().isVisible(), true);
  assert.equal(await page.locator(".problem-fix").first().isVisible(), false);
  const other = await textSeen(page.locator("#paper"));
  assert.match(other, /^down.*DROP TABLE/s);
});

pageTest("forced colours show which tab is chosen", { forcedColors: "active" }, async (page) => {
  const colour = (/** @type {string} */ tab) => page.locator(tab).evaluate((element) => getComputedStyle(element).color);
  assert.notEqual(await colour("#tab-up"), await colour("#tab-down"));
});
