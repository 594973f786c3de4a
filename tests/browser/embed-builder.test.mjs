// The builder, as an editor who has read no documentation meets it.

import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { after, before, test } from "node:test";
import { launch, openPage } from "../support/browser.mjs";
import { docx, p, table } from "../support/docx.mjs";
import { frameOf, hostPage, photograph, serveWithPages, settled } from "../support/embed.mjs";
import { readTable } from "../../www/builder/table.js";
import { read, write } from "../../www/builder/state.js";

let browser;
let site;

before(async () => {
  [browser, site] = await Promise.all([launch(), serveWithPages()]);
});

after(async () => {
  await browser?.close();
  await site?.close();
});

const desk = { viewport: { width: 1200, height: 900 } };

async function open(state = {}, options = desk) {
  const page = await openPage(browser, `${site.url}builder/#${new URLSearchParams(state)}`, { acceptDownloads: true, ...options });
  await page.waitForFunction(() => document.documentElement.dataset.ready !== undefined);
  await settled(page);
  return page;
}

const code = (page, level) => page.locator(`#level-${level} textarea`).inputValue();

/** Pastes code into an empty page of the same site and waits for its chart; answers the page. */
async function paste(text, name) {
  const page = await openPage(browser, site.page(`/pasted-${name}.html`, hostPage(text)), { viewport: { width: 360, height: 640 } });
  return page;
}

test("an address says the whole state, and only what differs", () => {
  const state = read({ search: "?indicator=gdp&lang=en", hash: "#observations=2023%095830%0A2024%096000&theme=dark" });
  assert.equal(state.observations, "2023\t5830\n2024\t6000");
  assert.deepEqual(read({ search: "", hash: `#${write(state)}` }), state);
  assert.equal(write(read({ search: "", hash: "" })), "");
  assert.equal(read({ search: "", hash: "#__proto__=1&unknown=2" }).unknown, undefined);
  // What no form could have written is not taken up.
  for (const hash of ["widget=constructor", "theme=<b>", "method=zzz", "as-of=abc", "src=javascript:alert(1)", "src= data:,x", "ui=xx", "width=1", "pinned=yes"]) {
    assert.equal(write(read({ search: "", hash: `#${hash}` })), "", hash);
  }
  for (const src of ["https://example.org/plan.json", "plans/a.json"]) assert.equal(read({ search: "", hash: `#src=${src}` }).src, src);
});

const LIST = [
  { id: "gdp", name: "地区生产总值", names: { en: "GDP" }, unit: "亿元" },
  { id: "share", name: "占比", names: {}, unit: "%" },
];

test("pasted tables become what the widgets read", () => {
  const head = "indicator,year,value,source\n";
  for (const [pasted, rows] of [
    ["2023\t5830\n2024\t6,000.5\tBureau, 2025", 'gdp,2023,5830,\ngdp,2024,6000.5,"Bureau, 2025"\n'],
    ["2023年 5830 区统计局", "gdp,2023,5830,区统计局\n"],
    ["2023，5830，统计公报", "gdp,2023,5830,统计公报\n"],
    ['2023,5830,"a ""quoted"" source, with comma"', 'gdp,2023,5830,"a ""quoted"" source, with comma"\n'],
    ["2023,5830,Bulletin, 2024", 'gdp,2023,5830,"Bulletin, 2024"\n'],
    ["Year,Value\r\n2023,5830\r\n\r\n", "gdp,2023,5830,\n"],
    ["value\tyear\tindicator\n5830\t2023\tair-quality", "air-quality,2023,5830,\n"],
    ["2023-24,5830", "gdp,2023-24,5830,\n"],
    // Thousands that can be nothing else.
    ["2023 5,830 Bulletin", "gdp,2023,5830,Bulletin\n"],
    ["2023 5\u00a0830 Bulletin", "gdp,2023,5830,Bulletin\n"],
    ["2023\t5 830\tBulletin", "gdp,2023,5830,Bulletin\n"],
    ['2023,"1,005,830.5",x', "gdp,2023,1005830.5,x\n"],
    ["2023\t5\t830", "gdp,2023,5,830\n"],
    ["2023,0.830,x", "gdp,2023,0.830,x\n"],
    ["2023\t5\t120号文件", "gdp,2023,5,120号文件\n"],
    ["year,value,target\n2023,5,830", "gdp,2023,5,\n"],
    // As Chinese editors type and paste.
    ["年份\t数值\t出处\n2023\t5830\t公报", "gdp,2023,5830,公报\n"],
    ["年份\t数值（亿元）\t出处\n2023\t5830\t公报", "gdp,2023,5830,公报\n"],
    ["Year,Value (亿元)\n2023,5830", "gdp,2023,5830,\n"],
    ["年度,數值,來源\n2023,5830,公報", "gdp,2023,5830,公報\n"],
    ["指标\t年份\t数值\n占比\t2023\t57％", "share,2023,57,\n"],
    ["２０２３　５８３０", "gdp,2023,5830,\n"],
    ["2023，5,830，公报", "gdp,2023,5830,公报\n"],
    ["2023、5830、公报", "gdp,2023,5830,公报\n"],
    ["2023;5830;Bulletin", "gdp,2023,5830,Bulletin\n"],
    ["2023: 5830", "gdp,2023,5830,\n"],
    ["2023年：5830亿元，公报", "gdp,2023,5830,公报\n"],
    ["2023 5830亿元", "gdp,2023,5830,\n"],
    ["2023\t\u22125830", "gdp,2023,-5830,\n"],
    ['2023\t5830\t"Bulletin\nof 2024"\n2024\t6000', "gdp,2023,5830,Bulletin of 2024\ngdp,2024,6000,\n"],
    ["| year | value |\n|------|:-----:|\n| 2023 | 5830 |", "gdp,2023,5830,\n"],
  ]) {
    const { csv, refused, doubted } = readTable(pasted, "gdp", LIST);
    assert.deepEqual({ csv, refused, doubted }, { csv: head + rows, refused: [], doubted: [] }, pasted);
  }
  assert.equal(readTable("  ", "gdp").csv, "");
  assert.equal(readTable('[{"year":2023}]', "gdp").csv, '[{"year":2023}]');
});

test("what could be another number is refused or doubted, with the line it stands in", () => {
  for (const [pasted, at, kind, cell] of [
    ["2023,5,830,Bulletin", 1, "thousands", "5 830"],
    ["2023 5 830 Bulletin", 1, "thousands", "5 830"],
    ["2023 5，830 公报", 1, "thousands", "5 830"],
    ["2023 5 830亿元", 1, "thousands", "5 830"],
    ["2022,5000\n\n2023,5,830", 3, "thousands", "5 830"],
    ["year,value,source\n2023,5,830,Bulletin", 2, "thousands", "5 830"],
    ["year,value,source\n2023,5,830", 2, "thousands", "5 830"],
    ["2023;5,830;x", 1, "comma", "5,830"],
    ["2023,oops", 1, "number", "oops"],
    ["2023\t", 1, "number", ""],
    ["2023 5830万元", 1, "number", "5830万元"],
    ["年份\t数值（万元）\n2023\t5830", 2, "number", "5830 万元"],
    ["2023\t5830①", 1, "number", "5830①"],
    ['2022\t1\t"a\nb"\nlast year\t5830', 3, "year", "last year"],
  ]) {
    const { csv, refused } = readTable(pasted, "gdp", LIST);
    assert.deepEqual({ csv, refused }, { csv: "", refused: [{ at, kind, cell }] }, pasted);
  }
  const european = readTable("2023 5.830 x", "gdp", LIST);
  assert.deepEqual([european.csv.split("\n")[1], european.doubted], ["gdp,2023,5.830,x", [{ at: 1, kind: "point", cell: "5.830" }]]);
  assert.deepEqual(readTable("2023,5", "").refused, [{ at: 1, kind: "indicator", cell: "" }]);
  assert.deepEqual([readTable("2023,5", "gdp").unnamed, readTable("indicator,year,value\ngdp,2023,5", "").unnamed], [true, false]);
});

test("a table that is not certain is neither drawn nor coded, and the builder says why", async () => {
  const page = await open({ ui: "en", lang: "en", observations: "2023\t5830" });
  assert.match(await page.locator("#preview [part=finding]").textContent(), /^By 2023/);
  assert.equal(await page.locator("#notices").textContent(), "");
  await page.locator("[name=observations]").fill("2022,5500,x\n2023,5,830,Bulletin");
  await page.locator("#notices", { hasText: "Line 2: is “5 830” one number or two cells?" }).waitFor();
  await page.locator("#preview [part=finding]", { hasText: "Promised:" }).waitFor();
  for (const level of ["element", "frame", "html"]) assert.doesNotMatch(await code(page, level), /Bulletin|observations/, level);
  await photograph(page, "builder-notices");
  await page.locator("[name=observations]").fill("2023 5.830 x");
  await page.locator("#notices", { hasText: "three decimals" }).waitFor();
  for (const [ui, said] of [["zh-Hans", "按小数读取"], ["zh-Hant", "按小數讀取"]]) {
    await page.locator(`[data-ui=${ui}]`).click();
    await page.locator("#notices", { hasText: said }).waitFor();
  }
  page.assertClean();
  await page.done();
});

test("a link that names a plan of another site asks nobody", async () => {
  const page = await open({ ui: "en", lang: "en", src: "https://example.org/plan.json" });
  assert.match(await page.locator("#status").textContent(), /Could not be read: the plan of this link is on another site/);
  assert.doesNotMatch(await code(page, "element"), /example\.org/);
  page.assertClean();
  await page.done();
});

test("rows of one indicator stay those of that indicator among all", async () => {
  const page = await open({ ui: "en", lang: "en", indicator: "high-tech-firms", observations: "2023,1700,x" });
  const name = await page.locator("[name=indicator] option:checked").textContent();
  await page.locator("[name=widget]").selectOption("scorecard");
  await settled(page);
  assert.match(await code(page, "element"), /high-tech-firms,2023,1700,x/);
  const said = await page.locator("#notices").textContent();
  assert.ok(said.startsWith("Rows that name no indicator count") && name.endsWith(said.match(/“(.*?)”/)[1]), said);
  await page.locator("[name=observations]").fill("indicator,year,value\ngdp,2023,5830");
  await page.waitForFunction(() => document.querySelector("#notices").textContent === "");
  page.assertClean();
  await page.done();
});

test("what is chosen is shown, coded and in the address", async () => {
  const page = await open({ ui: "en", lang: "en" });
  await page.locator("[name=indicator]").selectOption("high-tech-firms");
  await page.locator("[name=theme]").selectOption("dark");
  await page.locator("[name=observations]").fill("2023\t1700\tan invented report");
  await page.locator("[name=method]").selectOption("opensdg");
  await page.waitForFunction(() => document.querySelector("#preview plan-tracker").shadowRoot.querySelector("[part=finding]")?.textContent.startsWith("Promised:") === false);
  const address = new URL(page.url());
  assert.equal(address.search, "");
  const state = Object.fromEntries(new URLSearchParams(address.hash.slice(1)));
  assert.deepEqual(state, { ui: "en", lang: "en", indicator: "high-tech-firms", theme: "dark", observations: "2023\t1700\tan invented report", method: "opensdg" });
  await photograph(page, "builder-en");
  // The same address is the same page.
  const finding = await page.locator("#preview [part=finding]").textContent();
  const again = await open(state);
  assert.equal(await again.locator("#preview [part=finding]").textContent(), finding);
  for (const level of ["element", "frame", "html", "picture"]) assert.equal(await code(again, level), await code(page, level), level);
  await again.done();
  page.assertClean();
  await page.done();
});

test("every level that is copied shows the same numbers", async () => {
  const page = await open({ ui: "en", lang: "en", observations: "2023\t5830\tan invented report" });
  const finding = await page.locator("#preview [part=finding]").textContent();
  assert.match(finding, /^By 2023 covered 57.%/);

  const element = await paste(await code(page, "element"), "element");
  assert.deepEqual(await settled(element), ["shown"]);
  assert.equal(await element.locator("[part=finding]").textContent(), finding);
  assert.match(await element.locator("[part=verdict]").textContent(), /Slightly behind/);
  element.assertClean();
  await element.done();

  const framed = await paste(await code(page, "frame"), "frame");
  const inside = await frameOf(framed);
  assert.equal(await inside.locator("[part=finding]").textContent(), finding);
  assert.equal(new URL(inside.url()).pathname, "/chart.html");
  assert.equal(await inside.locator("#figures").isVisible(), true);
  await framed.waitForFunction(async () => {
    const { contentDocument, offsetHeight } = document.querySelector("iframe");
    return Math.abs(contentDocument.body.offsetHeight - offsetHeight) <= 1;
  });
  framed.assertClean();
  await framed.done();

  const html = await paste(await code(page, "html"), "html");
  assert.ok((await html.locator("figure").innerText()).includes(finding));
  assert.equal(await html.evaluate(() => document.images[0].naturalWidth), 640);
  html.assertClean();
  await html.done();

  const picture = await code(page, "picture");
  assert.ok(picture.includes(finding.replaceAll('"', "&quot;")));
  await page.done();
});

test("code of a tracker shows its chart before any script has run, and nothing moves when the element draws", async () => {
  const page = await open({ ui: "en", lang: "en", observations: "2023\t5830\tan invented report" });
  const text = await code(page, "element");
  await page.done();
  assert.match(text, /<link rel="preload" as="fetch"[^>]*plan_tracker_bg\.wasm">/);
  // As many hosts have it: pictures are as wide as the text.
  const head = "<style>img { width: 100%; }</style>";
  const url = site.page("/pasted-picture.html", hostPage(`<p>before</p>${text}<p id="after">after</p>`, { head }));
  for (const width of [360, 800]) {
    const viewport = { width, height: 900 };
    const still = await openPage(browser, url, { viewport, javaScriptEnabled: false });
    const [image, tracker] = [still.locator("plan-tracker img"), still.locator("plan-tracker")];
    assert.match(await image.getAttribute("alt"), /^Gross domestic product: By 2023 covered 57.%/);
    const box = await image.boundingBox();
    assert.ok(box.width > 320 && box.width <= width && Math.abs(box.height / box.width - 1.1) < 0.01, JSON.stringify(box));
    assert.equal((await tracker.boundingBox()).height, 29 * 16);
    await photograph(still, `pasted-without-script-${width}`);
    await still.done();

    const alive = await openPage(browser, url, {
      viewport,
      init: () => {
        globalThis.moved = 0;
        new PerformanceObserver((list) => list.getEntries().forEach(({ value }) => (globalThis.moved += value))).observe({ type: "layout-shift", buffered: true });
      },
    });
    assert.deepEqual(await settled(alive), ["shown"]);
    await alive.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));
    assert.equal(await alive.evaluate(() => globalThis.moved), 0);
    assert.equal(await alive.locator("plan-tracker img").isVisible(), false);
    alive.assertClean();
    await alive.done();
  }
});

test("a picture that is copied says what it shows, in the stops of its language", async () => {
  for (const [lang, alt] of [
    ["zh-Hans", /alt="地区生产总值：到2023年，用60%的时间走完57%的路程/],
    ["zh-Hant", /alt="地区生产总值：到2023年，用60%的時間走完57%的路程/],
    ["en", /alt="Gross domestic product: By 2023 covered 57.%/],
  ]) {
    const page = await open({ ui: lang, lang, observations: "2023\t5830\tan invented report" });
    for (const level of ["element", "html", "picture"]) assert.match(await code(page, level), alt, level);
    await page.done();
  }
});

test("downloads what it shows", async () => {
  const page = await open({ ui: "en", lang: "en", observations: "2023\t5830\tan invented report" });
  const file = async (name) => {
    const [download] = await Promise.all([page.waitForEvent("download"), page.getByRole("button", { name, exact: true }).last().click()]);
    return { name: download.suggestedFilename(), bytes: await readFile(await download.path()) };
  };
  const svg = await file("SVG");
  assert.equal(svg.name, "gdp.svg");
  assert.ok(svg.bytes.toString().includes("5830"));
  const png = await file("PNG");
  assert.deepEqual([png.name, png.bytes.subarray(1, 4).toString(), png.bytes.readUInt32BE(16)], ["gdp.png", "PNG", 1280]);
  const csv = await file("CSV");
  assert.match(csv.bytes.toString(), /2023,observation,.*5830/);
  const json = await file("plan.json");
  assert.equal(JSON.parse(json.bytes).id, "futian-2021-2025");
  page.assertClean();
  await page.done();
});

test("a clipboard that is refused leaves the code selected", async () => {
  const page = await open({ ui: "en", lang: "en" });
  await page.evaluate(() => {
    navigator.clipboard.writeText = () => Promise.reject(new Error("refused"));
    document.execCommand = () => false;
  });
  await page.getByRole("button", { name: "Copy: 1 Script and element" }).click();
  assert.match(await page.locator("#status").textContent(), /Ctrl\+C/);
  assert.equal(await page.evaluate(() => getSelection().toString() || document.activeElement.value.slice(document.activeElement.selectionStart, document.activeElement.selectionEnd)), await code(page, "element"));
  await page.done();
  const kept = await open({ ui: "en", lang: "en" }, { ...desk, permissions: ["clipboard-read", "clipboard-write"] });
  await kept.getByRole("button", { name: "Copy: 2 Frame" }).click();
  await kept.locator("#level-frame button", { hasText: "Copied" }).waitFor();
  assert.equal(await kept.evaluate(() => navigator.clipboard.readText()), await code(kept, "frame"));
  await kept.done();
});

test("in three languages, on a phone, by keyboard, and heard", async () => {
  const axe = await readFile(new URL("../../node_modules/axe-core/axe.min.js", import.meta.url), "utf8");
  for (const [ui, title, scheme] of [["zh-Hans", "制作嵌入代码", "light"], ["zh-Hant", "製作嵌入代碼", "dark"], ["en", "Build an embed", "dark"]]) {
    const page = await open({ ui }, { viewport: { width: 360, height: 740 }, colorScheme: scheme });
    assert.equal(await page.locator("h1").textContent(), title);
    assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth), "it scrolls sideways");
    assert.deepEqual(await page.evaluate(() => [...document.querySelectorAll("[data-word]")].filter((node) => !node.textContent).length), 0);
    await page.evaluate(axe);
    const { violations } = await page.evaluate(() => axe.run());
    assert.deepEqual(violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target)}`), [], ui);
    await photograph(page, `builder-phone-${ui}`);
    page.assertClean();
    await page.done();
  }
  const page = await open({ ui: "en", lang: "en" });
  // From the first field on, Tab reaches everything there is to set, and Enter copies.
  await page.locator("[name=widget]").focus();
  const reached = new Set();
  for (let step = 0; step < 60; step += 1) {
    reached.add(await page.evaluate(() => document.activeElement.name || document.activeElement.id || document.activeElement.getAttribute("aria-label") || document.activeElement.textContent));
    await page.keyboard.press("Tab");
  }
  for (const name of ["widget", "indicator", "files", "lang", "theme", "observations", "method", "as-of", "projection", "width", "SVG", "Copy: 1 Script and element", "Copy: 4 Picture"]) {
    assert.ok(reached.has(name), `Tab does not reach ${name}`);
  }
  await page.done();
});

test("scorecard, finder and desktop width", async () => {
  const page = await open({ ui: "en", lang: "en", widget: "scorecard", width: "desk" });
  assert.equal(await page.locator("#preview plan-scorecard").evaluate((it) => it.offsetWidth), 720);
  assert.match(await code(page, "html"), /<table>/);
  assert.match(await code(page, "frame"), /\/chart\.html#widget=scorecard/);
  for (const level of ["element", "picture"]) assert.match(await code(page, level), /24 indicators: /);
  await photograph(page, "builder-scorecard");
  await page.locator("[name=widget]").selectOption("finder");
  await page.locator("#preview plan-finder [part=item]").first().waitFor();
  assert.equal(await page.locator("fieldset.judged").isVisible(), false);
  assert.match(await code(page, "frame"), /\/embed\.html#widget=finder/);
  assert.match(await code(page, "html"), /^<p><a href="http:\/\/[^"]+embed\.html#widget=finder/);
  assert.equal(await page.locator("#level-picture textarea").count(), 0);
  page.assertClean();
  await page.done();
});

test("a plan.json of one's own, and files that are none", async () => {
  const page = await open({ ui: "en", lang: "en" });
  await page.locator("#files").setInputFiles(new URL("../plans/riverbend-2026-2030.json", import.meta.url).pathname);
  await page.locator("#preview plan-tracker [part=title]", { hasText: "New homes" }).waitFor();
  assert.equal(await page.locator("#plan").textContent(), "Riverbend Plan 2026–2030 (an invented example)");
  // The code carries what the chart needs: it works in a page that knows nothing of this plan.
  const finding = await page.locator("#preview [part=finding]").textContent();
  const one = await code(page, "element");
  await page.locator("[name=indicator]").selectOption("waste");
  const two = await code(page, "element");
  const pasted = await paste(one + two, "own");
  assert.deepEqual(await settled(pasted), ["shown", "shown"]);
  assert.equal(await pasted.locator("[part=finding]").first().textContent(), finding);
  assert.deepEqual(await pasted.locator("[part=title]").allTextContents(), ["New homes", "Household waste per person"]);
  pasted.assertClean();
  await pasted.done();
  // A frame does not.
  assert.equal(await page.locator("#level-frame textarea").count(), 0);
  assert.match(await page.locator("#level-frame").textContent(), /only plans of its own site/);
  await page.locator("[name=src]").fill("https://example.org/plan.json");
  assert.match(await code(page, "frame"), /src=https%3A%2F%2Fexample\.org%2Fplan\.json/);
  await page.getByRole("button", { name: "Back to the bundled plan" }).click();
  await page.locator("#preview plan-tracker [part=title]", { hasText: /GDP|Gross/ }).waitFor();

  for (const [name, text, said] of [
    ["broken.json", "{", /Could not be read/],
    ["wrong.json", '{"schema": 1, "id": 7}', /Could not be read: .*\/id/],
  ]) {
    await page.locator("#files").setInputFiles({ name, mimeType: "application/json", buffer: Buffer.from(text) });
    await page.waitForFunction((source) => new RegExp(source).test(document.querySelector("#status").textContent), said.source);
  }
  assert.match(await page.locator("#preview [part=title]").textContent(), /GDP|Gross/);
  page.assertClean();
  await page.done();
});

/** The text as an office would publish it: lines with tabs are a table. */
function document(text) {
  const blocks = text.trim().split("\n").reduce((all, line) => {
    const last = all.at(-1);
    if (!line.includes("\t")) all.push(line);
    else if (Array.isArray(last)) last.push(line.split("\t"));
    else all.push([line.split("\t")]);
    return all;
  }, []);
  return docx(blocks.map((block) => (Array.isArray(block) ? table(block) : p(block))).join(""));
}

for (const kind of ["docx", "txt"]) {
  test(`the path of a new editor: drop a ${kind}, pick an indicator, paste the code, see the chart`, async () => {
    const text = await readFile(new URL("../plans/hupan-2026-2030.txt", import.meta.url), "utf8");
    const bytes = kind === "docx" ? document(text) : Buffer.from(text);
    const page = await open({ ui: "zh-Hans", lang: "zh-Hans" }, { viewport: { width: 1200, height: 900 }, permissions: ["clipboard-read", "clipboard-write"] });
    const before = site.requests.length;
    // Dropped, as from a folder on the desk.
    const data = await page.evaluateHandle(
      ({ name, bytes: list }) => {
        const transfer = new DataTransfer();
        transfer.items.add(new File([new Uint8Array(list)], name));
        return transfer;
      },
      { name: `hupan-2026-2030.${kind}`, bytes: [...bytes] },
    );
    await page.dispatchEvent("#drop", "dragover", { dataTransfer: data });
    await page.dispatchEvent("#drop", "drop", { dataTransfer: data });
    await page.locator("#preview plan-tracker [part=title]", { hasText: "社区书屋" }).waitFor();
    assert.match(await page.locator("#status").textContent(), /^读出 5 项指标、\d 个项目、\d 个目标$/);
    // The doubts of the importer stand where they are read, with their lines.
    assert.match(await page.locator("#report summary").first().textContent(), /有疑问，请对照原文：1 处/);
    assert.match(await page.locator("#report li").first().textContent(), /^hupan-2026-2030\.(docx|txt) 第 \d+ 行: 标题下没有读出名称：扩建/);
    await page.locator("[name=indicator]").selectOption({ label: "3 公园绿地面积" });
    await page.locator("[name=observations]").fill("2026\t29.4\t虚构统计");
    await page.locator("#preview [part=title]", { hasText: "公园绿地面积" }).waitFor();
    await photograph(page, `builder-import-${kind}`);
    await page.getByRole("button", { name: "复制: 一、脚本与元素" }).click();
    await page.locator("#level-element button", { hasText: "已复制" }).waitFor();
    const copied = await page.evaluate(() => navigator.clipboard.readText());
    // The document went nowhere: no request carries more than an address.
    for (const { method, path } of site.requests.slice(before)) assert.ok(method === "GET" && path.startsWith("/plan-widgets/"), path);

    const pasted = await paste(copied, `editor-${kind}`);
    assert.deepEqual(await settled(pasted), ["shown"]);
    assert.equal(await pasted.locator("[part=title]").textContent(), "公园绿地面积");
    assert.equal(await pasted.locator("[part=finding]").textContent(), await page.locator("#preview [part=finding]").textContent());
    assert.ok((await pasted.locator("[part=source]").textContent()).includes("湖畔区国民经济和社会发展第十五个五年规划纲要（虚构示例）"));
    await photograph(pasted, `builder-pasted-${kind}`);
    pasted.assertClean();
    await pasted.done();
    page.assertClean();
    await page.done();
  });
}
