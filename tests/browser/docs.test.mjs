// The documentation, which is made of the sources.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { fileURLToPath } from "node:url";
import { launch, openPage, serve } from "../support/browser.mjs";
import * as api from "../../pkg/dist/node.js";

let browser;
let site;

before(async () => {
  [browser, site] = await Promise.all([launch(), serve(fileURLToPath(new URL("../../target/www/", import.meta.url)))]);
});

after(async () => {
  await browser?.close();
  await site?.close();
});

test("every function, element and list is in it, and it can be read without scripts", async () => {
  const page = await openPage(browser, `${site.url}docs/`, { javaScriptEnabled: false, viewport: { width: 320, height: 640 } });
  const functions = Object.keys(api).filter((name) => typeof api[name] === "function" && name !== "PlanError");
  for (const id of [...functions.map((name) => `api-${name}`), "plan-tracker", "plan-scorecard", "plan-finder", "data-plan", "data-indicators", "method-linear"]) {
    assert.equal(await page.locator(`#${id}`).count(), 1, id);
  }
  assert.equal(await page.locator("#api-loadPlan dd").count() > 1, true);
  assert.ok(await page.getByText("entries, in the order below").isVisible());
  page.assertClean();
  await page.done();
});

test("our own finder searches it", async () => {
  const page = await openPage(browser, `${site.url}docs/`);
  await page.locator("plan-finder [part=input]").fill("scorecard");
  const link = page.locator("plan-finder [data-id=api-scorecardSvg] a");
  await link.waitFor();
  assert.match(await link.getAttribute("href"), /#api-scorecardSvg$/);
  page.assertClean();
  await page.done();
});
