// The demo page, as a reader meets it.

import assert from "node:assert/strict";
import { mkdir } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { after, before, test } from "node:test";
import { launch, openPage, serve } from "../support/browser.mjs";

const www = fileURLToPath(new URL("../../target/www/", import.meta.url));
/** Where the pictures go that a person should look at. */
const pictures = fileURLToPath(new URL("../../target/pictures/", import.meta.url));

let browser;
let site;

before(async () => {
  await mkdir(pictures, { recursive: true });
  [browser, site] = await Promise.all([launch(), serve(www)]);
});

after(async () => {
  await browser?.close();
  await site?.close();
});

/** Opens the demo page and waits until every widget shows itself. */
async function demo(options = {}, query = "") {
  const page = await openPage(browser, `${site.url}${query}`, options);
  await page.waitForFunction(() =>
    [...document.querySelectorAll("plan-tracker, plan-finder")].every(
      (element) => element.shadowRoot?.querySelector("[part=widget]")?.hidden === false,
    ),
  );
  // One more frame, so that what was laid out is drawn.
  await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));
  return page;
}

/** The pixels of a tracker's canvas, as a data URL, and how many of them are not empty. */
function pixels(page, indicator) {
  return page.evaluate((id) => {
    const canvas = document.querySelector(`plan-tracker[indicator=${id}]`).shadowRoot.querySelector("canvas");
    const { data } = canvas.getContext("2d").getImageData(0, 0, canvas.width, canvas.height);
    let inked = 0;
    for (let at = 3; at < data.length; at += 4) if (data[at] > 0) inked += 1;
    return { url: canvas.toDataURL(), inked, width: canvas.width, height: canvas.height };
  }, indicator);
}

function type(page, text) {
  return page.locator("plan-finder input[type=search]").fill(text);
}

const listed = (page) => page.locator("plan-finder [part=item] h3").allTextContents();

test("24 indicators come out of the wasm, and the chart of GDP says 4800 and 6600", async () => {
  const page = await demo();
  const { count, shown } = await page.evaluate(async () => {
    const api = await import("./plan-widgets/plan-widgets.js");
    const canvas = document.createElement("canvas");
    document.body.append(canvas);
    const shown = api.drawIndicatorChart(canvas, "gdp", { width: 400, height: 240 });
    canvas.remove();
    return { count: api.indicators().length, shown };
  });
  assert.equal(count, 24);
  assert.deepEqual(
    shown.marks.map(({ role, year, value }) => [role, year, value]),
    [
      ["baseline", 2020, 4800],
      ["target", 2025, 6600],
    ],
  );
  assert.equal(shown.unit, "亿元");
  assert.match(shown.summary, /6600/);
  page.assertClean();
  await page.done();
});

test("charts are drawn, each its own, in device pixels, as wide as their box", async () => {
  for (const deviceScaleFactor of [1, 2]) {
    const page = await demo({ viewport: { width: 360, height: 800 }, deviceScaleFactor });
    const gdp = await pixels(page, "gdp");
    const air = await pixels(page, "air-quality");
    assert.ok(gdp.inked > 1000, `only ${gdp.inked} pixels have ink`);
    assert.notEqual(gdp.url, air.url);
    const box = await page.locator("plan-tracker[indicator=gdp] [part=chart]").boundingBox();
    assert.equal(gdp.width, Math.round(box.width * deviceScaleFactor));

    await page.setViewportSize({ width: 320, height: 800 });
    await page.waitForFunction(
      (before) =>
        document.querySelector("plan-tracker[indicator=gdp]").shadowRoot.querySelector("canvas").width < before,
      gdp.width,
    );
    const wide = await page.evaluate(() => document.documentElement.scrollWidth);
    assert.equal(wide, 320, "the page scrolls sideways");
    page.assertClean();
    await page.done();
  }
});

test("typing leaves the kindergartens, and says how many", async () => {
  const page = await demo({}, "?lang=en");
  const all = Number.parseInt(await page.locator("plan-finder [part=count]").textContent(), 10);
  const total = await page.evaluate(async () => (await import("./plan-widgets/plan-widgets.js")).projects().length);
  assert.equal(all, total);

  await type(page, "幼儿园");
  await page.waitForFunction(
    (all) => Number.parseInt(document.querySelector("plan-finder").shadowRoot.querySelector("[part=count]").textContent) < all,
    all,
  );
  const names = await listed(page);
  for (const name of ["福保社区幼儿园", "安托山幼儿园", "金秋幼儿园", "福堤幼儿园", "园东幼儿园"]) {
    assert.ok(names.includes(name), `${name} is not in ${names}`);
  }
  assert.ok(names.every((name) => name.includes("幼儿园")));
  assert.equal(await page.locator("plan-finder [part=count]").textContent(), `${names.length} projects`);
  assert.deepEqual([...new Set(await page.locator("plan-finder mark").allTextContents())], ["幼儿园"]);

  await type(page, "<img src=x onerror=alert(1)>");
  await page.waitForFunction(
    () => document.querySelector("plan-finder").shadowRoot.querySelector("[part=count]").textContent === "No projects found",
  );
  page.assertClean();
  await page.done();
});

test("more are shown twenty at a time, until all are", async () => {
  const page = await demo({}, "?lang=en");
  const total = await page.evaluate(async () => (await import("./plan-widgets/plan-widgets.js")).projects().length);
  const more = page.locator("plan-finder [part=more]");
  for (let shown = 20; shown < total; shown += 20) {
    assert.equal((await listed(page)).length, shown);
    assert.equal(await more.textContent(), `Show ${Math.min(20, total - shown)} more`);
    await more.click();
    await page.waitForFunction(
      (shown) => document.querySelector("plan-finder").shadowRoot.querySelectorAll("[part=item]").length > shown,
      shown,
    );
  }
  assert.equal((await listed(page)).length, total);
  assert.equal(await more.isVisible(), false);
  await page.done();
});

test("an unknown indicator keeps the fallback, and says why in an event", async () => {
  const page = await demo();
  const error = await page.evaluate(async () => {
    const tracker = document.createElement("plan-tracker");
    tracker.innerHTML = "<p>fallback</p>";
    tracker.setAttribute("indicator", "nothing");
    const told = new Promise((resolve) => document.addEventListener("plan-error", resolve, { once: true }));
    document.body.append(tracker);
    const { detail } = await told;
    return { code: detail.code, seen: tracker.querySelector("p").checkVisibility(), name: detail.name };
  });
  assert.deepEqual(error, { code: "unknown_indicator", seen: true, name: "PlanError" });
  page.assertClean();
  await page.done();
});

test("where the wasm cannot be had, or scripts are off, the fallback stands", async () => {
  const handlers = { "/plan-widgets/plan_widgets_bg.wasm": (_request, response) => response.writeHead(404).end() };
  const broken = await serve(www, { handlers });
  const page = await openPage(browser, broken.url, {
    init: () => addEventListener("plan-error", (event) => (window.told = event.detail.code)),
  });
  await page.waitForFunction(() => window.told);
  assert.equal(await page.evaluate(() => window.told), "load_failed");
  assert.ok(await page.getByText("2025 年目标 6600 亿元").isVisible());
  await page.done();
  await broken.close();

  const still = await openPage(browser, site.url, { javaScriptEnabled: false });
  assert.ok(await still.getByText("2025 年目标 6600 亿元").isVisible());
  await still.done();
});

test("what the page says without scripts is what the plan says", async () => {
  const page = await demo();
  const pairs = await page.evaluate(async () => {
    const { indicators } = await import("./plan-widgets/plan-widgets.js");
    const all = indicators();
    return [...document.querySelectorAll("plan-tracker")].map((tracker) => {
      const found = all.find(({ id }) => id === tracker.getAttribute("indicator"));
      return [tracker.textContent.replace(/\s/g, ""), found];
    });
  });
  for (const [said, { name, unit, baseline, target }] of pairs) {
    assert.ok(said.startsWith(name.replace(/\s/g, "")), `${said} is not about ${name}`);
    for (const { value } of [baseline, target]) {
      if (value !== null) assert.ok(said.includes(`${value}${unit}`), `${said} lacks ${value}${unit}`);
    }
  }
  await page.done();
});

test("pictures for people to look at", async () => {
  for (const [name, width, deviceScaleFactor, colorScheme, query] of [
    ["phone", 360, 2, "light", ""],
    ["phone-dark", 360, 1, "dark", "?lang=zh-Hant"],
    ["desktop", 1200, 1, "light", "?lang=en"],
    ["desktop-dark", 1200, 2, "dark", ""],
  ]) {
    const page = await demo({ viewport: { width, height: 900 }, deviceScaleFactor, colorScheme }, query);
    // Charts are drawn when they come near the view, and this picture has all of the page.
    await page.evaluate(() => dispatchEvent(new Event("beforeprint")));
    await page.evaluate(() => dispatchEvent(new Event("afterprint")));
    await page.screenshot({ path: `${pictures}${name}.png`, fullPage: true });
    page.assertClean();
    await page.done();
  }
});
