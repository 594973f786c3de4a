// What the host page knows: merged by id, or found beside the plan's projects.

import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { test } from "node:test";
import { counted, finderPlace, frames, input, names, openFinder, part } from "../support/finder.mjs";

const here = finderPlace();

const open = (options) => openFinder(here, { viewport: { width: 1000, height: 900 }, ...options });

/** Gives the finder records and answers what it tells about them. */
function give(page, records) {
  return page.evaluate(
    (records) =>
      new Promise((done) => {
        const finder = document.querySelector("plan-finder");
        finder.addEventListener("finder-records", ({ detail }) => requestAnimationFrame(() => requestAnimationFrame(() => done(detail))), { once: true });
        finder.records = records;
      }),
    records,
  );
}

const first = (page) => page.evaluate(async () => (await import("/plan-widgets/index.js")).projects()[0]);

test("status, date and link are merged by id; projects of the host's own stand where their rank puts them", async () => {
  const page = await open();
  const { id, name } = await first(page);
  const told = await give(page, [
    { id, status: "建设中", date: "2024-05", url: "/school?a=1&b=2" },
    { id: "own-1", name: "莲花山公园步道", status: "Open", date: "2023" },
    { id: 7, name: "南開社區花園" },
    { id: 8, name: "旧南开书店" },
  ]);
  assert.deepEqual(told, { merged: 1, added: 3, faults: [], readings: true });
  await counted(page, "132 projects");
  const note = page.locator("plan-finder [part=item]").filter({ hasText: name }).locator("[part=note]");
  assert.equal(await note.textContent(), "建设中 · 2024-05 · More about it");
  assert.equal(await note.locator("a").evaluate((link) => link.href), new URL("/school?a=1&b=2", here.site.url).href);
  await input(page).fill("莲花");
  await page.waitForFunction(() => document.querySelector("plan-finder").shadowRoot.querySelector("[data-kind=record]"));
  assert.deepEqual(await page.locator("plan-finder [data-kind=record] mark").allTextContents(), ["莲花"]);
  // Folded like everything else, and a condition like any other.
  await input(page).fill("南开");
  await counted(page, "3 projects");
  assert.deepEqual(await names(page), ["南開社區花園", name, "旧南开书店"]);
  await page.getByRole("group", { name: "Content" }).getByRole("checkbox", { name: /Added by this site/ }).check();
  await counted(page, "2 projects");
  await page.keyboard.press("Escape");
  await input(page).focus();
  await page.keyboard.press("ArrowDown");
  assert.deepEqual(await names(page), ["南開社區花園", "旧南开书店"]);
  const [download] = await Promise.all([page.waitForEvent("download"), part(page, "csv").click()]);
  assert.match(await readFile(await download.path(), "utf8"), /\r\nrecord,7,南開社區花園,/);
  page.assertClean();
  await page.done();
});

test("what cannot be merged is said; text stays text, and only web links are links", async () => {
  const page = await open();
  const { id } = await first(page);
  const html = "<img src=x onerror=alert(1)>";
  const told = await give(page, [
    null,
    "text",
    { id: "nobody" },
    { status: "lost" },
    { id, status: html, date: html, url: "javascript:alert(1)" },
    { id, status: "again" },
    { id: html, name: html, status: html, url: html },
    { id: html, name: "twice" },
    { id: "long", name: "长".repeat(3000) },
    { id: "data", name: "Data link", url: "data:text/html,x" },
    { id: "\ud800", name: "\ud800 =1+1" },
    { id: {}, name: ["x"], status: Number.NaN },
  ]);
  assert.deepEqual(
    told.faults.map(({ number, problem }) => [number, problem]),
    [
      [1, "not_a_record"],
      [2, "not_a_record"],
      [3, "unknown"],
      [4, "no_name"],
      [5, "link"],
      [6, "duplicate"],
      [8, "duplicate"],
      [9, "too_long"],
      [10, "link"],
      [12, "no_name"],
    ],
  );
  assert.deepEqual([told.merged, told.added], [1, 3]);
  assert.equal(await part(page, "problems").locator("summary").textContent(), "10 additional records have problems");
  await part(page, "problems").locator("summary").click();
  assert.equal(await part(page, "problems").getByRole("listitem").nth(2).textContent(), "#3 nobody: its id is not in the plan, and it has no name");
  assert.equal(await part(page, "problems").getByRole("listitem").count(), 10);
  await input(page).fill("onerror");
  await counted(page, "1 project");
  assert.deepEqual(await names(page), [html]);
  // An address that only looks like markup is one of this site.
  assert.ok((await page.locator("plan-finder [data-kind=record] a").evaluate((link) => link.href)).startsWith(here.site.url));
  assert.equal(await page.locator("plan-finder img").count(), 0);
  const [download] = await Promise.all([page.waitForEvent("download"), part(page, "csv").click()]);
  assert.match(await readFile(await download.path(), "utf8"), /<img src=x onerror=alert\(1\)>/);
  page.assertClean();
  await page.done();
});

test("a condition on the lists leaves the site's own among the choices", async () => {
  const page = await open();
  await give(page, [{ name: "甲学校" }, { name: "乙" }]);
  const content = page.getByRole("group", { name: "Content" });
  const values = () => content.locator("label").allTextContents();
  assert.deepEqual(await values(), ["Project129", "Added by this site2"]);
  await content.getByRole("checkbox", { name: /Project/ }).check();
  await counted(page, "129 projects");
  assert.deepEqual(await values(), ["Project129", "Added by this site2"]);
  await content.getByRole("checkbox", { name: /Added by this site/ }).check();
  await counted(page, "131 projects");
  await content.getByRole("checkbox", { name: /Project/ }).uncheck();
  await counted(page, "2 projects");
  await input(page).fill("学校");
  await counted(page, "1 project");
  assert.deepEqual(await values(), ["Project2", "Added by this site1"]);
  page.assertClean();
  await page.done();
});

test("records that are no records, or more than one asked for, harm nothing and are named", async () => {
  const page = await open();
  const told = await page.evaluate(
    () =>
      new Promise((done) => {
        const { proxy, revoke } = Proxy.revocable({}, {});
        revoke();
        const finder = document.querySelector("plan-finder");
        finder.addEventListener("finder-records", ({ detail }) => done(detail), { once: true });
        finder.records = [
          proxy,
          { id: "getter", get name() { throw new Error("no"); } },
          { id: "date", name: "date", date: new Date(0) },
          { id: "flag", name: "flag", status: true, url: {} },
          { id: "status", name: "status", status: "长".repeat(1e6) },
          { id: "url", name: "url", url: `/${"u".repeat(1e6)}` },
          { id: "i".repeat(1e6), name: "id" },
          { id: "null", name: "null", status: null, date: undefined, url: "" },
          Object.create({ name: "inherited" }),
        ];
      }),
  );
  assert.deepEqual(
    told.faults.map(({ number, id, problem }) => [number, id.length > 50 ? id.length : id, problem]),
    [
      [1, "", "not_a_record"],
      [2, "", "not_a_record"],
      [3, "date", "field"],
      [4, "flag", "field"],
      [5, "status", "too_long"],
      [6, "url", "too_long"],
      [7, 100, "too_long"],
    ],
  );
  assert.deepEqual([told.merged, told.added], [0, 4]);
  await part(page, "problems").locator("summary").click();
  assert.equal(await part(page, "problems").getByRole("listitem").nth(2).textContent(), "#3 date: what is neither text nor number is left out");
  // What is said follows the language.
  await page.evaluate(() => (document.querySelector("plan-finder").lang = "zh-Hant"));
  await frames(page);
  assert.equal(await part(page, "problems").locator("summary").textContent(), "7 條補充資料有問題");
  page.assertClean();
  await page.done();
});

test("records that are replaced, or a finder that is moved, while they are read", async () => {
  const page = await open();
  const told = await page.evaluate(async () => {
    const finder = document.querySelector("plan-finder");
    const told = [];
    for (const type of ["finder-records", "plan-error"]) finder.addEventListener(type, ({ detail }) => told.push(detail.added ?? detail.code));
    const many = Array.from({ length: 50_000 }, (_, at) => ({ id: `r${at}`, name: `第${at}号公园` }));
    const later = (ms) => new Promise((done) => setTimeout(done, ms));
    finder.records = many;
    await later(30);
    finder.records = many.slice(0, 3);
    await later(1500);
    finder.records = [...many];
    await later(30);
    const place = finder.parentElement;
    finder.remove();
    await later(500);
    place.append(finder);
    await new Promise((done) => finder.addEventListener("finder-records", done, { once: true }));
    return told;
  });
  assert.deepEqual(told, [3, 50_000]);
  await counted(page, "50129 projects");
  page.assertClean();
  await page.done();
});

test("records come from an address as JSON or CSV; what cannot be read leaves the plan standing", async () => {
  const answers = {
    "/r.json": '\n[ {"id": "a", "name": "甲, \\"乙\\" [丙]"},\n {"id":"b","name":"东园"} ]\n',
    "/r.csv": '\ufeffID, Name ,status\r\na,"甲, ""乙"" [丙]",ok\r\n\r\nb,东园\n',
    "/bad.json": '[{"id": "a", "name": "x"}, {"id": ]',
    "/cut.json": '[{"id": "a", "name": "x"}',
    "/object.json": '{"id": "a"}',
    "/bad.csv": 'id,name\na,"x"y\n',
    "/page.html": "<!doctype html><h1>Log in</h1>\n<p>id, name</p>\n",
    "/latin1.csv": Buffer.from([0x69, 0x64, 0x2c, 0x6e, 0x61, 0x6d, 0x65, 0x0a, 0x61, 0x2c, 0xe9]),
    "/huge.csv": `id,name\n${"a,b\n".repeat(2 ** 23)}`,
    "/empty.json": "[]",
  };
  for (const [path, text] of Object.entries(answers)) {
    here.site.handlers[path] = (_request, response) => response.end(text);
  }
  for (const path of Object.keys(answers)) {
    const page = await openFinder(here, {
      body: `<plan-finder records="${path}"></plan-finder>`,
      init: () => {
        window.outcome = new Promise((done) => {
          addEventListener("finder-records", ({ detail }) => done(detail));
          addEventListener("plan-error", ({ detail }) => done(detail.code));
        });
      },
    });
    const outcome = await page.evaluate(() => window.outcome);
    await frames(page);
    if (/^.(r|empty)\./.test(path)) {
      const own = path.includes("empty") ? 0 : 2;
      assert.deepEqual(outcome, { merged: 0, added: own, faults: [], readings: true }, path);
      await counted(page, `${129 + own} projects`);
      await input(page).fill("乙");
      await counted(page, own ? "1 project" : "No projects found");
      if (own) assert.deepEqual(await names(page), ['甲, "乙" [丙]']);
    } else {
      assert.equal(outcome, path === "/huge.csv" ? "too_large" : "load_failed", path);
      assert.match(await part(page, "problems").textContent(), /cannot be read/);
      await counted(page, "129 projects");
    }
    page.assertClean();
    await page.done();
  }
});

test("other records replace the last; none leave the plan", async () => {
  const page = await open();
  await give(page, [{ name: "甲" }, { name: "乙" }]);
  await counted(page, "131 projects");
  await give(page, [{ name: "丙" }]);
  await counted(page, "130 projects");
  await page.evaluate(() => (document.querySelector("plan-finder").records = null));
  await counted(page, "129 projects");
  const error = await page.evaluate(
    () =>
      new Promise((done) => {
        document.addEventListener("plan-error", ({ detail }) => done(detail.code), { once: true });
        document.querySelector("plan-finder").records = 5;
      }),
  );
  assert.equal(error, "invalid_argument");
  page.assertClean();
  await page.done();
});

/** Begins to note what the page's thread does. By its own clock: how long other programs hold the processor is no fault of ours. */
const trace = (page) => here.browser.startTracing(page, { categories: ["toplevel", "devtools.timeline", "disabled-by-default-devtools.timeline"] });

/** Processor time of its tasks since, the longest first, in milliseconds. */
async function traced() {
  const events = JSON.parse((await here.browser.stopTracing()).toString()).traceEvents;
  const renderers = new Set(
    events.filter(({ name, args }) => name === "thread_name" && args.name === "CrRendererMain").map(({ pid, tid }) => `${pid} ${tid}`),
  );
  const tasks = events.filter(({ name, ph, pid, tid, tdur }) => /RunTask$/.test(name) && ph === "X" && tdur && renderers.has(`${pid} ${tid}`));
  return tasks.map(({ tdur }) => Math.round(tdur / 100) / 10).sort((a, b) => b - a);
}

test("a hundred thousand records come from an address, and what is wrong with them is said", async (context) => {
  const records = Array.from({ length: 100_000 }, (_, at) => ({ id: `r${at}`, name: `第${at}号公园和其他许多地方的步道建设工程`, status: "在建", date: "soon", url: at % 3 ? `/x${at}` : "data:text/html,x" }));
  const text = JSON.stringify(records);
  here.site.handlers["/many.json"] = (_request, response) => response.end(text);
  const page = await open();
  await trace(page);
  const told = await page.evaluate(
    () =>
      new Promise((done) => {
        const finder = document.querySelector("plan-finder");
        finder.addEventListener("finder-records", ({ detail: { added, faults } }) => done([added, faults.length, faults[0].problem]), { once: true });
        finder.setAttribute("records", "/many.json");
      }),
  );
  await frames(page);
  const tasks = await traced();
  context.diagnostic(`${text.length} characters; longest tasks in ms: ${tasks.slice(0, 8)}`);
  assert.deepEqual(told, [100_000, 33_334, "link"]);
  assert.equal(await part(page, "problems").locator("summary").textContent(), "33334 additional records have problems");
  await counted(page, "100129 projects");
  page.assertClean();
  await page.done();
});

test("a hundred thousand records come in slices, and progress is shown; how long the slices are is told", async (context) => {
  const page = await open();
  await page.evaluate(() => {
    const han = "福田区莲花山公园街道社区中学幼儿园道路改造工程轨道交通枢纽服务平台研究院河套深港科技创新合作金融文化中心";
    let seed = 1;
    const next = (below) => (seed = (seed * 48271) % 2147483647) % below;
    window.many = Array.from({ length: 100_001 }, (_, at) => {
      let name = `${at}号`;
      while (name.length < 60) name += han[next(han.length)];
      return { id: `r${at}`, name, status: "在建", date: "2024" };
    });
  });
  await trace(page);
  const told = await page.evaluate(
    () =>
      new Promise((done) => {
        const finder = document.querySelector("plan-finder");
        const root = finder.shadowRoot;
        const start = performance.now();
        window.progressed = false;
        new MutationObserver(() => {
          window.progressed ||= root.querySelector("[part=progress] progress")?.value > 0;
        }).observe(root, { attributes: true, childList: true, subtree: true });
        finder.addEventListener("finder-records", ({ detail: { added, faults } }) => done({ added, faults, took: performance.now() - start }));
        finder.records = window.many;
      }),
  );
  assert.equal(told.added, 100_000);
  assert.deepEqual(told.faults.map(({ number, problem }) => [number, problem]), [[100_001, "too_many"]]);
  assert.ok(await page.evaluate(() => window.progressed), "no progress was shown");
  await counted(page, "100129 projects");
  const times = {};
  for (const query of ["河", "河套", "hetao", "ht", "莲花山", "zzzzqq", ""]) {
    times[query] = await page.evaluate(async (query) => {
      const root = document.querySelector("plan-finder").shadowRoot;
      const box = root.querySelector("input");
      const drawn = new Promise((done) => document.addEventListener("finder-change", ({ detail }) => detail.query === query && done(), { once: true }));
      const start = performance.now();
      box.value = query;
      box.dispatchEvent(new Event("input"));
      await Promise.race([drawn, new Promise((done) => setTimeout(done, 3000))]);
      return Math.round(performance.now() - start);
    }, query);
  }
  const tasks = await traced();
  context.diagnostic(`read and indexed in ${Math.round(told.took)} ms; key to list in ms: ${JSON.stringify(times)}; longest tasks in ms: ${tasks.slice(0, 8)}`);
  // How many there are is the code's doing; how long each takes is the machine's as well, and no gate.
  assert.ok(tasks.length > 100, `${tasks.length} tasks: that is no slice of 8 ms for each`);
  page.assertClean();
  await page.done();
});
