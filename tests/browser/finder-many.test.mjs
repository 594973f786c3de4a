// Many finders on a page: those out of sight cost little, and nothing of them is missing.

import assert from "node:assert/strict";
import { test } from "node:test";
import { finderPlace, frames, openFinder } from "../support/finder.mjs";

const MANY = 24;
const FALLBACK = "What stood here before";

const here = finderPlace();

/** A page with many finders, put in once they are defined; what happens in each frame until all are drawn is in `window`. */
async function openMany(options, { count = MANY, fallback = "" } = {}) {
  const page = await openFinder(here, { viewport: { width: 1000, height: 800 }, ...options });
  await page.evaluate(
    async ({ count, fallback }) => {
      document.querySelector("plan-finder").remove();
      window.shifts = 0;
      new PerformanceObserver((list) => {
        for (const { value } of list.getEntries()) window.shifts += value;
      }).observe({ type: "layout-shift" });
      window.empty = window.waited = window.ready = 0;
      // Whether the page may rest is the test's to say.
      const { requestIdleCallback } = window;
      const idle = [];
      window.requestIdleCallback = (work) => idle.push(work);
      window.rest = () => {
        window.requestIdleCallback = requestIdleCallback;
        for (const work of idle) requestIdleCallback(work);
      };
      document.addEventListener("plan-ready", () => (window.ready += 1));
      const all = Array.from({ length: count }, (_, at) => {
        const finder = document.createElement("plan-finder");
        // What the last one says no other does.
        if (at > 0 && at === count - 1) finder.setAttribute("kinds", "term");
        if (fallback) finder.innerHTML = `<p style="height: 2000px">${fallback}</p>`;
        document.querySelector("main").append(Object.assign(document.createElement("h2"), { textContent: `Finder ${at}` }), finder);
        return finder;
      });
      while (window.ready < count) {
        await new Promise((done) => requestAnimationFrame(done));
        for (const { shadowRoot } of all) {
          const shown = shadowRoot.querySelector("[part=widget]").hidden === false;
          if (shown && !shadowRoot.querySelector("[part=item]")) window.empty += 1;
          if (!shown && window.ready > 0) window.waited += 1;
        }
      }
    },
    { count, fallback },
  );
  await frames(page);
  return page;
}

/** Which of them are rendered, by the browser's own word. */
const rendered = (page) =>
  page.evaluate(() =>
    [...document.querySelectorAll("plan-finder")].flatMap(({ shadowRoot }, at) =>
      shadowRoot.querySelector("[part=item]").checkVisibility({ contentVisibilityAuto: true }) ? at : [],
    ),
  );

/** Goes somewhere and waits until what comes into sight there is laid out. */
async function go(page, to) {
  await page.evaluate(to);
  await frames(page);
  await frames(page);
}

test("those out of sight are laid out when the page rests; all of their words are in it before", async () => {
  const page = await openMany();
  const far = await rendered(page);
  assert.ok(far.includes(0) && far.length <= 4, `rendered: ${far}`);
  const items = await page.evaluate(() => [...document.querySelectorAll("plan-finder")].map(({ shadowRoot }) => shadowRoot.querySelectorAll("[part=item]").length));
  assert.deepEqual(items, Array(MANY).fill(20));
  // The search of the page goes there, and so does a script.
  const name = await page.evaluate(() => [...document.querySelectorAll("plan-finder")].at(-1).shadowRoot.querySelectorAll("h3")[10].textContent);
  const found = await page.evaluate((name) => window.find(name) && scrollY, name);
  assert.ok(found > 10_000, `found at ${found}`);
  await go(page, () => {
    getSelection().removeAllRanges();
    scrollTo(0, 0);
  });
  assert.ok(!(await rendered(page)).includes(MANY - 1));
  await go(page, () => [...document.querySelectorAll("plan-finder")].at(-1).scrollIntoView());
  assert.ok((await rendered(page)).includes(MANY - 1));
  await go(page, () => scrollTo(0, 0));
  // Screen readers know of what is laid out, so all is when there is time for it: one in a frame.
  const perFrame = await page.evaluate(async () => {
    const laid = () => [...document.querySelectorAll("plan-finder")].filter(({ shadowRoot }) => shadowRoot.querySelector("[part=widget]").style.getPropertyValue("--far")).length;
    window.rest();
    let [most, last] = [0, laid()];
    while (last < document.querySelectorAll("plan-finder").length) {
      await new Promise((done) => requestAnimationFrame(done));
      most = Math.max(most, laid() - last);
      last = laid();
    }
    return most;
  });
  assert.equal(perFrame, 1);
  await frames(page);
  assert.equal((await rendered(page)).length, MANY);
  const client = await page.context().newCDPSession(page);
  const { nodes } = await client.send("Accessibility.getFullAXTree");
  const heads = nodes.filter(({ ignored, role }) => !ignored && role?.value === "heading").map((node) => node.name?.value);
  assert.ok(heads.includes(name));
  assert.equal(await page.evaluate(() => window.shifts < 0.001), true);
  page.assertClean();
  await page.done();
});

test("paper shows all hits of all of them", async () => {
  const pages = [];
  for (const count of [1, 4]) {
    const page = await openMany({}, { count });
    pages.push((await page.pdf()).toString("latin1").match(/\/Type\s*\/Page\b/g).length);
    await page.done();
  }
  // Room that is kept for lists nobody has seen would be no more than two pages each.
  assert.ok(pages[0] > 4 && pages[1] > 3 * (pages[0] - 1), `pages: ${pages}`);
});

test("nothing moves while they are drawn, and while one scrolls down; none is empty in between", async () => {
  for (const viewport of [{ width: 1000, height: 800 }, { width: 360, height: 640 }]) {
    for (const fallback of ["", FALLBACK]) {
      const page = await openMany({ viewport }, { fallback });
      for (let at = 0; at < 30; at += 1) {
        await page.evaluate(() => scrollBy(0, 500));
        await frames(page);
      }
      const { shifts, empty, waited } = await page.evaluate(() => ({ shifts, empty, waited }));
      assert.equal(empty, 0, "a finder stood there with nothing in it");
      assert.ok(waited > 0, "all were drawn in one frame: the test shows nothing");
      assert.ok(shifts < 0.001, `layout shift at ${viewport.width}, ${fallback ? "with" : "without"} fallback: ${shifts}`);
      page.assertClean();
      await page.done();
    }
  }
});

test("what stands in a finder that fails is there, without the room that was kept", async () => {
  const page = await openFinder(here);
  const [kept, left] = await page.evaluate(async () => {
    const finder = document.createElement("plan-finder");
    finder.innerHTML = "<p>Fallback</p>";
    finder.setAttribute("kinds", "nonsense");
    document.querySelector("main").append(finder);
    const kept = finder.getBoundingClientRect().height;
    await new Promise((done) => finder.addEventListener("plan-error", done, { once: true }));
    return [kept, finder.getBoundingClientRect().height];
  });
  assert.ok(left > 0 && left < 100, `${kept} px, then ${left}`);
  page.assertClean();
  await page.done();
});
