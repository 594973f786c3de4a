// Every export called with anything, where there are real elements to be called with.

import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { after, before, test } from "node:test";
import { fileURLToPath } from "node:url";
import { launch, openPage, serve } from "../support/browser.mjs";

let browser;
let site;

before(async () => {
  [browser, site] = await Promise.all([launch(), serve(fileURLToPath(new URL("../../target/www/", import.meta.url)))]);
});

after(async () => {
  await browser?.close();
  await site?.close();
});

test("10,000 calls in a page, with canvases, elements and proxies of them", async () => {
  const source = await readFile(new URL("../support/fuzz.mjs", import.meta.url), "utf8");
  site.requests.length = 0;
  const page = await openPage(browser, `${site.url}docs/`);
  const { wrong, counts } = await page.evaluate(async (source) => {
    const { fuzz } = await import(URL.createObjectURL(new Blob([source], { type: "text/javascript" })));
    const api = await import("/plan-widgets/browser.js");
    await api.initialize();
    const canvas = document.createElement("canvas");
    const host = document.createElement("div");
    const frame = document.createElement("iframe");
    document.body.append(canvas, host, frame);
    const good = [() => canvas, () => canvas, () => host, () => document, () => document.createElement("canvas"), () => new Proxy(canvas, {}), () => new Proxy(host, {}), () => frame.contentDocument.createElement("canvas"), () => frame.contentDocument.body];
    const probe = () => [
      api.searchProjects("幼儿园", { limit: 3 }),
      api.drawIndicatorChart(canvas, "gdp", { width: 300, height: 200, lang: "en" }).marks,
    ];
    const elsewhere = (code) => frame.contentWindow.eval(code);
    return fuzz(api, { calls: 10_000, seed: 1, good, probe, elsewhere });
  }, source);
  assert.deepEqual(wrong, []);
  assert.ok(counts.answers > 500 && counts.errors > 2500, JSON.stringify(counts));
  await page.done();
});
