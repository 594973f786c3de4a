// How the finder stands on the page: narrow, large text, every state free of what axe-core knows to be wrong.

import assert from "node:assert/strict";
import { mkdir, readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { fileURLToPath } from "node:url";
import { test } from "node:test";
import { counted, finderPlace, frames, input, openFinder, part } from "../support/finder.mjs";

const axe = await readFile(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
/** Where the pictures go that a person should look at. */
const pictures = fileURLToPath(new URL("../../target/pictures/", import.meta.url));
await mkdir(pictures, { recursive: true });

const here = finderPlace();

const records = [
  { name: "莲花山公园步道", status: "建设中", date: "2024-05", url: "https://example.org/" },
  { id: "nobody" },
];

/** What a reader may come to see, one after the other. */
const states = [
  ["everything", () => {}],
  ["found", (page) => input(page).fill("河套")],
  ["conditions open", (page) => page.evaluate(() => (document.querySelector("plan-finder").shadowRoot.querySelector("[part=facets]").open = true))],
  ["condition", (page) => page.getByRole("checkbox").nth(0).check()],
  ["two conditions", (page) => page.getByRole("checkbox").nth(1).check()],
  ["record open", (page) => part(page, "summary").first().click()],
  ["nothing", (page) => input(page).fill("BYD")],
  ["near", (page) => page.getByRole("button", { name: /Clear|清除/ }).click().then(() => input(page).fill("heato"))],
  ["records", (page) => page.evaluate((records) => (document.querySelector("plan-finder").records = records), records).then(() => input(page).fill(""))],
  ["problems", (page) => part(page, "problems").locator("summary").click()],
  ["all shown", async (page) => {
    while (await part(page, "more").isVisible()) {
      await part(page, "more").click();
      await frames(page);
    }
  }],
  ["said", (page) => input(page).fill("莲花").then(() => page.waitForFunction(() => [...document.querySelectorAll("plan-finder > [role=status]")].some((node) => node.textContent)))],
];

test("axe-core finds nothing wrong in any state, light or dark, wide or narrow", async () => {
  for (const [lang, colorScheme, width] of [["en", "light", 1000], ["zh-Hant", "dark", 320]]) {
    const page = await openFinder(here, { body: '<plan-finder kinds="all"></plan-finder>', lang, colorScheme, viewport: { width, height: 900 } });
    await page.evaluate(axe);
    for (const [name, reach] of states) {
      await reach(page);
      await frames(page);
      await page.waitForTimeout(50);
      const faults = await page.evaluate(async () => {
        const { violations } = await window.axe.run();
        return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html, failureSummary }) => `${html} ${failureSummary}`).slice(0, 3)}`);
      });
      assert.deepEqual(faults, [], `${name}, ${lang}`);
      assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth), `${name} at ${width} scrolls sideways`);
    }
    page.assertClean();
    await page.done();
  }
});

test("at 320 pixels and with text of twice the size nothing is cut off or lies outside", async () => {
  const css = "<style>html { font-size: 200% }</style>";
  for (const lang of ["en", "zh-Hans"]) {
    const page = await openFinder(here, { body: `${css}<plan-finder kinds="all"></plan-finder>`, lang, viewport: { width: 320, height: 900 } });
    for (const [name, reach] of states.slice(0, 10)) {
      await reach(page);
      await frames(page);
      await page.waitForTimeout(50);
      const outside = await page.evaluate(() => {
        const root = document.querySelector("plan-finder").shadowRoot;
        return [...root.querySelectorAll("[part=widget] :not([part=hidden])")]
          .filter((node) => node.checkVisibility() && node.getClientRects().length > 0)
          .filter((node) => node.getBoundingClientRect().right > innerWidth + 0.5 || (node.scrollWidth > node.clientWidth + 1 && node.clientWidth > 0 && getComputedStyle(node).overflowX !== "visible" && node.localName !== "input"))
          .map((node) => node.outerHTML.slice(0, 120));
      });
      assert.deepEqual(outside.slice(0, 5), [], `${name}, ${lang}`);
    }
    await page.done();
  }
});

test("neither the box nor the count above the list moves while one types", async () => {
  for (const width of [320, 1000]) {
    const page = await openFinder(here, { body: '<plan-finder kinds="all"></plan-finder>', viewport: { width, height: 900 } });
    const places = () => page.evaluate(() => ["input", "facets-title", "count"].map((part) => document.querySelector("plan-finder").shadowRoot.querySelector(`[part=${part}]`).getBoundingClientRect().top));
    const before = await places();
    for (const query of ["h", "he", "heato", "hetao", "BYD", "14T", ""]) {
      await input(page).fill(query);
      await frames(page);
      assert.deepEqual(await places(), before, `${query} at ${width}`);
    }
    await page.done();
  }
});

test("what is pressed is large enough for a finger", async () => {
  const page = await openFinder(here, { viewport: { width: 360, height: 900 }, hasTouch: true });
  await page.evaluate(() => (document.querySelector("plan-finder").shadowRoot.querySelector("[part=facets]").open = true));
  await page.getByRole("checkbox").nth(0).check();
  await frames(page);
  const small = await page.evaluate(() => {
    const root = document.querySelector("plan-finder").shadowRoot;
    const all = root.querySelectorAll("[part=input], button, summary, [part=facet-value]");
    return [...all].filter((node) => node.getClientRects().length > 0 && node.getBoundingClientRect().height < 24).map((node) => node.outerHTML.slice(0, 90));
  });
  assert.deepEqual(small, []);
  await page.done();
});

test("what a host says of its paragraphs is not said of the finder", async () => {
  const css = "<style>main { text-indent: 2em; text-align: justify; text-transform: uppercase; white-space: nowrap } plan-finder { all: unset }</style>";
  for (const dir of ["ltr", "rtl"]) {
    const page = await openFinder(here, { body: `${css}<div dir="${dir}"><plan-finder></plan-finder></div>`, viewport: { width: 360, height: 900 } });
    await input(page).fill("primary section");
    await frames(page);
    assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth), `${dir}: scrolls sideways`);
    const said = await part(page, "name-own").first().evaluate((node) => [node.innerText, node.getBoundingClientRect().left - node.closest("[part=item]").getBoundingClientRect().left, getComputedStyle(node).textIndent]);
    assert.deepEqual(said, [await part(page, "name-own").first().textContent(), 0, "0px"]);
    page.assertClean();
    await page.done();
  }
});

test("a thousand finders come and go and leave nothing; one works in another document", async () => {
  const page = await openFinder(here, { body: '<div id="place"></div><plan-finder></plan-finder><iframe width="600" height="500"></iframe>', viewport: { width: 1000, height: 900 } });
  const session = await page.context().newCDPSession(page);
  await session.send("Performance.enable");
  const left = async () => {
    await session.send("HeapProfiler.collectGarbage");
    const { metrics } = await session.send("Performance.getMetrics");
    return metrics.filter(({ name }) => ["Nodes", "JSEventListeners"].includes(name)).map(({ name, value }) => `${name} ${value}`);
  };
  const mount = (times, drawn) =>
    page.evaluate(
      async ([times, drawn]) => {
        const place = document.querySelector("#place");
        for (let time = 0; time < times; time += 1) {
          const finder = document.createElement("plan-finder");
          if (drawn) finder.records = [{ name: `${time}号` }];
          place.append(finder);
          if (drawn) await new Promise((done) => finder.addEventListener("finder-records", done, { once: true }));
          else if (time % 10 === 0) await new Promise(requestAnimationFrame);
          finder.remove();
        }
        await new Promise((done) => setTimeout(done, 100));
      },
      [times, drawn],
    );
  await mount(10, true);
  const before = await left();
  await mount(900, false);
  await mount(100, true);
  assert.deepEqual(await left(), before);
  const there = await page.evaluate(async () => {
    const finder = document.querySelector("plan-finder");
    const other = document.querySelector("iframe").contentDocument;
    other.documentElement.lang = "zh-Hant";
    other.body.append(finder);
    const root = finder.shadowRoot;
    const box = root.querySelector("input");
    box.value = "xuexiao";
    box.dispatchEvent(new Event("input"));
    await new Promise((done) => finder.addEventListener("finder-change", done, { once: true }));
    return [root.querySelector("[part=count]").textContent, root.querySelector("[part=label]").textContent, getComputedStyle(root.querySelector("[part=chips]")).display, getComputedStyle(root.querySelector("[part=input]")).minHeight];
  });
  assert.deepEqual(there, ["2 個項目", "尋找規劃項目", "none", "44px"]);
  page.assertClean();
  await page.done();
});

test("a host that styles everything, and one that forces its colours, leave the finder standing", async () => {
  const css = "<style>* { all: revert } div { position: fixed; color: red } [role=status] { all: unset }</style>";
  const page = await openFinder(here, { body: `${css}<plan-finder></plan-finder>`, forcedColors: "active", viewport: { width: 700, height: 900 } });
  await input(page).fill("hetao");
  await counted(page, "37 projects");
  await page.waitForFunction(() => [...document.querySelectorAll("plan-finder > [role=status]")].some((node) => node.textContent));
  const box = await page.locator("plan-finder > [role=status]").first().boundingBox();
  assert.deepEqual([box.width, box.height], [1, 1]);
  const { width } = await part(page, "widget").boundingBox();
  assert.ok(width > 600, `the widget is ${width} wide`);
  await page.screenshot({ path: `${pictures}finder-forced.png` });
  await page.done();
});

test("pictures for people to look at", async () => {
  const own = [
    { name: "莲花山公园步道", status: "建设中", date: "2024-05", url: "https://example.org/" },
  ];
  for (const [name, width, lang, colorScheme, attributes, query, act] of [
    ["phone", 360, "zh-Hans", "light", "", "", ""],
    ["phone-found-dark", 360, "zh-Hant", "dark", "", "xuexiao", ""],
    ["phone-facets", 360, "en", "light", "", "hetao", "facets"],
    ["desktop-open", 1000, "zh-Hans", "light", 'kinds="all"', "河套", "open"],
    ["desktop-en-dark", 1000, "en", "dark", "", "ht", "check"],
    ["desktop-all-en", 1000, "en", "light", 'kinds="all"', "", "records"],
  ]) {
    const page = await openFinder(here, { body: `<plan-finder ${attributes}></plan-finder>`, lang, colorScheme, viewport: { width, height: 1000 }, deviceScaleFactor: width < 500 ? 2 : 1 });
    if (query) await input(page).fill(query);
    if (act === "facets") await page.evaluate(() => (document.querySelector("plan-finder").shadowRoot.querySelector("[part=facets]").open = true));
    if (act === "check") await page.getByRole("checkbox").nth(0).check().then(() => page.getByRole("checkbox").nth(3).check());
    if (act === "records") {
      const ids = await page.evaluate(async () => (await import("/plan-widgets/index.js")).projects().map(({ id }) => id));
      await page.evaluate((records) => (document.querySelector("plan-finder").records = records), [...own, { id: ids[0], status: "已完工", date: "2024", url: "/x" }, { id: "?" }]);
    }
    await frames(page);
    if (act === "open") await part(page, "summary").first().click();
    await page.waitForTimeout(150);
    await page.screenshot({ path: `${pictures}finder-${name}.png` });
    page.assertClean();
    await page.done();
  }
});
