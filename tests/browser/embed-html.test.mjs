// HTML to paste: what is left of it behind the sanitizers of other people's editors, with their own defaults.

import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { after, before, test } from "node:test";
import sanitize from "sanitize-html";
import * as api from "../../pkg/dist/node.js";
import { launch, openPage } from "../support/browser.mjs";
import { hostPage, photograph, serveWithPages } from "../support/embed.mjs";

const purifier = await readFile(createRequire(import.meta.url).resolve("dompurify/dist/purify.min.js"), "utf8");
const LANGS = ["zh-Hans", "zh-Hant", "en"];
/** Results nobody measured, to have a verdict to look for. */
const observations = [{ year: 2023, value: 5830, source: "an invented report & more" }];

let browser;
let site;

before(async () => {
  [browser, site] = await Promise.all([launch(), serveWithPages()]);
});

after(async () => {
  await browser?.close();
  await site?.close();
});

/** What a reader must find in a text, however little of the markup is left. */
function needles(lang) {
  const rows = api.indicatorTable("gdp", { lang, observations });
  const gdp = api.indicators()[0];
  return [
    gdp.names[lang] ?? gdp.name,
    gdp.unit,
    api.indicatorSummary("gdp", { lang, observations }),
    { "zh-Hans": "略为落后", "zh-Hant": "略為落後", en: "Slightly behind" }[lang],
    ...rows.map(({ year }) => String(year)),
    ...rows.map(({ text }) => text),
    rows[0].source,
    "an invented report & more",
  ];
}

/** Opens a page with this HTML in it and answers text and table as a reader has them. */
async function read(html, name) {
  const url = site.page(`/${name}.html`, hostPage(html));
  const page = await openPage(browser, url, { viewport: { width: 360, height: 640 }, javaScriptEnabled: true });
  const found = await page.evaluate(() => ({
    text: document.body.innerText,
    rows: [...document.querySelectorAll("tr")].map((row) => [...row.cells].map((cell) => cell.textContent)),
    pictures: [...document.images].map(({ complete, naturalWidth, alt }) => ({ drawn: complete && naturalWidth > 0, alt })),
    svg: document.querySelectorAll("svg").length,
  }));
  await photograph(page, name);
  page.assertClean();
  await page.done();
  return found;
}

for (const lang of LANGS) {
  test(`the figure says everything in text, before and after sanitizers: ${lang}`, async () => {
    const html = api.indicatorHtml("gdp", { lang, observations });
    const purified = await purify(html);
    const strict = sanitize(html);
    for (const [name, text] of [["whole", html], ["dompurify", purified], ["sanitize-html", strict]]) {
      const found = await read(text, `html-${name}-${lang}`);
      for (const needle of needles(lang)) assert.ok(found.text.includes(needle), `${name} lost "${needle}" of: ${found.text}`);
      assert.equal(found.rows.length, api.indicatorTable("gdp", { lang, observations }).length + 1, name);
      for (const row of found.rows) assert.equal(row.length, 4);
      // A picture is there and drawn, or gone: never its labels as loose words.
      assert.equal(found.svg, 0);
      assert.ok(found.pictures.every(({ drawn, alt }) => drawn && alt.includes(needles(lang)[2])), name);
      assert.equal(found.pictures.length, name === "sanitize-html" ? 0 : 1);
      const cells = found.rows.flat().join("\n");
      assert.equal(found.text.split("6600").length, needles(lang)[2].split("6600").length - 1 + cells.split("6600").length, `${name} says 6600 outside of sentence and table`);
    }
  });
}

/** DOMPurify with its defaults, in a browser, where it is at home. */
async function purify(html) {
  const page = await openPage(browser, site.page("/purify.html", hostPage("")));
  await page.evaluate(purifier);
  const clean = await page.evaluate((dirty) => DOMPurify.sanitize(dirty), html);
  await page.done();
  return clean;
}

test("the numbers are those of the chart, for every indicator", () => {
  for (const { id } of api.indicators()) {
    const text = sanitize(api.indicatorHtml(id, { lang: "en" }), { allowedTags: [] });
    for (const { text: value, source } of api.indicatorTable(id, { lang: "en" })) {
      for (const said of [value, source]) assert.ok(text.includes(sanitize(said)), `${id} lost ${said}`);
    }
    assert.ok(text.includes(sanitize(api.indicatorSummary(id, { lang: "en" }))), id);
  }
});

test("scorecards and series are figures too, and text stays text", async () => {
  const score = api.scorecardHtml({ lang: "en" });
  assert.equal(score.match(/<tr>/g).length, 25);
  const [{ id }] = api.series();
  assert.match(api.seriesHtml(id, { lang: "en" }), /^<figure lang="en" dir="ltr">\n/);
  const evil = `"><script>alert(1)</script><img src=x onerror=alert(1)>`;
  const html = api.indicatorHtml("gdp", { observations: [{ year: 2023, value: 5830, source: evil }], picture: evil });
  assert.ok(!/<script|<img src=x/.test(html), html);
  const found = await read(html.replace(/<img[^>]*>/, ""), "html-evil");
  assert.ok(found.text.includes(evil));
});

test("what is wider than a phone scrolls by itself", async () => {
  const observations = "indicator,year,value,source\ngdp,2023,5830,report\n";
  for (const lang of LANGS) {
    for (const html of [api.scorecardHtml({ lang, observations }), api.indicatorHtml("gdp", { lang, observations })]) {
      const page = await openPage(browser, site.page("/narrow.html", hostPage(html, { lang })), { viewport: { width: 360, height: 800 } });
      assert.equal(await page.evaluate(() => document.documentElement.scrollWidth), 360, lang);
      page.assertClean();
      await page.done();
    }
  }
});

test("a picture of one's own address, and faults with their codes", () => {
  const html = api.indicatorHtml("gdp", { picture: "https://example.org/gdp.svg?a=1&b=2" });
  assert.match(html, /<img src="https:\/\/example\.org\/gdp\.svg\?a=1&amp;b=2" alt="/);
  assert.ok(html.length < 4000, `${html.length} characters are much to paste`);
  assert.throws(() => api.indicatorHtml("nothing"), { code: "unknown_indicator" });
  assert.throws(() => api.indicatorHtml("gdp", { picture: 1 }), { code: "invalid_argument" });
  assert.throws(() => api.indicatorHtml("gdp", { pictures: "" }), { code: "invalid_argument" });
});

test("pictures alone: the file of the chart, light and dark", async () => {
  for (const theme of ["light", "dark"]) {
    const svg = api.indicatorChartSvg("gdp", { lang: "en", theme });
    site.handlers["/gdp.svg"] = (_, response) => response.writeHead(200, { "content-type": "image/svg+xml" }).end(svg);
    const page = await openPage(browser, site.page("/picture.html", hostPage(`<img src="/gdp.svg" style="width:100%">`)), {
      viewport: { width: 340, height: 300 },
    });
    assert.ok(await page.evaluate(() => document.images[0].naturalWidth === 640));
    await photograph(page, `picture-${theme}`);
    page.assertClean();
    await page.done();
  }
});
