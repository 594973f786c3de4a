// What is announced, and when; and what an input method does meanwhile.

import assert from "node:assert/strict";
import { test } from "node:test";
import { count, counted, finderPlace, frames, input, openFinder, part } from "../support/finder.mjs";

const here = finderPlace();

/** Notes every text that the live regions of the light DOM come to hold, and how long after the last key. */
async function listen(page) {
  await page.evaluate(() => {
    window.said = [];
    let last = performance.now();
    addEventListener("input", () => (last = performance.now()), true);
    const finder = document.querySelector("plan-finder");
    new MutationObserver(() => {
      for (const node of finder.querySelectorAll("[role=status]")) {
        const text = node.textContent;
        if (text && text !== node.before) window.said.push({ text, after: performance.now() - last, lang: node.lang });
        node.before = text;
      }
    }).observe(finder, { childList: true, subtree: true, characterData: true });
  });
  return () => page.evaluate(() => window.said);
}

const nodes = (page) => page.evaluate(() => document.querySelectorAll("plan-finder > [role=status]").length);

test("the number of results is said about a second after the last key, once", async () => {
  const page = await openFinder(here);
  const said = await listen(page);
  assert.equal(await nodes(page), 0, "nodes before there is anything to say");
  await input(page).pressSequentially("hetao", { delay: 80 });
  await counted(page, "37 projects");
  assert.deepEqual(await said(), []);
  await page.waitForFunction(() => window.said.length > 0);
  await page.waitForTimeout(300);
  const [first, ...others] = await said();
  assert.deepEqual(others, []);
  assert.equal(first.text, "37 projects");
  assert.equal(first.lang, "en");
  assert.ok(first.after > 900 && first.after < 1600, `${first.after} ms`);
  assert.equal(await nodes(page), 2);
  await input(page).fill("heato");
  await page.waitForFunction(() => window.said.length > 1);
  assert.match((await said())[1].text, /^\d+ projects? Nothing matches exactly\. These come near\.$/);
  // Seen by nobody, read by screen readers.
  const box = await page.locator("plan-finder > [role=status]").first().boundingBox();
  assert.deepEqual([box.width, box.height], [1, 1]);
  await page.evaluate(() => {
    window.finder = document.querySelector("plan-finder");
    window.finder.remove();
  });
  assert.equal(await page.evaluate(() => window.finder.childElementCount), 0);
  page.assertClean();
  await page.done();
});

test("the nodes stand empty before they speak; that nothing was found is said with what to try", async () => {
  const page = await openFinder(here);
  const said = await listen(page);
  await input(page).fill("BYD");
  await counted(page, "No projects found");
  // What comes into the page together with its node is often not read.
  assert.equal(await nodes(page), 2);
  assert.equal(await page.evaluate(() => document.querySelector("plan-finder").textContent), "");
  assert.deepEqual(await said(), []);
  await page.waitForFunction(() => window.said.length > 0);
  assert.equal((await said())[0].text, "No projects found Try fewer or shorter words.");
  await page.done();
});

test("a finder that is moved while a word is composed speaks and writes again", async () => {
  const page = await openFinder(here, { body: '<plan-finder url-prefix="f-"></plan-finder>' });
  const session = await page.context().newCDPSession(page);
  await input(page).focus();
  await session.send("Input.imeSetComposition", { text: "heta", selectionStart: 4, selectionEnd: 4 });
  await page.evaluate(() => document.querySelector("main").append(document.querySelector("plan-finder")));
  await input(page).fill("hetao");
  await page.waitForFunction(() => location.search === "?f-q=hetao");
  await page.waitForFunction(() => document.querySelector("plan-finder").textContent === "37 projects");
  page.assertClean();
  await page.done();
});

test("a removed finder says nothing any more, and can be put back", async () => {
  const page = await openFinder(here);
  await input(page).fill("hetao");
  await counted(page, "37 projects");
  await page.evaluate(() => {
    window.finder = document.querySelector("plan-finder");
    window.finder.remove();
  });
  await page.waitForTimeout(1300);
  assert.equal(await page.evaluate(() => window.finder.childElementCount), 0);
  await page.evaluate(() => document.querySelector("main").append(window.finder));
  await frames(page);
  assert.equal(await count(page), "37 projects");
  page.assertClean();
  await page.done();
});

test("while a word is composed the list follows, but nothing is said and the address waits", async () => {
  const page = await openFinder(here, { body: '<plan-finder url-prefix="f-"></plan-finder>' });
  const said = await listen(page);
  const session = await page.context().newCDPSession(page);
  const compose = (text) => session.send("Input.imeSetComposition", { text, selectionStart: text.length, selectionEnd: text.length });
  await input(page).focus();
  for (const text of ["h", "he", "het", "heta", "hetao"]) await compose(text);
  await counted(page, "37 projects");
  await page.keyboard.press("ArrowDown");
  await page.waitForTimeout(1500);
  assert.deepEqual(await said(), []);
  assert.equal(await page.evaluate(() => location.search), "");
  await session.send("Input.insertText", { text: "河套" });
  await counted(page, "37 projects");
  assert.equal(await input(page).inputValue(), "河套");
  await page.waitForFunction(() => window.said.length > 0 && location.search);
  const [first] = await said();
  assert.equal(first.text, "37 projects");
  assert.ok(first.after > 900, `${first.after} ms`);
  assert.equal(new URL(page.url()).searchParams.get("f-q"), "河套");
  page.assertClean();
  await page.done();
});

test("keys that belong to the input method are left to it", async () => {
  const page = await openFinder(here);
  await input(page).fill("河");
  const prevented = await page.evaluate(() => {
    const box = document.querySelector("plan-finder").shadowRoot.querySelector("input");
    return ["ArrowDown", "Escape", "Enter"].map((key) => {
      const event = new KeyboardEvent("keydown", { key, isComposing: true, bubbles: true, cancelable: true, composed: true });
      box.dispatchEvent(event);
      return event.defaultPrevented;
    });
  });
  assert.deepEqual(prevented, [false, false, false]);
  assert.equal(await input(page).inputValue(), "河");
  await page.done();
});

test("status nodes are no fallback: an error after an announcement is still shown", async () => {
  const page = await openFinder(here);
  await input(page).fill("hetao");
  await page.waitForFunction(() => document.querySelector("plan-finder > [role=status]"));
  await page.evaluate(() => document.querySelector("plan-finder").setAttribute("plan", "nowhere"));
  await part(page, "message").waitFor();
  assert.match(await part(page, "message").textContent(), /nowhere/);
  await page.done();
});
