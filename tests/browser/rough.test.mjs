// Pages on which something is wrong before we come, or goes wrong with us.

import assert from "node:assert/strict";
import { fileURLToPath } from "node:url";
import { after, before, test } from "node:test";
import { launch, openPage, serve } from "../support/browser.mjs";
import { trapping } from "../support/patch.mjs";
import { wasmBytes } from "../support/wasm.mjs";

const www = fileURLToPath(new URL("../../target/www/", import.meta.url));
const RECORDS = JSON.stringify([{ id: "ours", name: "A footbridge of our own" }]);
const BODY = `<plan-tracker indicator="gdp"><p>GDP</p></plan-tracker><plan-scorecard><p>All</p></plan-scorecard>
<plan-finder records="/records.json"><p>Projects</p></plan-finder>`;

let browser;

before(async () => {
  browser = await launch();
});

after(() => browser?.close());

async function opened(t, script, more = {}, before = "") {
  const reply = (type, body) => (_request, response) => response.writeHead(200, { "content-type": type }).end(body);
  const html = `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>t</title><link rel="icon" href="data:,">
<script>${before}; window.told = []; addEventListener("plan-error", ({ detail }) => told.push(detail.code));</script>
<script type="module" src="/plan-widgets/${script}"></script></head><body>${BODY}</body></html>`;
  const site = await serve(www, { handlers: { "/t.html": reply("text/html", html), "/records.json": reply("application/json", RECORDS), ...more } });
  t.after(() => site.close());
  return openPage(browser, `${site.url}t.html`, { viewport: { width: 400, height: 3000 } });
}

/** Waits until every element shows its widget, or what stands inside it. */
const all = (page, drawn) =>
  page.waitForFunction(
    (drawn) =>
      [...document.querySelectorAll("plan-tracker, plan-scorecard, plan-finder")].every(
        ({ shadowRoot }) => shadowRoot && shadowRoot.querySelector("[part~=widget]").hidden !== drawn && shadowRoot.querySelector("slot:not([name])").hidden === drawn,
      ),
    drawn,
  );

for (const script of ["define.js", "plan-widgets.js", "plan-widgets.single.js"]) {
  test(`${script} works in a page that has added to the prototypes`, async (t) => {
    const page = await opened(
      t,
      script,
      {},
      `Object.prototype.more = "of the page"; Object.prototype.work = function () {}; Array.prototype.last = function () { return this.at(-1); };
       Object.defineProperty(Object.prototype, "id", { set() {}, get() { return "swallowed"; }, configurable: true });`,
    );
    await all(page, true);
    assert.match(await page.evaluate(() => document.querySelector("plan-tracker").shadowRoot.textContent), /6600/);
    await page.locator("plan-finder [part=input]").fill("hetao");
    await page.waitForFunction(() => document.querySelectorAll("plan-finder").length === 1 && /河套/.test(document.querySelector("plan-finder").shadowRoot.querySelector("[part=list]").textContent));
    page.assertClean();
    await page.done();
  });
}

test("where the wasm stops, what stands inside the elements is seen, and those that share it start another", async (t) => {
  const good = await wasmBytes();
  const answers = [trapping(good, "drawChart"), good];
  // The finder's records come when the wasm they were meant for is no more.
  let late;
  const stopped = new Promise((done) => (late = done));
  const page = await opened(t, "define.js", {
    "/records.json": async (_request, response) => {
      await stopped;
      response.writeHead(200, { "content-type": "application/json" }).end(RECORDS);
    },
    "/plan-widgets/plan_widgets_bg.wasm": (_request, response) =>
      response.writeHead(200, { "content-type": "application/wasm", "cache-control": "no-store" }).end(answers.shift()),
  });
  await page.waitForFunction(() => told.length >= 2);
  assert.deepEqual([...new Set(await page.evaluate(() => told))], ["not_initialized"]);
  late();
  await all(page, true);
  await page.locator("plan-finder [part=input]").fill("footbridge");
  await page.locator("plan-finder [data-id=ours]").waitFor();
  assert.equal(answers.length, 0);
  page.assertClean();
  await page.done();
});

test("a chart at which every wasm stops is tried again once, and what stands inside it is seen", async (t) => {
  const good = await wasmBytes();
  let asked = 0;
  const page = await opened(t, "define.js", {
    "/plan-widgets/plan_widgets_bg.wasm": (_request, response) => {
      asked += 1;
      response.writeHead(200, { "content-type": "application/wasm", "cache-control": "no-store" }).end(trapping(good, "drawChart"));
    },
  });
  await page.waitForFunction(() => told.length >= 4);
  await page.waitForTimeout(300);
  assert.deepEqual(
    await page.evaluate(() => [...document.querySelectorAll("plan-tracker, plan-scorecard")].map(({ shadowRoot }) => shadowRoot.querySelector("[part~=widget]").hidden)),
    [true, true],
  );
  assert.ok(asked <= 4, `${asked} wasms were fetched`);
  page.assertClean();
  await page.done();
});

test("what gets type ready fails nothing: a page that lets have no canvas at first, or has no document yet", async (t) => {
  const before = `const theirs = HTMLCanvasElement.prototype.getContext; let first = true;
    HTMLCanvasElement.prototype.getContext = function (...given) { if (first) { first = false; throw new Error("not now"); } return theirs.apply(this, given); }`;
  const page = await opened(t, "plan-tracker.js", {}, before);
  await page.waitForFunction(() => document.querySelector("plan-tracker").shadowRoot?.querySelector("canvas")?.ariaLabel);
  assert.deepEqual(await page.evaluate(() => told), []);
  const said = await page.evaluate(async () => {
    const { initialize, plans } = await import("/plan-widgets/charts-alone.js");
    document.documentElement.remove();
    await initialize();
    return plans().length;
  });
  assert.equal(said, 1);
  page.assertClean();
  await page.done();
});
