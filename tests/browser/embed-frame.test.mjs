// The pages for frames: in pages of other people, on another host, with whatever they allow.

import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { after, before, test } from "node:test";
import { brotliCompressSync } from "node:zlib";
import { launch, openPage } from "../support/browser.mjs";
import { frameOf, hostPage, photograph, serveWithPages } from "../support/embed.mjs";

let browser;
let site;
/** Another host: what it asks of the site counts as a request to another host, which is the point of a frame. */
let other;

before(async () => {
  [browser, site, other] = await Promise.all([launch(), serveWithPages(), serveWithPages()]);
});

after(async () => {
  await browser?.close();
  await site?.close();
  await other?.close();
});

const embed = (query, { mark = "?", page = "embed.html" } = {}) => `${site.url}${page}${mark}${new URLSearchParams(query)}`;
const frame = (src, attributes = "") => `<iframe src="${src.replaceAll("&", "&amp;")}" style="border:0;width:100%" ${attributes}></iframe>`;
const CSV = "indicator,year,value,source\ngdp,2023,5830,an invented report\n";
/** Records every message of every frame, before anything else runs. */
const record = () => {
  globalThis.messages = [];
  addEventListener("message", ({ data, source }) => globalThis.messages.push({ data, own: source !== window }));
};
const onlyOurs = () => ({ except: new RegExp(`^${site.url}embed\\.html`) });
const finding = (place) => place.locator("[part=finding]").textContent();

const open = (body, options = {}, page = {}) => openPage(browser, other.page("/host.html", hostPage(body, page)), options);

test("speaks the messages of five kinds of hosts at once, and again when its height changes", async () => {
  const page = await open(frame(embed({ widget: "tracker", indicator: "gdp", lang: "en", childId: "pym-1" }) + "#?secret=abcDEF1234"), { init: record });
  const inside = await frameOf(page);
  const heard = async () => {
    const height = await inside.evaluate(() => Math.ceil(document.body.getBoundingClientRect().height));
    await page.waitForFunction((wanted) => messages.some(({ data }) => data["datawrapper-height"]?.gdp === wanted), height);
    return { height, messages: (await page.evaluate(() => messages)).map(({ data }) => data) };
  };
  const first = await heard();
  assert.ok(first.height > 250, String(first.height));
  const src = await inside.evaluate(() => location.href);
  for (const expected of [
    { "datawrapper-height": { gdp: first.height } },
    { sentinel: "amp", type: "embed-size", height: first.height },
    `pymxPYMxpym-1xPYMxheightxPYMx${first.height}`,
    JSON.stringify({ src, context: "iframe.resize", height: first.height }),
    { message: "height", value: first.height, secret: "abcDEF1234" },
  ]) {
    assert.ok(first.messages.some((data) => JSON.stringify(data) === JSON.stringify(expected)), JSON.stringify(expected));
  }
  // Nothing is said while nothing changes.
  const count = first.messages.length;
  await page.waitForTimeout(300);
  assert.equal(await page.evaluate(() => messages.length), count);
  await inside.locator("[part=table] summary").click();
  await page.waitForFunction((height) => messages.some(({ data }) => data["datawrapper-height"]?.gdp > height), first.height);
  assert.ok((await heard()).height > first.height);
  page.assertClean(onlyOurs());
  await page.done();
});

test("answers its host and nobody else", async () => {
  const page = await open(frame(embed({ indicator: "gdp", lang: "en" }) + "#?secret=abcDEF1234") + frame("about:blank", "id=stranger"), { init: record });
  await frameOf(page);
  await page.waitForTimeout(200);
  const answers = (ask) =>
    page.evaluate(async (asked) => {
      const [own, stranger] = document.querySelectorAll("iframe");
      const before = messages.length;
      if (asked.stranger) {
        // The same words from the window beside.
        const script = stranger.contentDocument.createElement("script");
        script.textContent = `parent.frames[0].postMessage(${JSON.stringify(asked.data)}, "*")`;
        stranger.contentDocument.body.append(script);
      } else own.contentWindow.postMessage(asked.data, "*");
      await new Promise((done) => setTimeout(done, 200));
      return messages.length - before;
    }, ask);
  for (const data of ["plan-height", "pymxPYMxgdpxPYMxwidthxPYMx400", { message: "ready", secret: "abcDEF1234" }]) {
    assert.equal(await answers({ data }), 5, JSON.stringify(data));
    assert.equal(await answers({ data, stranger: true }), 0, JSON.stringify(data));
  }
  for (const data of ["hello", { message: "ready", secret: "wrong" }, null, 7, { "datawrapper-height": { gdp: 1 } }]) {
    assert.equal(await answers({ data }), 0, JSON.stringify(data));
  }
  // A flood gets no flood.
  const flood = await page.evaluate(async () => {
    const before = messages.length;
    for (let ask = 0; ask < 5000; ask += 1) frames[0].postMessage("plan-height", "*");
    await new Promise((done) => setTimeout(done, 1000));
    return messages.length - before;
  });
  assert.ok(flood >= 5 && flood <= 500, String(flood));
  await page.done();
  // Where the address has no secret, none is no secret.
  const bare = await open(frame(embed({ indicator: "gdp", lang: "en" })), { init: record });
  await frameOf(bare);
  await bare.waitForTimeout(200);
  const said = await bare.evaluate(async () => {
    const before = messages.length;
    frames[0].postMessage({ message: "ready", secret: null }, "*");
    await new Promise((done) => setTimeout(done, 200));
    return messages.length - before;
  });
  assert.equal(said, 0);
  await bare.done();
});

test("a sandboxed frame of a host without CORS shows every widget, in one request", async () => {
  for (const [file, widget, query] of [
    ["chart.html", "tracker", { indicator: "gdp" }],
    ["chart.html", "scorecard", {}],
    // Charts too, though nobody writes such an address any more: it stands in articles.
    ["embed.html", "tracker", { indicator: "gdp" }],
    ["embed.html", "scorecard", {}],
    ["embed.html", "finder", {}],
  ]) {
    const before = site.requests.length;
    const src = embed({ widget, lang: "en", ...query }, { page: file });
    const page = await open(frame(src, 'sandbox="allow-scripts"') + `<script src="${site.url}host.js"></script>`, {
      viewport: { width: 360, height: 640 },
    });
    const inside = await frameOf(page);
    assert.equal(await inside.evaluate(() => self.origin), "null");
    await page.waitForFunction(() => document.querySelector("iframe").offsetHeight > 200);
    const asked = site.requests.slice(before).map(({ path }) => path);
    assert.deepEqual(asked.filter((path) => path !== "/host.js"), [`/${file}`]);
    page.assertClean({ except: new RegExp(`^${site.url}(${file}|host)`) });
    await photograph(page, `frame-sandbox-${file.replace(".html", "")}-${widget}`);
    await page.done();
  }
});

test("charts alone say what the page with everything says, at less than three fifths of its weight, and have no finder", async () => {
  const weight = async (page) => brotliCompressSync(await readFile(new URL(`../../target/www/${page}`, import.meta.url))).length;
  const [chart, all] = [await weight("chart.html"), await weight("embed.html")];
  assert.ok(chart < all * 0.6, `${chart} of ${all} bytes`);
  for (const [query, expected] of [
    [{ indicator: "gdp", observations: CSV, "as-of": "2023", method: "linear", projection: "" }, /By 2023 covered 57.*supplied by the page/s],
    [{ widget: "scorecard", observations: CSV }, /24 indicators: .*supplied by the page/s],
    [{ indicator: "nothing" }, /unknown_indicator/],
  ]) {
    const said = [];
    for (const file of ["chart.html", "embed.html"]) {
      const page = await openPage(browser, embed({ lang: "en", ...query }, { page: file }));
      await page.waitForFunction(() => {
        const element = document.querySelector("plan-tracker, plan-scorecard");
        return element.innerText.includes("unknown_indicator") || element.shadowRoot.querySelector("canvas");
      });
      if (query.indicator !== "nothing") {
        await page.locator("[part=table] summary").click();
        // Filled when the browser tells of the click, which is not before it answers.
        await page.locator("[part=table] table").waitFor();
      }
      said.push(
        await page.evaluate(() => {
          const element = document.querySelector("plan-tracker, plan-scorecard");
          return `${element.shadowRoot.textContent} ${element.shadowRoot.querySelector("canvas")?.ariaLabel} ${document.body.innerText}`;
        }),
      );
      page.assertClean();
      await page.done();
    }
    assert.match(said[0], expected);
    assert.equal(said[0], said[1]);
  }
  const page = await openPage(browser, embed({ widget: "finder", lang: "en" }, { page: "chart.html" }));
  assert.equal(await page.locator("#figures").textContent(), "There is no widget called “finder” here, but tracker, scorecard.");
  page.assertClean();
  await page.done();
});

test("keeps nothing: no storage, no cookie, no other host, no script that was not there", async () => {
  const page = await openPage(browser, embed({ indicator: "gdp", lang: "en" }));
  await page.waitForFunction(() => document.querySelector("plan-tracker")?.shadowRoot.querySelector("canvas"));
  const kept = await page.evaluate(async () => ({
    cookie: document.cookie,
    local: localStorage.length,
    session: sessionStorage.length,
    databases: (await indexedDB.databases()).length,
    caches: (await caches.keys()).length,
    workers: (await navigator.serviceWorker.getRegistrations()).length,
    policy: await new Promise((done) => {
      addEventListener("securitypolicyviolation", ({ effectiveDirective }) => done(effectiveDirective), { once: true });
      fetch("https://example.org/x").catch(() => {});
    }),
  }));
  assert.deepEqual(kept, { cookie: "", local: 0, session: 0, databases: 0, caches: 0, workers: 0, policy: "connect-src" });
  assert.equal(page.problems.filter(({ kind }) => kind === "error").length, 0);
  await page.done();
});

test("figures are inline or of this site, and where they are from is said", async () => {
  site.handlers["/figures.csv"] = (_, response) => response.writeHead(200, { "content-type": "text/csv" }).end(CSV);
  other.handlers["/figures.csv"] = site.handlers["/figures.csv"];
  const shown = async (observations, lang = "en") => {
    const before = other.requests.length;
    const page = await openPage(browser, embed({ indicator: "gdp", lang, observations }));
    await page.waitForFunction(() => document.querySelector("plan-tracker").shadowRoot.querySelector("[part=finding]")?.textContent);
    const found = {
      finding: await finding(page),
      note: await page.locator("#figures").textContent(),
      visible: await page.locator("#figures").isVisible(),
      elsewhere: other.requests.slice(before).length,
    };
    page.assertClean({ except: /$^/ });
    await page.done();
    return found;
  };
  const none = await shown("");
  assert.equal(none.visible, false);
  for (const [observations, note] of [
    [CSV, "The results in this chart were supplied by the page that embeds it, not by the plan."],
    [JSON.stringify([{ indicator: "gdp", year: 2023, value: 5830 }]), "The results in this chart were supplied by the page that embeds it, not by the plan."],
    ["figures.csv", `The results in this chart are from ${site.url}figures.csv`],
  ]) {
    const found = await shown(observations);
    assert.match(found.finding, /^By 2023 covered 57.%/);
    assert.deepEqual([found.note, found.visible], [note, true]);
  }
  for (const foreign of [`${other.url}figures.csv`, `//${new URL(other.url).host}/figures.csv`, "data:text/csv,indicator", "javascript:1"]) {
    const found = await shown(foreign);
    assert.equal(found.finding, none.finding);
    assert.equal(found.note, `${foreign} was not used: only data of this site are.`);
    assert.equal(found.elsewhere, 0);
  }
  assert.match((await shown(CSV, "zh-Hant")).note, /嵌入此圖的網頁/);
});

test("an address of this site that leads elsewhere is not followed", async () => {
  site.handlers["/moved.csv"] = (_, response) => response.writeHead(302, { location: `${other.url}figures.csv` }).end();
  other.handlers["/figures.csv"] = (_, response) => response.writeHead(200, { "access-control-allow-origin": "*" }).end(CSV);
  const before = other.requests.length;
  const page = await openPage(browser, embed({ indicator: "gdp", lang: "en", observations: "moved.csv" }));
  await page.locator("[part=notice]").waitFor();
  assert.doesNotMatch(await finding(page), /2023/);
  assert.equal(other.requests.length, before);
  await page.done();
});

test("a plan of this site is shown under its address, one of another site is not", async () => {
  const plan = await readFile(new URL("../plans/riverbend-2026-2030.json", import.meta.url));
  for (const place of [site, other]) {
    place.handlers["/plan.json"] = (_, response) => response.writeHead(200, { "content-type": "application/json", "access-control-allow-origin": "*" }).end(plan);
  }
  const page = await openPage(browser, embed({ indicator: "homes", lang: "en", src: "plan.json" }));
  await page.waitForFunction(() => document.querySelector("plan-tracker").shadowRoot.querySelector("[part=title]")?.textContent === "New homes");
  assert.equal(await page.locator("#figures").textContent(), `The plan is read from ${site.url}plan.json`);
  page.assertClean();
  await page.done();
  const refused = await openPage(browser, embed({ indicator: "homes", lang: "en", src: `${other.url}plan.json` }));
  assert.match(await refused.locator("#figures").textContent(), /was not used/);
  assert.equal(await refused.locator("plan-tracker").count(), 0);
  refused.assertClean();
  await refused.done();
});

test("says what is wrong with an address", async () => {
  for (const [query, code] of [
    [{ indicator: "nothing" }, /unknown_indicator/],
    [{ indicator: "gdp", method: "guess" }, /unknown_method/],
    [{ indicator: "gdp", "as-of": "soon" }, /invalid_argument/],
    [{ indicator: "gdp", plan: "none" }, /unknown_plan/],
    [{ widget: "<img src=x>" }, /There is no widget called “<img src=x>”/],
  ]) {
    const page = await openPage(browser, embed({ lang: "en", ...query }));
    await page.waitForFunction((source) => new RegExp(source).test(document.body.innerText), code.source);
    page.assertClean();
    await page.done();
  }
});

test("languages, themes, and the same numbers behind a #", async () => {
  for (const [lang, theme, word] of [["zh-Hans", "dark", "起点"], ["zh-Hant", "light", "起點"], ["en", "dark", "Start"]]) {
    const page = await openPage(browser, embed({ indicator: "gdp", lang, theme }, { mark: "#" }), { viewport: { width: 320, height: 560 } });
    await page.waitForFunction(() => document.querySelector("plan-tracker").shadowRoot.querySelector("[part=finding]")?.textContent);
    assert.equal(await page.evaluate(() => document.documentElement.lang), lang);
    assert.equal(await page.evaluate(() => getComputedStyle(document.documentElement).colorScheme), theme);
    await page.locator("[part=table] summary").click();
    assert.ok((await page.locator("table").innerText()).includes(word));
    assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth), "it scrolls sideways");
    await photograph(page, `frame-${lang}-${theme}`);
    // A builder changes what is behind the # and loads nothing anew.
    await page.evaluate(() => (location.hash = "widget=tracker&indicator=air-quality&lang=en"));
    await page.waitForFunction(() => document.querySelector("plan-tracker").getAttribute("indicator") === "air-quality");
    page.assertClean();
    await page.done();
  }
});

test("host.js is under 1 KiB, sizes its frames whenever it comes, and believes nobody else", async () => {
  const text = await readFile(new URL("../../target/www/host.js", import.meta.url));
  assert.ok(text.length < 1024, `${text.length} bytes`);
  const src = embed({ indicator: "gdp", lang: "en" });
  const page = await open(`${frame(src)}${frame(src, "id=second height=150")}${frame("about:blank", "id=stranger height=77")}`);
  await frameOf(page);
  await page.addScriptTag({ url: `${site.url}host.js` });
  await page.waitForFunction(() => [...document.querySelectorAll("iframe")].slice(0, 2).every(({ offsetHeight }) => offsetHeight > 250));
  const fits = await page.evaluate(() => document.querySelector("iframe").offsetHeight);
  const inside = await frameOf(page);
  assert.equal(fits, await inside.evaluate(() => Math.ceil(document.body.getBoundingClientRect().height)));
  assert.equal(await inside.evaluate(() => document.documentElement.scrollHeight <= innerHeight), true);
  await page.evaluate(async () => {
    const [first, , stranger] = document.querySelectorAll("iframe");
    for (const height of ["<b>", -5, 1e9, null]) postMessage({ "datawrapper-height": { gdp: height } }, "*");
    const script = stranger.contentDocument.createElement("script");
    script.textContent = `parent.postMessage({ "datawrapper-height": { gdp: 33 } }, "*")`;
    stranger.contentDocument.body.append(script);
    await new Promise((done) => setTimeout(done, 200));
    return first.offsetHeight;
  });
  assert.equal(await page.evaluate(() => document.querySelector("iframe").offsetHeight), fits);
  assert.equal(await page.evaluate(() => document.querySelector("#stranger").offsetHeight), 77);
  await page.done();
});

test("twenty embeds behind a # cost one download where the host lets them be kept", async (t) => {
  const kept = await serveWithPages(undefined, { headers: { "*": { "cache-control": "public, max-age=31536000, immutable" } } });
  t.after(() => kept.close());
  const many = (mark) =>
    Array.from({ length: 20 }, (_, at) => frame(`${kept.url}chart.html${mark}widget=tracker&indicator=gdp&lang=en&id=n${at}`)).join("");
  const counted = {};
  for (const mark of ["#", "?"]) {
    const before = kept.requests.length;
    // All in view: what is out of it is not drawn until a reader comes near.
    const page = await open(many(mark), { viewport: { width: 700, height: 4000 } });
    for (const inside of page.frames().slice(1)) {
      await inside.waitForFunction(() => document.querySelector("plan-tracker")?.shadowRoot.querySelector("[part=finding]")?.textContent, null, {
        polling: 100,
      });
    }
    counted[mark] = kept.requests.slice(before).filter(({ path }) => path === "/chart.html").length;
    if (mark === "#") await photograph(page, "frame-twenty");
    page.assertClean({ except: new RegExp(`^${kept.url}chart`) });
    await page.done();
  }
  assert.equal(counted["?"], 20);
  assert.ok(counted["#"] <= 2, `${counted["#"]} downloads`);
});

test("prints without what only a screen can do", async () => {
  const page = await openPage(browser, embed({ indicator: "gdp", lang: "en", observations: CSV }), { viewport: { width: 640, height: 480 } });
  await page.locator("[part=finding]").waitFor();
  await page.emulateMedia({ media: "print" });
  for (const part of ["rule", "table", "download"]) assert.equal(await page.locator(`[part=${part}]`).isVisible(), false, part);
  assert.equal(await page.locator("canvas").isVisible(), true);
  assert.equal(await page.locator("#figures").isVisible(), true);
  await photograph(page, "frame-print");
  page.assertClean();
  await page.done();
});

test("without scripts it says so", async () => {
  const page = await openPage(browser, embed({ indicator: "gdp" }), { javaScriptEnabled: false });
  assert.match(await page.locator("body").innerText(), /This chart needs scripts/);
  await page.done();
});
