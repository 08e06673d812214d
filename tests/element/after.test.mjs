// Elements of one page that come after each other.

import assert from "node:assert/strict";
import { element, elementTest, open, pageOf, sqlOf, started } from "./browser.mjs";

/** @import { Page } from "playwright-core" */

/** @param {Page} page @param {string} id */
const said = async (page, id) => (await page.locator(`#${id} .said`).textContent()) ?? "";

/** The number of each element that has been previewed, in order. @param {Page} page */
const watch = (page) =>
  page.addInitScript(() => {
    Object.assign(window, { told: [] });
    document.addEventListener("preview", (event) => window.told.push(/** @type {Element} */ (event.target).id));
  });

const helper = 'pub fn named(name :: String) = "#{name}_audit"';
const drop = 'Migration.drop_table(pool, named("users"))?';

elementTest("an element knows the helpers of those that it comes after", {}, async (page) => {
  await open(page, pageOf(element(helper, 'id="a"') + element(drop, 'id="b" after="a"')));
  await started(page, 1);
  assert.deepEqual(await sqlOf(page, 1), ['DROP TABLE IF EXISTS "users_audit"']);
});

elementTest("an element knows the tables that others made before it, each once, in the order of the page", {}, async (page) => {
  const table = (/** @type {string} */ name) => `Migration.create_table(pool, "${name}", ["id:UUID"])?`;
  const diamond = [
    element(table("a"), 'id="a"'),
    element(`${table("b")}\nMigration.add_column(pool, "a", "x:INT")?`, 'id="b" after="a"'),
    element(`Migration.drop_column(pool, "a", "x")?`, 'id="c" after="a"'),
    element(`Migration.rename_column(pool, "a", "x", "y")?`, 'id="d" after="c b"'),
  ];
  await open(page, pageOf(diamond.join("")));
  for (const nth of [0, 1, 2, 3]) {
    await page.locator("mesh-ddl").nth(nth).scrollIntoViewIfNeeded();
    await started(page, nth);
  }
  // The column is made in b and dropped in c, which comes after b on the page.
  assert.match((await page.locator("#d .card-outcome").textContent()) ?? "", /fails/);
});

elementTest("what depends on an edited element is previewed anew, once", {}, async (page) => {
  await watch(page);
  const diamond = [
    element("", 'id="a"'),
    element("", 'id="b" after="a"'),
    element("", 'id="c" after="a"'),
    element("", 'id="d" after="b c"'),
  ];
  await open(page, pageOf(diamond.join("") + element("", 'id="e"')));
  await started(page, 4);
  await page.waitForFunction(() => window.told.length >= 5);
  const told = await page.locator("#a").evaluate((each) => {
    window.told = [];
    Object.assign(each, { value: 'Migration.drop_table(pool, "x")?' });
    return window.told;
  });
  assert.deepEqual(told.sort(), ["a", "b", "c", "d"]);
});

elementTest("a cycle, an id that there is not, and one that is given twice are said in place", {}, async (page) => {
  const wrong = [
    element("", 'id="a" after="b"'),
    element("", 'id="b" after="a"'),
    element("", 'id="c" after="nobody"'),
    element("", 'id="twin"'),
    element("", 'id="twin"'),
    element("", 'id="d" after="twin"'),
    element("", 'id="e" after="e"'),
  ];
  await open(page, pageOf(wrong.join("")));
  for (const nth of wrong.keys()) {
    await page.locator("mesh-ddl").nth(nth).scrollIntoViewIfNeeded();
    await started(page, nth);
  }
  assert.match(await said(page, "a"), /What comes after \w would have to come before it, too: leave one after out\./);
  assert.match(await said(page, "b"), /What comes after \w would have to come before it, too: leave one after out\./);
  assert.match(await said(page, "c"), /No snippet of this page has the id nobody/);
  assert.match(await said(page, "d"), /The id twin is given 2 times/);
  assert.match(await said(page, "e"), /What comes after e would have to come before it, too: leave one after out\./);

  await page.evaluate(() => {
    const late = document.createElement("mesh-ddl");
    late.id = "nobody";
    document.body.append(late);
  });
  assert.equal(await said(page, "c"), "");
});

elementTest("a heading may have the id of an element", {}, async (page) => {
  await open(page, pageOf(`<h2 id="users">Users</h2>${element(helper, 'id="users"')}${element(drop, 'after="users"')}`));
  await started(page, 1);
  assert.deepEqual(await sqlOf(page, 1), ['DROP TABLE IF EXISTS "users_audit"']);
});
