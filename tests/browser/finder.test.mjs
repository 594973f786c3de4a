// The finder, as readers use it: typing, keys, conditions, opening, more, print, download.

import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { test } from "node:test";
import { count, counted, finderPlace, focused, frames, input, names, openFinder, part, record } from "../support/finder.mjs";

const here = finderPlace();

const open = (options) => openFinder(here, options);
const kindergartens = ["福保社区幼儿园", "安托山幼儿园", "金秋幼儿园", "福堤幼儿园", "园东幼儿园"];

test("a landmark, a labelled box, and a list of headings; what is printed keeps its language", async () => {
  const page = await open();
  assert.equal(await page.getByRole("search").count(), 1);
  assert.ok(await page.getByRole("searchbox", { name: "Find projects of the plan" }).isVisible());
  assert.equal(await page.getByRole("list").filter({ has: page.getByRole("heading", { level: 3 }) }).count(), 1);
  assert.equal(await page.getByRole("heading", { level: 3 }).count(), 20);
  assert.equal(await page.getByRole("combobox").count(), 0);
  const langs = await page.evaluate(() => {
    const item = document.querySelector("plan-finder").shadowRoot.querySelector("[part=item]");
    return ["name", "name-own", "place"].map((part) => item.querySelector(`[part=${part}]`).lang);
  });
  assert.deepEqual(langs, ["zh-Hans", "en", "zh-Hans"]);
  page.assertClean();
  await page.done();
});

test("↓ goes to the results and through them, ↑ back, Escape clears, and nothing takes the focus by itself", async () => {
  const page = await open();
  await input(page).focus();
  await input(page).pressSequentially("幼儿园");
  await counted(page, "5 projects");
  assert.equal(await focused(page), "input");
  const found = await names(page);
  await page.keyboard.press("ArrowDown");
  assert.equal(await focused(page), found[0]);
  await page.keyboard.press("ArrowDown");
  assert.equal(await focused(page), found[1]);
  await page.keyboard.press("ArrowUp");
  await page.keyboard.press("ArrowUp");
  assert.equal(await focused(page), "input");
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("Escape");
  assert.equal(await focused(page), "input");
  assert.equal(await input(page).inputValue(), "幼儿园");
  await page.keyboard.press("Escape");
  assert.equal(await input(page).inputValue(), "");
  await counted(page, "129 projects");
  page.assertClean();
  await page.done();
});

test("Enter in the box submits nothing around it", async () => {
  const page = await open({ body: '<form action="/nowhere"><plan-finder></plan-finder><button>Go</button></form>' });
  await input(page).fill("河套");
  await input(page).press("Enter");
  await frames(page);
  assert.match(page.url(), /page-\d+\.html$/);
  await page.done();
});

test("opened details and focus stay with a record that stays in the list, on the very same node", async () => {
  const page = await open();
  await input(page).fill("幼儿园");
  await counted(page, "5 projects");
  const third = part(page, "summary").nth(2);
  await third.click();
  const before = await page.evaluate(() => {
    const root = document.querySelector("plan-finder").shadowRoot;
    window.kept = root.activeElement;
    return { name: window.kept.querySelector("h3").textContent, list: root.querySelector("[part=items]").childElementCount };
  });
  assert.equal(before.list, 5);
  // The list is renewed under the reader: other results, the record among them, in another place.
  for (const [query, most] of [["", 129], [before.name, 20], ["幼儿园", 20]]) {
    await page.evaluate((query) => {
      const box = document.querySelector("plan-finder").shadowRoot.querySelector("input");
      box.value = query;
      box.dispatchEvent(new Event("input"));
    }, query);
    await frames(page);
    const after = await page.evaluate(() => {
      const { kept } = window;
      const root = document.querySelector("plan-finder").shadowRoot;
      return { here: kept.isConnected, open: kept.parentElement.open, focused: root.activeElement === kept };
    });
    if (!after.here) {
      // It is not among the first twenty of everything.
      assert.equal(query, "");
      break;
    }
    assert.deepEqual(after, { here: true, open: true, focused: true }, query);
    assert.ok((await names(page)).length <= most);
  }
  await page.done();
});

test("a list drawn by hand keeps its nodes as well, and grows by its own button", async () => {
  const page = await open();
  const seen = await page.evaluate(async () => {
    const { drawProjectList } = await import("/plan-widgets/index.js");
    const host = document.createElement("div");
    document.body.append(host);
    const first = drawProjectList(host, "学校", { lang: "en" });
    const nodes = new Map([...host.querySelectorAll("li")].map((item) => [item.dataset.id, item]));
    host.querySelector("li:last-child details").open = true;
    host.querySelector("li:last-child summary").focus();
    const { id } = host.querySelector("li:last-child").dataset;
    drawProjectList(host, "", { lang: "en", limit: 1000 });
    const kept = [...host.querySelectorAll("li")].filter((item) => nodes.get(item.dataset.id) === item).length;
    const still = document.activeElement.closest("li")?.dataset.id === id && document.activeElement.parentElement.open;
    const order = [...host.querySelectorAll("li")].map((item) => item.dataset.id);
    const plan = drawProjectList(host, "", { limit: 1000 }).hits.map(({ id }) => id);
    drawProjectList(host, "", { lang: "zh-Hant" });
    const button = host.querySelector("[part=more]");
    const said = button.textContent;
    button.click();
    return { first: first.hits.length, nodes: nodes.size, kept, still, order, plan, said, grown: host.querySelectorAll("li").length };
  });
  assert.ok(seen.nodes > 1);
  assert.equal(seen.kept, seen.nodes);
  assert.ok(seen.still, "focus or open details were lost");
  assert.deepEqual(seen.order, seen.plan);
  assert.equal(seen.said, "再顯示 20 個");
  assert.equal(seen.grown, 40);
  page.assertClean();
  await page.done();
});

test("conditions narrow, say how many they leave, and are taken back by their buttons", async () => {
  const page = await open({ viewport: { width: 1000, height: 900 } });
  const box = page.getByRole("group", { name: "Type" }).getByRole("checkbox", { name: /School/ });
  const told = await record(page, "finder-change");
  await box.check();
  await counted(page, "21 projects");
  const group = page.getByRole("group", { name: "Type" });
  // The counts of a facet pass over its own conditions.
  assert.ok(await group.getByRole("checkbox", { name: /Area/ }).isVisible());
  await group.getByRole("checkbox", { name: /Area/ }).check();
  await counted(page, "27 projects");
  assert.equal(await focused(page), "checkbox");
  const chips = page.getByRole("button", { name: /^Remove filter/ });
  assert.equal(await chips.count(), 2);
  await input(page).fill("幼儿园");
  await counted(page, "5 projects");
  await page.getByRole("button", { name: "Clear all filters" }).click();
  // Not to the box, which would call the keyboard of a phone.
  assert.equal(await focused(page), "facets-title");
  assert.equal(await chips.count(), 0);
  await input(page).fill("");
  await counted(page, "129 projects");
  await box.check();
  await page.getByRole("button", { name: "Remove filter: School" }).click();
  await counted(page, "129 projects");
  assert.equal(await focused(page), "facets-title");
  assert.deepEqual((await told()).map(([, detail]) => detail.total), [21, 27, 5, 5, 129, 21, 129]);
  page.assertClean();
  await page.done();
});

test("on a phone the conditions wait behind one word", async () => {
  const page = await open({ viewport: { width: 360, height: 700 } });
  assert.equal(await page.getByRole("checkbox").count(), 0);
  await page.getByText("Filters").click();
  assert.ok((await page.getByRole("checkbox").count()) > 10);
  await page.done();
});

test("twenty more take the keyboard along to the first of them", async () => {
  const page = await open();
  const more = part(page, "more");
  await more.focus();
  await page.keyboard.press("Enter");
  await page.waitForFunction(() => document.querySelector("plan-finder").shadowRoot.querySelectorAll("[part=item]").length === 40);
  assert.equal(await focused(page), (await names(page))[20]);
  await page.done();
});

test("what comes near is said to", async () => {
  const page = await open();
  await input(page).fill("heato");
  await page.waitForFunction(() => !document.querySelector("plan-finder").shadowRoot.querySelector("[part=notice]").hidden);
  assert.equal(await part(page, "notice").textContent(), "Nothing matches exactly. These come near.");
  await input(page).fill("hetao");
  await page.waitForFunction(() => document.querySelector("plan-finder").shadowRoot.querySelector("[part=notice]").hidden);
  await page.done();
});

test("everything of the plan is found when it is asked for, each under its document and heading", async () => {
  const page = await open({ body: '<plan-finder kinds="all"></plan-finder>', viewport: { width: 1000, height: 900 } });
  const lengths = await page.evaluate(async () => {
    const { searchProjects } = await import("/plan-widgets/index.js");
    return searchProjects("", { kinds: [], limit: 1000 }).facets.kind.map(({ value, count }) => [value, count]);
  });
  const content = page.getByRole("group", { name: "Content" });
  for (const [value, total] of lengths.filter(([, total]) => total > 0)) {
    const box = content.locator("label").filter({ hasText: new RegExp(`^${value}`, "i") });
    assert.equal(await box.locator("[part=facet-count]").textContent(), String(total));
    await box.getByRole("checkbox").check();
    await counted(page, `${total} results`);
    assert.equal((await names(page)).length, Math.min(20, total));
    assert.ok((await names(page)).every((name) => name.length > 0));
    await part(page, "summary").first().click();
    assert.match(await part(page, "source").first().textContent(), /^Source: .+line \d+$/);
    await box.getByRole("checkbox").uncheck();
  }
  // The plan's own long title is said in the details, not under each name.
  const title = await page.evaluate(async () => (await import("/plan-widgets/index.js")).plans()[0].title);
  for (const place of await part(page, "place").allTextContents()) assert.ok(!place.includes(title), place);
  page.assertClean();
  await page.done();
});

test("opening a record is told, once", async () => {
  const page = await open();
  const told = await record(page, "plan-select");
  await part(page, "summary").nth(1).click();
  await frames(page);
  const { id, kind } = await page.evaluate(() => ({ ...document.querySelector("plan-finder").shadowRoot.querySelectorAll("li")[1].dataset }));
  assert.deepEqual(await told(), [["plan-select", { id, kind }]].filter(() => id));
  await part(page, "summary").nth(1).click();
  await frames(page);
  assert.equal((await told()).length, 1);
  await page.done();
});

test("where nothing is found the list says what to try, and no more than that", async () => {
  for (const [lang, shorter, without] of [
    ["en", "Try fewer or shorter words.", "Try without filters."],
    ["zh-Hans", "可以试试更短的词、拼音或拼音首字母。", "可以取消一些条件。"],
    ["zh-Hant", "可以試試更短的詞、拼音或拼音首字母。", "可以取消一些條件。"],
  ]) {
    const page = await open({ lang, viewport: { width: 1000, height: 900 } });
    const notice = part(page, "notice");
    assert.equal(await notice.isVisible(), false);
    await input(page).fill("BYD");
    await frames(page);
    assert.equal(await notice.textContent(), shorter);
    assert.ok(await notice.isVisible());
    await input(page).fill("");
    await frames(page);
    assert.equal(await notice.isVisible(), false);
    await page.getByRole("checkbox").first().check();
    await input(page).fill("BYD");
    await frames(page);
    assert.equal(await notice.textContent(), without);
    page.assertClean();
    await page.done();
  }
});

test("the box says what is looked for, and leaves capitals and words to who types", async () => {
  for (const [kinds, label] of [["", "Find projects of the plan"], ['kinds="project"', "Find projects of the plan"], ['kinds="all"', "Find in the plan"]]) {
    const page = await open({ body: `<plan-finder ${kinds}></plan-finder>` });
    const box = page.getByRole("searchbox", { name: label, exact: true });
    assert.deepEqual(
      await box.evaluate(({ autocapitalize, autocomplete, spellcheck, enterKeyHint, attributes }) => [autocapitalize, autocomplete, spellcheck, enterKeyHint, attributes.autocorrect.value]),
      ["none", "off", false, "search", "off"],
    );
    await page.done();
  }
});

test("on a phone Enter puts the keyboard away; on a desk focus stays", async () => {
  for (const [options, where] of [[{ isMobile: true, hasTouch: true, viewport: { width: 360, height: 700 } }, "BODY"], [{}, "input"]]) {
    const page = await open(options);
    await input(page).fill("hetao");
    await input(page).press("Enter");
    assert.equal(await focused(page), where);
    await counted(page, "37 projects");
    await page.done();
  }
});

test("in whatever way it is typed, the project is found", async () => {
  const page = await open();
  for (const [query, name] of [
    ["福堤幼儿园", "福堤幼儿园"],
    ["福堤幼兒園", "福堤幼儿园"],
    ["fudiyou", "福堤幼儿园"],
    ["Fudi", "福堤幼儿园"],
    ["fu'di", "福堤幼儿园"],
    ["fdyey", "福堤幼儿园"],
    ["福堤yey", "福堤幼儿园"],
    ["Fudi Kindergarten", "福堤幼儿园"],
    ["14T", "14T超高场磁共振成像研究平台"],
    ["fudiyoueryaun", "福堤幼儿园"],
  ]) {
    await input(page).fill(query);
    await frames(page);
    assert.ok((await names(page)).includes(name), `${query}: ${await names(page)}`);
  }
  page.assertClean();
  await page.done();
});

test("the result is downloaded as a table that runs no formula", async () => {
  const page = await open();
  await page.evaluate(
    () =>
      new Promise((done) => {
        const finder = document.querySelector("plan-finder");
        finder.addEventListener("finder-records", done, { once: true });
        finder.records = ["=1+1", "+1", "-1", "@SUM(1)", "\t=1", "＝1"].map((text) => ({ id: text, name: `${text} formula`, status: text, date: text }));
      }),
  );
  await input(page).fill("formula");
  await counted(page, "6 projects");
  const [formulas] = await Promise.all([page.waitForEvent("download"), part(page, "csv").click()]);
  const rows = (await readFile(await formulas.path(), "utf8")).split("\r\n").slice(1, -1);
  assert.equal(rows.length, 6);
  for (const row of rows) {
    const [kind, id, name, , , , status, date] = row.split(",");
    assert.equal(kind, "record");
    for (const cell of [id, name, status, date]) assert.match(cell, /^'[=+\-@＝]/, row);
  }
  await page.evaluate(() => (document.querySelector("plan-finder").records = null));
  await input(page).fill("幼儿园");
  await counted(page, "5 projects");
  const [download] = await Promise.all([page.waitForEvent("download"), part(page, "csv").click()]);
  const text = await readFile(await download.path(), "utf8");
  const lines = text.split("\r\n").slice(0, -1);
  assert.equal(lines[0], "\ufeffkind,id,name,box,group,text,status,date,url,document,section,line");
  assert.deepEqual(lines.slice(1).map((line) => line.split(",")[2]), await names(page));
  assert.equal(lines.length, 6);
  await page.done();
});

test("paper shows all hits", async () => {
  const page = await open();
  assert.equal((await names(page)).length, 20);
  await page.evaluate(() => {
    const items = () => document.querySelector("plan-finder").shadowRoot.querySelectorAll("[part=item]").length;
    addEventListener("beforeprint", () => (window.printed = items()));
  });
  await page.pdf();
  assert.equal(await page.evaluate(() => window.printed), 129);
  assert.equal((await names(page)).length, 20);
  // What was looked for is printed too, where anything was.
  await page.emulateMedia({ media: "print" });
  assert.equal(await input(page).isVisible(), false);
  await page.emulateMedia({ media: "screen" });
  await input(page).fill("zhongxue");
  await counted(page, "5 projects");
  await page.emulateMedia({ media: "print" });
  assert.equal(await input(page).isVisible(), true);
  assert.equal(await part(page, "facets").isVisible(), false);
  await page.done();
});

test("whatever is typed stays text", async () => {
  const page = await open();
  await page.evaluate(() => (window.alert = () => (window.hacked = true)));
  const queries = ["   ", "h", "x".repeat(10_000), "<img src=x onerror=alert(1)>", ".*", "(", "\\", "😀", "\u202e河套", "\u200b", "\u200b河\u200b套"];
  for (const query of queries) {
    await input(page).fill(query);
    await frames(page);
    assert.match(await count(page), /projects?( found)?$/, query);
  }
  await page.evaluate(() => {
    const box = document.querySelector("plan-finder").shadowRoot.querySelector("input");
    box.value = "\ud800";
    box.dispatchEvent(new Event("input"));
  });
  await frames(page);
  assert.equal(await count(page), "No projects found");
  await input(page).fill(kindergartens[0]);
  await counted(page, "1 project");
  assert.deepEqual(await names(page), [kindergartens[0]]);
  assert.equal(await page.evaluate(() => window.hacked), undefined);
  page.assertClean();
  await page.done();
});
