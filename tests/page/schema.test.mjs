// What statements do, as a reader meets it: outcomes on the cards, the schema's tab, and the sentence after down.

import assert from "node:assert/strict";
import { litSql, markedInSource, open, pageTest, textSeen, write } from "./browser.mjs";

/** @import { Page } from "playwright-core" */

const narrow = { viewport: { width: 360, height: 740 }, hasTouch: true, isMobile: true };

/** @param {string[]} up @param {string[]} down */
const migration = (up, down = []) => `pub fn up(pool :: PoolHandle) -> Int!String do
${up.map((call) => `  ${call}\n`).join("")}  Ok(0)
end

pub fn down(pool :: PoolHandle) -> Int!String do
${down.map((call) => `  ${call}\n`).join("")}  Ok(0)
end
`;
const users = 'Migration.create_table(pool, "users", ["id:UUID:PRIMARY KEY", "email:TEXT:NOT NULL"])?';
const index = 'Migration.create_index(pool, "users", ["email"], "unique:true")?';
const plans = 'Migration.add_column(pool, "plans", "price:INTEGER")?';
const wrong = 'Migration.rename_column(pool, "users", "mail", "address")?';

/** @param {Page} page */
const cards = (page) => page.locator("#cards .card");
/** @param {Page} page @param {string} name */
const row = (page, name) => page.locator(".schema-row", { has: page.getByRole("button", { name, exact: true }) });
/** @param {Page} page */
const focused = (page) =>
  page.evaluate(() => document.activeElement?.getAttribute("aria-label") ?? document.activeElement?.textContent);

pageTest("a skipped statement leads to the one that is why", {}, async (page) => {
  await write(page, migration([users, index, users]));
  const outcome = cards(page).nth(2).locator(".card-outcome");
  assert.match(await textSeen(outcome), /^skipped: .*users.*; see statement 1/);
  assert.equal(await page.locator(".card-outcome").count(), 1);
  await outcome.getByRole("button").click();
  assert.equal(await focused(page), "Statement 1: Migration.create_table");
  assert.match(await markedInSource(page, "m-statement"), /^Migration\.create_table/);
  assert.match(await textSeen(page.locator("#problems li").first()), /W0411/);
});

pageTest("a statement that fails says its SQLSTATE, and what comes after it steps back", {}, async (page) => {
  await write(page, migration([users, wrong, index, plans]));
  assert.match(await textSeen(cards(page).nth(1).locator(".card-outcome")), /^fails: .*mail.* \(42703\); see statement 1\./);
  assert.equal(await cards(page).nth(1).locator(".note").count(), 0);
  assert.equal(await textSeen(page.locator(".card-unreached")), "Not reached, since statement 2 fails.");
  assert.equal(await page.locator(".card.is-unreached").count(), 2);
  assert.equal(await cards(page).nth(2).getAttribute("aria-label"), "Statement 3: Migration.create_index, not reached");
  await write(page, migration([users, index, plans]));
  assert.equal(await page.locator(".card-outcome, .card-unreached, .card.is-unreached").count(), 0);
});

pageTest("the keyboard walks from an outcome to the statement that is why, in another function too", {}, async (page) => {
  const drop = 'Migration.drop_table(pool, "users")?';
  await write(page, migration([users], [drop, 'Migration.rename_column(pool, "users", "email", "mail")?']));
  await page.locator("#tab-down").click();
  await cards(page).nth(1).focus();
  await page.keyboard.press("Tab");
  assert.equal(await focused(page), "statement 1");
  await page.keyboard.press("Enter");
  assert.equal(await focused(page), "Statement 1: Migration.drop_table");
});

pageTest("the schema has a tab, reached by arrow keys, whose rows lead to their statements", {}, async (page) => {
  await write(page, migration([users, index, plans], ['Migration.drop_table(pool, "users")?']));
  await page.locator("#tab-up").focus();
  await page.keyboard.press("ArrowLeft");
  assert.equal(await focused(page), "schema");
  assert.equal(await page.locator("#statements").getAttribute("aria-labelledby"), "schema-tab");
  assert.equal(await page.locator("#cards").isVisible(), false);
  assert.equal(await page.locator("#copy-all").isVisible(), false);

  await page.keyboard.press("Tab");
  assert.equal(await focused(page), "users");
  assert.match(await markedInSource(page, "m-statement"), /^Migration\.create_table/);
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("ArrowDown");
  assert.equal(await focused(page), "email");
  assert.equal(await markedInSource(page, "m-clause"), "email:TEXT:NOT NULL");
  await page.keyboard.press("End");
  assert.equal(await focused(page), "price");
  await page.keyboard.press("Enter");
  assert.equal(await focused(page), "Statement 3: Migration.add_column");
  assert.equal(await page.locator("#tab-up").getAttribute("aria-selected"), "true");
  assert.equal(await page.locator("#schema").isVisible(), false);
});

pageTest("pointing at a column tints its entry in the source, and choosing it leads to its card", {}, async (page) => {
  await write(page, migration([users, index, plans]));
  await page.locator("#schema-tab").click();
  await row(page, "email").locator(".schema-type").hover();
  assert.equal(await markedInSource(page, "m-clause"), "email:TEXT:NOT NULL");
  assert.equal(await page.locator(".schema .is-lit").count(), 1);
  await row(page, "email").locator(".schema-type").click();
  assert.equal(await focused(page), "Statement 1: Migration.create_table");
});

pageTest("the caret in the source marks its column in the schema and keeps the tab", {}, async (page) => {
  await write(page, migration([users, index, plans], ['Migration.drop_column(pool, "plans", "price")?']));
  await page.locator("#schema-tab").click();
  await page.locator("#editor .cm-line span", { hasText: "email:TEXT:NOT NULL" }).last().click();
  assert.match(await textSeen(page.locator(".schema .is-lit")), /^email text not null$/);
  await page.locator("#editor .cm-line", { hasText: "drop_column" }).click();
  assert.equal(await page.locator("#schema-tab").getAttribute("aria-selected"), "true");
});

pageTest("the schema says what was there before and what is new of it", {}, async (page) => {
  await write(page, migration([users, plans]));
  await page.locator("#schema-tab").click();
  const tables = page.locator(".schema-table");
  assert.match(await textSeen(tables.nth(0)), /^users new.*id uuid primary key.*email text not null/);
  assert.match(await textSeen(tables.nth(1)), /^plans was there before.*price int4 new$/);
});

pageTest("the schema follows the typing, and Escape leads into it", {}, async (page) => {
  await write(page, migration([users]));
  await page.locator("#schema-tab").click();
  await write(page, migration([users, plans]));
  assert.match(await textSeen(row(page, "price")), /price int4/);
  await page.locator("#editor .cm-line", { hasText: "price" }).click();
  await page.keyboard.press("Escape");
  assert.equal(await focused(page), "price");
});

pageTest("a schema with a mistake in its way says so", {}, async (page) => {
  await write(page, migration([users, plans, wrong]));
  await page.locator("#schema-tab").click();
  assert.equal(await textSeen(page.locator(".schema-about")), "After up, if its errors were mended.");
});

pageTest("down says that it puts everything back, or what it leaves and where that was made", {}, async (page) => {
  const drop = 'Migration.drop_table(pool, "users")?';
  await write(page, migration([users, index], [drop]));
  await page.locator("#tab-down").click();
  assert.equal(await textSeen(page.locator("#leftover")), "Puts everything back.");
  await page.locator("#tab-up").click();
  assert.equal(await page.locator("#leftover").isVisible(), false);

  await write(page, migration([users, index, plans], [drop]));
  await page.locator("#tab-down").click();
  assert.match(
    await textSeen(page.locator("#leftover")),
    /^Leaves 1 thing behind:column plans\.price, made in statement 3 of up: write Migration\.drop_column\(pool, "plans", "price"\)\? in down ?Fix$/,
  );
  await page.locator("#leftover .walk").click();
  assert.equal(await focused(page), "Statement 3: Migration.add_column");
  assert.equal(await page.locator("#tab-up").getAttribute("aria-selected"), "true");
  assert.match(await markedInSource(page, "m-statement"), /^Migration\.add_column/);
});

pageTest("the schema's tab says what down leaves, and one click writes the call that removes it", {}, async (page) => {
  await write(page, migration([users, plans], ['Migration.drop_table(pool, "users")?']));
  await page.locator("#schema-tab").click();
  assert.match(
    await textSeen(page.locator("#leftover")),
    /^down leaves 1 thing behind:column plans\.price, made in statement 2 of up/,
  );
  await page.locator("#leftover button", { hasText: "Fix" }).click();
  assert.match(
    await textSeen(page.locator("#editor .cm-content")),
    /drop_table\(pool, "users"\)\?\s+Migration\.drop_column\(pool, "plans", "price"\)\?\s+Ok\(0\)/,
  );
  assert.equal(await textSeen(page.locator("#leftover")), "down puts everything back.");
});

pageTest("an empty source leaves the schema's tab", {}, async (page) => {
  await write(page, migration([users]));
  await page.locator("#schema-tab").click();
  await write(page, "");
  assert.equal(await page.locator("#welcome").isVisible(), true);
  assert.equal(await page.locator("#tabs").isVisible(), false);
});

pageTest(
  "on a narrow screen a column leads to its statement and on to the source",
  { ...narrow, hash: "#example=first_migration" },
  async (page) => {
    await page.locator("#views [data-view=sql]").click();
    await page.locator("#schema-tab").tap();
    const [name, rest] = [row(page, "email").locator(".schema-name"), row(page, "email").locator(".schema-rest")];
    const [above, below] = [await name.boundingBox(), await rest.boundingBox()];
    assert.ok(above && below && below.y >= above.y + above.height - 1);
    await row(page, "email").tap();
    assert.equal(await page.locator("#cards .is-tinted").count(), 1);
    assert.equal(await litSql(page), "");
    await page.keyboard.press("Enter");
    assert.equal(await page.locator("#editor").isVisible(), true);
  },
);

pageTest("the page opens on the statements whatever was shown before", { hash: "#example=first_migration" }, async (page) => {
  await page.locator("#schema-tab").click();
  await open(page, "#example=seed");
  assert.equal(await page.locator("#tab-up").getAttribute("aria-selected"), "true");
  assert.equal(await page.locator("#cards").isVisible(), true);
});
