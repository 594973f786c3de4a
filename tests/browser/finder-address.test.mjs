// Query, conditions and the opened record in the address.

import assert from "node:assert/strict";
import { test } from "node:test";
import { counted, finderPlace, frames, input, names, openFinder, part, record, shown } from "../support/finder.mjs";

const here = finderPlace();

const body = '<plan-finder url-prefix="f-"></plan-finder>';
const open = (options) => openFinder(here, { body, viewport: { width: 1000, height: 900 }, ...options });
const search = (page) => page.evaluate(() => location.search);
const searched = (page, said) => page.waitForFunction((said) => decodeURIComponent(location.search) === said, said);
const opened = (page) =>
  page.evaluate(() =>
    [...document.querySelector("plan-finder").shadowRoot.querySelectorAll("[open][part=entry]")].map(
      ({ parentElement }) => `${parentElement.dataset.kind}.${parentElement.dataset.id}`,
    ),
  );

test("without a prefix the address is left alone", async () => {
  const page = await open({ body: "<plan-finder></plan-finder>", search: "?q=河套" });
  await input(page).fill("学校");
  await input(page).press("Enter");
  await page.waitForTimeout(1200);
  assert.equal(decodeURIComponent(await search(page)), "?q=河套");
  await page.done();
});

test("typing makes one entry however much is typed; other parameters stay byte for byte", async () => {
  const page = await open({ search: "?b=%7e+x&flag&f-other=1&%ff=2", hash: "#top" });
  const entries = await page.evaluate(() => history.length);
  await page.evaluate(() => history.replaceState({ host: "state" }, ""));
  await input(page).pressSequentially("hetao", { delay: 30 });
  assert.equal(await search(page), "?b=%7e+x&flag&f-other=1&%ff=2");
  await page.waitForFunction(() => location.search.endsWith("&f-q=hetao"));
  assert.equal(await search(page), "?b=%7e+x&flag&f-other=1&%ff=2&f-q=hetao");
  assert.equal(await page.evaluate(() => location.hash), "#top");
  assert.deepEqual(await page.evaluate(() => history.state), { host: "state" });
  await input(page).fill("hetaoh");
  await page.waitForFunction(() => location.search.endsWith("&f-q=hetaoh"));
  assert.equal(await page.evaluate(() => history.length), entries + 1);
  await page.goBack();
  await counted(page, "129 projects");
  assert.equal(await input(page).inputValue(), "");
  await page.goForward();
  await page.waitForFunction(() => document.querySelector("plan-finder").shadowRoot.querySelector("input").value === "hetaoh");
  page.assertClean();
  await page.done();
});

test("of a query without end the address holds the beginning, and no half of a character", async () => {
  const page = await open();
  await input(page).fill("𠮷".repeat(10_000));
  await input(page).press("Enter");
  await searched(page, `?f-q=${"𠮷".repeat(300)}`);
  assert.equal((await input(page).inputValue()).length, 20_000);
  page.assertClean();
  await page.done();
});

test("conditions and opened records are entries of their own, and the back button takes them back", async () => {
  const page = await open();
  const type = page.getByRole("group", { name: "Type" });
  await type.getByRole("checkbox", { name: /School/ }).check();
  await searched(page, "?f-type=school");
  await page.waitForTimeout(400);
  await type.getByRole("checkbox", { name: /Area/ }).check();
  await searched(page, "?f-type=school&f-type=cluster");
  await page.waitForTimeout(400);
  const told = await record(page, "plan-select");
  await part(page, "summary").nth(1).click();
  const [key] = await opened(page);
  await searched(page, `?f-type=school&f-type=cluster&f-open=${key}`);
  assert.equal((await told()).length, 1);
  await page.goBack();
  await searched(page, "?f-type=school&f-type=cluster");
  await frames(page);
  assert.deepEqual(await opened(page), []);
  await page.goBack();
  await counted(page, "21 projects");
  await page.goBack();
  await counted(page, "129 projects");
  assert.equal(await type.getByRole("checkbox", { name: /School/ }).isChecked(), false);
  await page.goForward();
  await page.goForward();
  await page.goForward();
  await frames(page);
  assert.deepEqual(await opened(page), [key]);
  assert.equal((await told()).length, 1, "the address selects nothing in a reader's name");
  page.assertClean();
  await page.done();
});

test("Enter writes at once; a burst of changes is throttled", async () => {
  const page = await open();
  await page.evaluate(() => {
    window.writes = 0;
    for (const name of ["pushState", "replaceState"]) {
      const inner = history[name].bind(history);
      history[name] = (...all) => {
        window.writes += 1;
        inner(...all);
      };
    }
  });
  await input(page).fill("河套");
  await input(page).press("Enter");
  assert.equal(decodeURIComponent(await search(page)), "?f-q=河套");
  const boxes = page.getByRole("checkbox");
  for (let at = 0; at < 6; at += 1) await boxes.nth(0).click({ delay: 0 });
  await page.waitForTimeout(800);
  assert.ok((await page.evaluate(() => window.writes)) <= 5);
  await page.done();
});

test("a link brings everything back, however far down the record is, and takes no focus", async () => {
  const first = await open();
  const id = await first.evaluate(async () => (await import("/plan-widgets/index.js")).projects()[77].id);
  await first.done();
  const page = await open({ search: `?f-open=project.${id}` });
  assert.deepEqual(await opened(page), [`project.${id}`]);
  assert.equal((await names(page)).length, 80);
  assert.equal(await page.evaluate(() => document.activeElement.tagName), "BODY");
  assert.ok(await page.evaluate(() => scrollY > 0));
  await page.done();

  const other = await open({ search: "?f-q=%E5%B9%BC%E5%84%BF%E5%9B%AD&f-type=school&f-box=99" });
  await counted(other, "No projects found");
  await other.getByRole("button", { name: "Remove filter: 99" }).click();
  await counted(other, "5 projects");
  assert.equal(await input(other).inputValue(), "幼儿园");
  await other.reload();
  await shown(other);
  await counted(other, "5 projects");
  other.assertClean();
  await other.done();
});

test("a link to a place on the page takes back neither what is typed nor what is shown", async () => {
  const page = await open({ body: '<a id="link" href="#there">there</a><plan-finder url-prefix="f-"></plan-finder><p id="there">There</p>' });
  await page.locator("plan-finder [part=more]").click();
  await frames(page);
  await page.locator("#link").click();
  await frames(page);
  assert.equal((await names(page)).length, 40);
  // What is not written yet is written all the same.
  await input(page).fill("幼儿园");
  await page.locator("#link").click();
  await frames(page);
  assert.equal(await input(page).inputValue(), "幼儿园");
  await counted(page, "5 projects");
  await searched(page, "?f-q=幼儿园");
  await page.goBack();
  await frames(page);
  await counted(page, "129 projects");
  assert.equal(await input(page).inputValue(), "");
  page.assertClean();
  await page.done();
});

test("who types and leaves by a link at once comes back to what was typed", async () => {
  const page = await open({ body: '<plan-finder url-prefix="f-"></plan-finder><a id="link" href="/index.html">away</a>' });
  await input(page).pressSequentially("幼儿园");
  await page.locator("#link").click();
  await page.waitForURL(/index/);
  await page.goBack();
  await shown(page);
  await counted(page, "5 projects");
  assert.equal(await input(page).inputValue(), "幼儿园");
  await page.done();
});

test("two finders of a page share its address", async () => {
  const page = await open({ body: '<plan-finder url-prefix="a-"></plan-finder><plan-finder url-prefix="b-" kinds="all"></plan-finder>', search: "?a-q=%E5%B9%BC%E5%84%BF%E5%9B%AD&x=1" });
  const boxes = page.locator("plan-finder [part=input]");
  await boxes.nth(1).fill("hetao");
  await boxes.nth(1).press("Enter");
  await searched(page, "?a-q=幼儿园&x=1&b-q=hetao");
  await page.waitForTimeout(400);
  await boxes.nth(0).fill("学校");
  await boxes.nth(0).press("Enter");
  await searched(page, "?x=1&b-q=hetao&a-q=学校");
  const values = () => page.evaluate(() => [...document.querySelectorAll("plan-finder")].map((finder) => finder.shadowRoot.querySelector("input").value));
  await page.goBack();
  await frames(page);
  assert.deepEqual(await values(), ["幼儿园", "hetao"]);
  await page.goBack();
  await frames(page);
  assert.deepEqual(await values(), ["幼儿园", ""]);
  page.assertClean();
  await page.done();
});

test("a record that has left the list leaves the address", async () => {
  const page = await open();
  await part(page, "summary").first().click();
  await page.waitForFunction(() => location.search.includes("f-open="));
  await input(page).fill("幼儿园");
  await input(page).press("Enter");
  await searched(page, "?f-q=幼儿园");
  page.assertClean();
  await page.done();
});

test("an address that says nonsense is read without harm", async () => {
  const page = await open({ search: "?f-q=%E0%A4%A&f-open=nothing&f-kind=&f-document=%3Cimg%3E&f-box=6&f-box=6" });
  await counted(page, "No projects found");
  page.assertClean();
  await page.done();
});
