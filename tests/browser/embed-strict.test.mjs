// Pages that forbid, break or reset things: each shows the widget, or its honest fallback.

import assert from "node:assert/strict";
import { readdir } from "node:fs/promises";
import { after, before, test } from "node:test";
import { launch, openPage } from "../support/browser.mjs";
import { failures, hostPage, photograph, rememberFailures, script, serveWithPages, settled, tracker } from "../support/embed.mjs";

let browser;
let site;

before(async () => {
  [browser, site] = await Promise.all([launch(), serveWithPages()]);
});

after(async () => {
  await browser?.close();
  await site?.close();
});

const all = `${tracker()}<plan-scorecard><p class="fallback">Scorecard</p></plan-scorecard><plan-finder><p class="fallback">Finder</p></plan-finder>`;
const phone = { viewport: { width: 360, height: 640 } };

/** Opens a page of a host, waits until its elements are done, and takes its picture. */
async function open(name, body, { head = "", lang = "en", dir, headers, from = browser, at = site, ...options } = {}) {
  const url = at.page(`/${name}.html`, hostPage(body + script("/"), { head, lang, dir }), headers);
  const page = await openPage(from, url, { ...phone, init: rememberFailures, ...options });
  page.ends = await settled(page);
  await photograph(page, `strict-${name}`);
  return page;
}

/** The honest fallback: the children stand, `plan-error` says why, and the frame page is linked to. */
async function assertFallback(page, code, link = `${site.url}embed.html`) {
  assert.deepEqual(page.ends, ["failed"]);
  assert.deepEqual(await failures(page), [code]);
  assert.equal(await page.locator(".fallback").isVisible(), true);
  const href = await page.locator("[part=offer]").getAttribute("href");
  assert.ok(href.startsWith(`${link}#`), href);
  const asked = new URLSearchParams(new URL(href).hash.slice(1));
  assert.deepEqual(Object.fromEntries(asked), { widget: "tracker", indicator: "gdp", "as-of": "2023", lang: "en" });
  assert.equal(await page.locator("[part=offer]").isVisible(), true);
}
const asked = tracker('indicator="gdp" as-of="2023"');

test("a strict policy", async () => {
  const policy = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; connect-src 'self'; img-src data:";
  const page = await open("policy", all, { headers: { "content-security-policy": policy } });
  assert.deepEqual(page.ends, ["shown", "shown", "shown"]);
  // Styled, though the policy refuses every style that is written into a page.
  const sizes = await page.evaluate(() => {
    const { shadowRoot } = document.querySelector("plan-tracker");
    const source = shadowRoot.querySelector("[part=source]");
    return [getComputedStyle(source).fontSize, shadowRoot.querySelector("canvas").getBoundingClientRect().width > 300];
  });
  assert.deepEqual(sizes, ["13px", true]);
  // As high as its rows: 24 of them are no picture of 24 lines.
  const squeezed = await page.locator("plan-scorecard canvas").evaluate((canvas) => canvas.height / devicePixelRatio / canvas.getBoundingClientRect().height);
  assert.ok(Math.abs(squeezed - 1) < 0.02, `the scorecard is squeezed to ${1 / squeezed}`);
  await page.locator("plan-finder input[type=search]").fill("ht");
  await page.locator("plan-finder [part=item]").first().waitFor();
  await page.locator("plan-tracker [part=table] summary").click();
  // Its rows are written when it is opened.
  await page.locator("plan-tracker table tr").nth(2).waitFor();
  await page.locator("plan-tracker [part=chart]").press("ArrowRight");
  page.assertClean();
  await page.done();
});

test("figures in an attribute are read where the policy lets nothing be fetched from there", async () => {
  const policy = "connect-src 'self'";
  const csv = (source) => tracker(`indicator="gdp" observations="data:text/csv;charset=utf-8,indicator,year,value,source%0Agdp,2023,5830,${source}"`);
  const strict = await open("policy-figures", csv("年报 60%25"), { headers: { "content-security-policy": policy } });
  assert.match(await strict.locator("[part=finding]").textContent(), /By 2023 covered 57/);
  assert.match(await strict.locator("[part=source]").textContent(), /年报 60%$/);
  strict.assertClean();
  await strict.done();
  // What is not read is not quoted at length.
  const long = await open("long-figures", tracker(`indicator="gdp" observations="data:text/csv,${"x".repeat(9000)}"`), { headers: { "content-security-policy": policy } });
  assert.ok((await long.locator("[part=notice]").textContent()).length < 600);
  await long.done();
  // Written by hand, as browsers let it pass.
  const loose = await open("loose-figures", csv("up 5% a year"));
  assert.match(await loose.locator("[part=source]").textContent(), /up 5% a year$/);
  loose.assertClean();
  await loose.done();
});

test("as wide as it can be beside others, and never wider", async () => {
  const row = (inside) => `<div style="display:flex">${inside}</div>`;
  const page = await open("flex", row(asked) + row(`<div style="flex:1">text</div><div style="flex:1;min-width:0">${asked}</div>`) + row(`${asked}${asked}`));
  const widths = await page.locator("plan-tracker").evaluateAll((all) => all.map((it) => it.getBoundingClientRect().width));
  assert.ok(widths[0] >= 300, `${widths}`);
  for (const width of widths) assert.ok(width > 150, `${widths}`);
  assert.equal(await page.evaluate(() => document.documentElement.scrollWidth), 360);
  page.assertClean();
  await page.done();
});

test("Trusted Types", async () => {
  const policy = "require-trusted-types-for 'script'; trusted-types 'none'";
  const page = await open("trusted-types", all, { headers: { "content-security-policy": policy } });
  assert.deepEqual(page.ends, ["shown", "shown", "shown"]);
  await page.locator("plan-finder input[type=search]").fill("幼儿园");
  await page.locator("plan-finder mark").first().waitFor();
  page.assertClean();
  await page.done();
});

test("WebAssembly refused by the policy", async () => {
  const policy = "script-src 'self'; style-src 'self'";
  const page = await open("no-wasm-policy", asked, { headers: { "content-security-policy": policy } });
  await assertFallback(page, "wasm_refused");
  // The way out leads somewhere: the frame page has a policy of its own.
  await page.locator("[part=offer]").click();
  await page.waitForURL(/embed\.html/);
  assert.deepEqual(await settled(page), ["shown"]);
  await page.done();
});

test("WebAssembly refused by the browser", async (t) => {
  const jitless = await launch({ args: ["--js-flags=--jitless"] });
  t.after(() => jitless.close());
  const page = await open("no-wasm-browser", asked, { from: jitless });
  assert.equal(await page.evaluate(() => typeof WebAssembly), "undefined");
  await assertFallback(page, "wasm_refused");
  await page.done();
});

test("the file of the wasm blocked, missing, broken, or something else", async () => {
  const path = "/plan-widgets/plan_widgets_bg.wasm";
  const answers = {
    blocked: (request) => request.socket.destroy(),
    missing: (_, response) => response.writeHead(404).end(),
    page: (_, response) => response.writeHead(200, { "content-type": "text/html" }).end("<!doctype html><p>Please log in"),
    broken: (_, response) => response.writeHead(200, { "content-type": "application/wasm" }).end(Buffer.from([0, 97, 115, 109, 1, 0, 0, 0, 99])),
  };
  for (const [name, answer] of Object.entries(answers)) {
    site.handlers[path] = answer;
    const page = await open(`wasm-${name}`, asked);
    await assertFallback(page, "load_failed");
    // What was wrong for a moment is not wrong for ever.
    delete site.handlers[path];
    await page.evaluate(() => document.querySelector("plan-tracker").setAttribute("method", "linear"));
    await page.waitForFunction(() => document.querySelector("plan-tracker").shadowRoot.querySelector("[part=widget]").hidden === false);
    assert.equal(await page.locator("[part=offer]").count(), 0);
    await page.done();
  }
});

test("the page for frames is where an attribute says, and only a page", async () => {
  const path = "/plan-widgets/plan_widgets_bg.wasm";
  site.handlers[path] = (_, response) => response.writeHead(404).end();
  for (const [embed, href] of [
    ["https://example.org/e.html", "https://example.org/e.html#"],
    ["e.html", `${site.url}e.html#`],
    ["javascript:alert(1)", undefined],
    ["data:text/html,x", undefined],
    ["https://[", undefined],
  ]) {
    const page = await open("wasm-elsewhere", tracker(`indicator="gdp" embed="${embed}"`));
    const found = await page.evaluate(() => document.querySelector("plan-tracker").shadowRoot.querySelector("[part=offer]")?.href);
    if (href) assert.ok(found.startsWith(href), found);
    else assert.equal(found, undefined);
    assert.equal(await page.locator(".fallback").isVisible(), true);
    await page.done();
  }
  delete site.handlers[path];
});

test("scripts off, and scripts that never come", async () => {
  const off = await openPage(browser, site.page("/off.html", hostPage(all + script("/"))), { ...phone, javaScriptEnabled: false });
  for (const nth of [0, 1, 2]) assert.equal(await off.locator(".fallback").nth(nth).isVisible(), true);
  await photograph(off, "strict-off");
  await off.done();

  site.handlers["/plan-widgets/define.js"] = (_, response) => response.writeHead(404).end();
  const page = await openPage(browser, site.page("/never.html", hostPage(all + script("/"))), phone);
  for (const nth of [0, 1, 2]) assert.equal(await page.locator(".fallback").nth(nth).isVisible(), true);
  await page.done();
  delete site.handlers["/plan-widgets/define.js"];
});

test("a slow network: the fallback stands until the widget is there", async (t) => {
  const slow = await serveWithPages();
  t.after(() => slow.close());
  let release;
  const wait = new Promise((done) => (release = done));
  slow.handlers["/plan-widgets/plan_widgets_bg.wasm"] = async (_, __, next) => {
    await wait;
    next();
  };
  const url = slow.page("/slow.html", hostPage(asked + script("/")));
  const page = await openPage(browser, url, { ...phone, init: rememberFailures, waitUntil: "domcontentloaded" });
  await page.waitForFunction(() => document.querySelector("plan-tracker").shadowRoot);
  await page.waitForTimeout(200);
  assert.equal(await page.locator(".fallback").isVisible(), true);
  release();
  assert.deepEqual(await settled(page), ["shown"]);
  assert.equal(await page.locator(".fallback").isVisible(), false);
  page.assertClean();
  await page.done();
});

test("observations that do not come leave the promise standing", async () => {
  for (const [name, answer] of [
    ["reset", (request) => request.socket.destroy()],
    ["500", (_, response) => response.writeHead(500).end()],
  ]) {
    site.handlers["/results.csv"] = answer;
    const page = await open(`observations-${name}`, tracker('indicator="gdp" observations="results.csv"'));
    assert.deepEqual(page.ends, ["shown"]);
    assert.match(await page.locator("[part=notice]").textContent(), /could not be read/);
    assert.deepEqual(await failures(page), ["load_failed"]);
    await page.done();
  }
});

test("twenty embeds on one page share what they fetch", async () => {
  const ids = ["gdp", "air-quality", "high-tech-firms", "surface-water", "school-places"];
  const before = site.requests.length;
  const page = await open("twenty", Array.from({ length: 20 }, (_, at) => tracker(`indicator="${ids[at % 5]}"`)).join(""), {
    // All in view: what is far from it waits for its reader.
    viewport: { width: 360, height: 14_000 },
  });
  assert.deepEqual(new Set(page.ends), new Set(["shown"]));
  const asked = site.requests.slice(before).map(({ path }) => path);
  assert.equal(asked.filter((path) => path.endsWith(".wasm")).length, 1);
  assert.equal(asked.length, new Set(asked).size, `something was fetched twice: ${asked}`);
  page.assertClean();
  await page.done();
});

test("a right-to-left host", async () => {
  const page = await open("rtl", `<p>مرحبا بالعالم</p>${all}`, { lang: "ar", dir: "rtl" });
  assert.deepEqual(page.ends, ["shown", "shown", "shown"]);
  assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth), "it scrolls sideways");
  // Our languages run from left to right, whatever the page around them does.
  for (const selector of ["[part=finding]", "canvas"]) {
    assert.equal(await page.locator(`plan-tracker ${selector}`).evaluate((node) => getComputedStyle(node).direction), "ltr");
  }
  const marks = await page.evaluate(async () => {
    const api = await import("/plan-widgets/browser.js");
    const canvas = document.createElement("canvas");
    return api.drawIndicatorChart(canvas, "gdp", { width: 300, height: 200 }).marks.map(({ x }) => x);
  });
  assert.deepEqual(marks, [...marks].sort((a, b) => a - b));
  page.assertClean();
  await page.done();
});

test("a host whose root has 62.5 %, and one that resets and extends everything", async () => {
  const small = await open("small-root", all, { head: "<style>html { font-size: 62.5%; } body { font-size: 1.6rem; }</style>" });
  assert.deepEqual(small.ends, ["shown", "shown", "shown"]);
  assert.equal(await small.evaluate(() => getComputedStyle(document.querySelector("plan-tracker").shadowRoot.querySelector("[part=finding]")).fontSize), "16px");
  small.assertClean();
  await small.done();

  const head = `<style>* { all: revert; box-sizing: border-box; }</style><script>
    Array.prototype.last = function () { return this[this.length - 1]; };
    Array.prototype.remove = function () {};
  </script>`;
  const reset = await open("reset", all, { head });
  assert.deepEqual(reset.ends, ["shown", "shown", "shown"]);
  assert.equal(await reset.evaluate(() => getComputedStyle(document.querySelector("plan-tracker")).display), "block");
  await reset.locator("plan-finder input[type=search]").fill("学校");
  await reset.locator("plan-finder [part=item]").first().waitFor();
  await reset.locator("plan-tracker [part=chart]").press("ArrowRight");
  const status = await reset.evaluate(() => document.querySelector("plan-tracker [role=status]").getBoundingClientRect().width);
  assert.ok(status <= 1, "what is for voices is seen");
  await photograph(reset, "strict-reset-used");
  reset.assertClean();
  await reset.done();
});

test("two copies and two versions of the package on one page", async (t) => {
  const [dir, copies] = ["/plan-widgets/", "/copy/"];
  const copied = await serveWithPages(undefined, { handlers: {} });
  t.after(() => copied.close());
  // The same files under another address are another copy, as two articles of two years bring along.
  for (const path of await readdir(new URL("../../target/www/plan-widgets/", import.meta.url))) {
    copied.handlers[`${copies}${path}`] = (request, response, next) => {
      request.url = `${dir}${path}`;
      next();
    };
  }
  const url = copied.page(
    "/copies.html",
    hostPage(`${all}${script("/")}<script type="module" src="/copy/define.js"></script><script type="module" src="/plan-widgets/plan-widgets.single.js"></script>`),
  );
  const page = await openPage(browser, url, { ...phone, init: rememberFailures });
  assert.deepEqual(await settled(page), ["shown", "shown", "shown"]);
  assert.deepEqual(await failures(page), []);
  page.assertClean();
  // An older version, with an element of the same name, was first: ours stays out and breaks nothing.
  const older = copied.page(
    "/older.html",
    hostPage(
      `<script>customElements.define("plan-tracker", class extends HTMLElement { connectedCallback() { this.textContent = "older"; } });</script>${all}${script("/")}`,
    ),
  );
  const second = await openPage(browser, older, { ...phone, init: rememberFailures });
  await second.waitForFunction(() => document.querySelector("plan-finder").shadowRoot?.querySelector("[part=item]"));
  assert.match(await second.locator("plan-tracker").textContent(), /^older/);
  assert.equal(await second.evaluate(() => document.querySelector("plan-tracker").shadowRoot), null);
  second.assertClean();
  await second.done();
  await page.done();
});

test("nothing leaks: no globals, no styles in or out", async () => {
  const url = site.page(
    "/leaks.html",
    hostPage(`<p id="own">host</p><h3>host</h3><table><tr><td>host</table>${all}`, {
      head: "<style>p { color: rgb(1, 2, 3); } h3 { color: rgb(4, 5, 6); } table { border: 7px solid; } [part] { display: none; } input { height: 99px; } canvas { width: 1px; }</style>",
    }),
  );
  const page = await openPage(browser, url, { ...phone, init: rememberFailures });
  const snapshot = () =>
    page.evaluate(() => ({
      globals: Object.getOwnPropertyNames(globalThis).sort(),
      styles: ["#own", "h3", "td", "body", "html"].map((selector) => {
        const style = getComputedStyle(document.querySelector(selector));
        return [style.color, style.fontSize, style.display, style.margin].join();
      }),
      sheets: [document.styleSheets.length, document.adoptedStyleSheets.length, document.head.childElementCount],
    }));
  const before = await snapshot();
  await page.evaluate(() => import("/plan-widgets/define.js"));
  assert.deepEqual(await settled(page), ["shown", "shown", "shown"]);
  assert.deepEqual(await snapshot(), before);
  const inside = await page.evaluate(() => {
    const { shadowRoot } = document.querySelector("plan-finder");
    return [shadowRoot.querySelector("input").offsetHeight < 60, getComputedStyle(shadowRoot.querySelector("[part=widget]")).display];
  });
  assert.deepEqual(inside, [true, "block"]);
  page.assertClean();
  await page.done();
});
