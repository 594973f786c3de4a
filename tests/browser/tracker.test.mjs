// <plan-tracker> and <plan-scorecard>: what they show, read without eyes or mouse, bad input, and what they leave behind.

import assert from "node:assert/strict";
import { mkdir, readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { fileURLToPath } from "node:url";
import { after, before, test } from "node:test";
import { launch, openPage, serve } from "../support/browser.mjs";

const www = fileURLToPath(new URL("../../target/www/", import.meta.url));
const pictures = fileURLToPath(new URL("../../target/pictures/", import.meta.url));
const axe = await readFile(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

const CSV = "indicator,year,value,source\ngdp,2021,5200,年报\ngdp,2022,5500,\ngdp,2023,5830,\"公报, 表1\"\nair-quality,2022,95.4,\n";
const CSP = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; connect-src 'self'; require-trusted-types-for 'script'";

let browser;

function reply(type, body) {
  return (_request, response) => response.writeHead(200, { "content-type": type }).end(body);
}

/** A page with these elements in its body, under a strict policy. */
function frame(body, { lang = "en", head = "" } = {}) {
  return `<!doctype html><html lang="${lang}"><head><meta charset="utf-8"><title>t</title><meta name="viewport" content="width=device-width">
<link rel="stylesheet" href="/page.css">${head}
<script type="module" src="/plan-widgets/define.js"></script></head><body><main><h1>t</h1>${body}</main></body></html>`;
}

before(async () => {
  await mkdir(pictures, { recursive: true });
  browser = await launch();
});

after(async () => {
  await browser?.close();
});

/** Opens a page with these elements and waits until they are drawn. */
async function open(body, { wait = true, html = {}, files = {}, ...options } = {}) {
  const path = "/t.html";
  const handlers = {
    [path]: (_request, response) =>
      response.writeHead(200, { "content-type": "text/html", "content-security-policy": CSP }).end(frame(body, html)),
    "/seen.csv": reply("text/csv", CSV),
    ...files,
  };
  const own = await serve(www, { handlers });
  const page = await openPage(browser, `${own.url}t.html`, { viewport: { width: 400, height: 800 }, ...options });
  const done = page.done;
  page.done = async () => {
    await done();
    await own.close();
  };
  if (wait) await drawn(page);
  return page;
}

async function drawn(page) {
  await page.waitForFunction(() =>
    [...document.querySelectorAll("plan-tracker, plan-scorecard")].every(
      (element) => element.shadowRoot?.querySelector("canvas")?.ariaLabel,
    ),
  );
  await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));
}

const part = (page, name, tag = "plan-tracker") => page.locator(`${tag} [part=${name}]`);

/** What axe-core finds. */
async function violations(page) {
  // The page's policy forbids what axe needs to be put in; the tool comes in from outside of it.
  const client = await page.context().newCDPSession(page);
  await client.send("Runtime.evaluate", { expression: axe });
  const found = await page.evaluate(async () => {
    const { violations } = await window.axe.run(document, { resultTypes: ["violations"] });
    return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ target, failureSummary }) => `${target} ${failureSummary}`).join("; ")}`);
  });
  return found;
}

test("observations by address are drawn, judged and in the table", async () => {
  const page = await open(`<plan-tracker indicator="gdp" observations="/seen.csv"><p>fallback</p></plan-tracker>`);
  assert.match(await part(page, "verdict").textContent(), /Slightly behind/);
  assert.match(await part(page, "finding").textContent(), /By 2023 covered 57/);
  assert.equal(await part(page, "title").textContent(), "Gross domestic product");
  assert.equal(await part(page, "printed").getAttribute("lang"), "zh-Hans");
  const label = await page.locator("plan-tracker canvas").getAttribute("aria-label");
  assert.match(label, /Gross domestic product.*Slightly behind.*covered 57/s);

  await part(page, "table").locator("summary").click();
  await part(page, "table").locator("tbody tr").first().waitFor();
  const cells = await part(page, "table").locator("tbody tr").allTextContents();
  assert.ok(cells.some((row) => row.startsWith("2023Result5830") && row.endsWith("公报, 表1")), cells.join("|"));
  assert.ok(cells.some((row) => row.startsWith("2023Path5880")), cells.join("|"));

  await part(page, "rule").locator("summary").click();
  // Playwright waits for it: a disclosure tells that it is open in a turn of its own.
  assert.match(await part(page, "rule").locator("p").textContent(), /share of the way/);
  page.assertClean();
  await page.done();
});

test("arrow keys walk the points and say them politely; Escape ends it", async () => {
  const page = await open(`<plan-tracker indicator="gdp" observations="/seen.csv"></plan-tracker>`);
  assert.equal(await page.locator("[slot=plan-status]").count(), 0, "there is a status before there is anything to say");
  await part(page, "chart").focus();
  const said = [];
  for (const key of ["ArrowRight", "ArrowRight", "End", "ArrowLeft", "Home"]) {
    await page.keyboard.press(key);
    said.push(await page.locator("plan-tracker > [role=status]").textContent());
  }
  const [first, second, last, before, home] = said;
  assert.match(first, /^Start 2020: about 4800/);
  assert.match(second, /^Result 2021: 5200/);
  assert.match(last, /^Target 2025: 6600/);
  assert.notEqual(before, last);
  assert.equal(home, first);
  assert.ok(await part(page, "tip").isVisible());
  await page.keyboard.press("Escape");
  assert.equal(await part(page, "tip").isVisible(), false);
  page.assertClean();
  await page.evaluate(() => document.querySelector("plan-tracker").remove());
  await page.done();
});

test("a pointer and a finger read the points", async () => {
  for (const hasTouch of [false, true]) {
    const page = await open(`<plan-tracker indicator="gdp" observations="/seen.csv"></plan-tracker>`, { hasTouch });
    const box = await part(page, "chart").boundingBox();
    const target = await page.evaluate(async () => {
      const { drawIndicatorChart } = await import("/plan-widgets/browser.js");
      const box = document.querySelector("plan-tracker").shadowRoot.querySelector("[part=chart]");
      const { marks } = drawIndicatorChart(document.createElement("canvas"), "gdp", {
        width: box.clientWidth, height: box.clientHeight, badge: false, lang: "en",
        observations: [{ year: 2021, value: 5200 }, { year: 2022, value: 5500 }, { year: 2023, value: 5830 }],
      });
      return marks.find(({ role }) => role === "target");
    });
    const at = [box.x + target.x - 3, box.y + target.y + 3];
    if (hasTouch) await page.touchscreen.tap(...at);
    else await page.mouse.move(...at);
    assert.match(await part(page, "tip").textContent(), /^Target 2025: 6600/);
    const tip = await part(page, "tip").boundingBox();
    assert.ok(tip.x >= 0 && tip.x + tip.width <= 400, JSON.stringify(tip));
    page.assertClean();
    await page.done();
  }
});

test("what cannot be read is said in the widget and as plan-error; the promise stays, and so does the page", async () => {
  const huge = (_request, response) => {
    response.writeHead(200, { "content-type": "text/csv" });
    const piece = "gdp,2023,5830,x\n".repeat(8192);
    let sent = 0;
    const more = () => {
      while (!response.destroyed && sent < 100 * 1024 * 1024) {
        sent += piece.length;
        if (!response.write(piece)) return response.once("drain", more);
      }
      response.end();
    };
    more();
  };
  const cases = {
    "/none.csv": [undefined, "load_failed"],
    "/page.html": [reply("text/html", "<!doctype html><p>login"), "invalid_observations"],
    "/huge.csv": [huge, "too_large"],
    "/column.csv": [reply("text/csv", "indicator,value\ngdp,1\n"), "invalid_observations"],
    "/text.csv": [reply("text/csv", "indicator,year,value\ngdp,2023,viel\n"), "invalid_observations"],
    "/inf.csv": [reply("text/csv", "indicator,year,value\ngdp,2023,Infinity\n"), "invalid_observations"],
    "/unknown.csv": [reply("text/csv", "indicator,year,value\ngpd,2023,5830\n"), "invalid_observations"],
    "/broken.json": [reply("application/json", "[{"), "invalid_observations"],
    "/gbk.csv": [reply("text/csv", Buffer.from([0xb8, 0xa3, 0x2c, 0xcc])), "invalid_observations"],
  };
  for (const [path, [handler, code]] of Object.entries(cases)) {
    const page = await open(
      `<plan-tracker id="bad" indicator="gdp" observations="${path}"></plan-tracker><plan-tracker indicator="income"></plan-tracker>`,
      {
        files: handler ? { [path]: handler } : {},
        init: () => addEventListener("plan-error", ({ detail, target }) => (window.told ??= [detail.code, target.id])),
      },
    );
    assert.deepEqual(await page.evaluate(() => window.told), [code, "bad"], path);
    assert.match(await page.locator("#bad [part=notice]").textContent(), /could not be read/, path);
    assert.match(await page.locator("#bad [part=verdict]").textContent(), /No observation/, path);
    assert.equal(await page.locator("[indicator=income] [part=notice]").isVisible(), false);
    page.assertClean({ except: /404/ });
    await page.done();
  }
});

test("reasons are shown for values that can be read and not judged", async () => {
  const two = "indicator,year,value\ngdp,2023,5830\ngdp,2023,5900\n";
  const early = "indicator,year,value\ngdp,2010,1000\n";
  for (const [text, reason] of [[two, "Two values for a year"], [early, "Values too early"]]) {
    const page = await open(`<plan-tracker indicator="gdp" observations="/x.csv"></plan-tracker>`, {
      files: { "/x.csv": reply("text/csv", text) },
    });
    assert.equal(await part(page, "verdict").textContent(), reason);
    page.assertClean();
    await page.done();
  }
  for (const [attributes, code] of [
    ['indicator="gdp" method="guess"', "unknown_method"],
    ['indicator="gpd"', "unknown_indicator"],
    ['indicator="gdp" as-of="soon"', "invalid_argument"],
    ['indicator="gdp" plan="other"', "unknown_plan"],
  ]) {
    const page = await open(`<plan-tracker ${attributes}></plan-tracker>`, {
      wait: false,
      init: () => addEventListener("plan-error", ({ detail }) => (window.told ??= detail.code)),
    });
    await page.waitForFunction(() => window.told);
    assert.equal(await page.evaluate(() => window.told), code);
    assert.ok(await part(page, "message").isVisible());
    page.assertClean();
    await page.done();
  }
});

test("observations by property, also set before the element is known", async () => {
  const page = await open(`<plan-tracker indicator="gdp"></plan-tracker>`, {
    init: () =>
      addEventListener("DOMContentLoaded", () => {
        document.querySelector("plan-tracker").observations = [{ year: 2023, value: 5880 }];
      }),
  });
  assert.equal(await part(page, "verdict").textContent(), "On track");
  await page.evaluate(() => {
    document.querySelector("plan-tracker").observations = JSON.stringify([{ indicator: "gdp", year: "2023-24", value: 4700 }]);
  });
  await page.waitForFunction(() => /Moving away/.test(document.querySelector("plan-tracker").shadowRoot.querySelector("[part=verdict]").textContent));
  page.assertClean();
  await page.done();
});

test("axe finds nothing, whatever is open, light, dark, in forced colours, and with a fault", async () => {
  for (const options of [
    { colorScheme: "light" },
    { colorScheme: "dark" },
    { forcedColors: "active" },
    { colorScheme: "light", html: { lang: "zh-Hant" } },
  ]) {
    const page = await open(
      `<plan-tracker indicator="gdp" observations="/seen.csv" projection></plan-tracker>
       <plan-tracker indicator="co2"></plan-tracker>
       <plan-tracker indicator="income" observations="/none.csv"></plan-tracker>
       <plan-scorecard observations="/seen.csv"></plan-scorecard>`,
      options,
    );
    assert.deepEqual(await violations(page), [], "closed");
    for (const summary of await page.locator("summary").all()) if (await summary.isVisible()) await summary.click();
    await part(page, "chart").first().focus();
    await page.keyboard.press("End");
    assert.deepEqual(await violations(page), [], "open");
    page.assertClean({ except: /404/ });
    await page.done();
  }
});

test("it is drawn anew when its box, an attribute or a font changes, and once a frame", async () => {
  const page = await open(`<div id="room" hidden><plan-tracker indicator="gdp"></plan-tracker></div>`, { wait: false });
  await page.waitForFunction(() => customElements.get("plan-tracker"));
  await page.evaluate(() => new Promise((done) => setTimeout(done, 200)));
  const canvas = () => page.evaluate(() => document.querySelector("plan-tracker").shadowRoot.querySelector("canvas")?.ariaLabel ?? "");
  assert.equal(await canvas(), "", "drawn where there is no room");
  await page.evaluate(() => (document.querySelector("#room").hidden = false));
  await drawn(page);

  const count = await page.evaluate(async () => {
    const tracker = document.querySelector("plan-tracker");
    const canvas = tracker.shadowRoot.querySelector("canvas");
    const clear = CanvasRenderingContext2D.prototype.clearRect;
    let draws = 0;
    CanvasRenderingContext2D.prototype.clearRect = function (...rest) {
      draws += 1;
      return clear.apply(this, rest);
    };
    const frames = () => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() => requestAnimationFrame(done))));
    tracker.setAttribute("indicator", "income");
    tracker.setAttribute("lang", "zh-Hant");
    tracker.setAttribute("as-of", "2024");
    await frames();
    const once = draws;
    document.fonts.dispatchEvent(new Event("loadingdone"));
    await frames();
    return [once, draws, canvas.ariaLabel];
  });
  assert.deepEqual(count.slice(0, 2), [1, 2]);
  assert.match(count[2], /^居民人均可支配收入/);
  page.assertClean();
  await page.done();
});

test("nothing moves where the page reserves the room", async () => {
  const page = await open(`<plan-tracker indicator="gdp" observations="/seen.csv"></plan-tracker><p>after</p>`, {
    html: { head: `<link rel="stylesheet" href="/reserve.css">` },
    files: { "/reserve.css": reply("text/css", "plan-tracker { display: block; min-block-size: 34rem }") },
    init: () => {
      window.shifts = 0;
      new PerformanceObserver((list) => {
        for (const { value } of list.getEntries()) window.shifts += value;
      }).observe({ type: "layout-shift", buffered: true });
    },
  });
  await page.evaluate(() => new Promise((done) => setTimeout(done, 300)));
  assert.equal(await page.evaluate(() => window.shifts), 0);
  await page.done();
});

test("downloads are the files they say they are", async () => {
  const page = await open(`<plan-tracker indicator="gdp" observations="/seen.csv"></plan-tracker>`);
  await part(page, "download").locator("summary").click();
  const files = {};
  for (const name of ["SVG", "PNG", "CSV"]) {
    const [download] = await Promise.all([page.waitForEvent("download"), page.getByRole("button", { name }).click()]);
    assert.equal(download.suggestedFilename(), `gdp.${name.toLowerCase()}`);
    files[name] = await readFile(await download.path());
  }
  assert.match(files.SVG.toString(), /^<svg .*<title id="title">Gross domestic product<\/title>.*<desc/s);
  assert.deepEqual([...files.PNG.subarray(0, 4)], [0x89, 0x50, 0x4e, 0x47]);
  assert.deepEqual([files.PNG.readUInt32BE(16), files.PNG.readUInt32BE(20) >= 800], [1280, true]);
  assert.match(files.CSV.toString(), /^\ufeffindicator,year,value,source,role,text\r\n.*gdp,2023,5830,"公报, 表1",observation/s);
  page.assertClean();
  await page.done();
});

test("the scorecard has a row an indicator, and choosing one is an event", async () => {
  for (const width of [320, 900]) {
    const page = await open(`<plan-scorecard observations="/seen.csv"></plan-scorecard>`, { viewport: { width, height: 900 } });
    assert.equal(await page.evaluate(() => document.documentElement.scrollWidth), width);
    await part(page, "table", "plan-scorecard").locator("summary").click();
    await page.locator("plan-scorecard tbody tr").first().waitFor();
    assert.equal(await page.locator("plan-scorecard tbody tr").count(), 24);
    const chosen = page.evaluate(() => new Promise((done) => addEventListener("plan-select", ({ detail }) => done(detail), { once: true })));
    await part(page, "chart", "plan-scorecard").focus();
    await page.keyboard.press("ArrowDown");
    await page.keyboard.press("Enter");
    assert.deepEqual(await chosen, { indicator: "gdp", year: 2023, value: 5830 });
    page.assertClean();
    await page.done();
  }
});

test("a thousand mounts and removals leave memory where it was", async () => {
  const page = await open(`<plan-tracker indicator="gdp"></plan-tracker>`);
  const client = await page.context().newCDPSession(page);
  const round = (times) =>
    page.evaluate(async (times) => {
      for (let at = 0; at < times; at += 20) {
        const trackers = Array.from({ length: 20 }, () => {
          const tracker = document.createElement("plan-tracker");
          tracker.setAttribute("indicator", "gdp");
          tracker.observations = [{ year: 2023, value: 5830 }];
          return tracker;
        });
        const ready = trackers.map((it) => new Promise((done) => it.addEventListener("plan-ready", done)));
        document.querySelector("main").append(...trackers);
        await Promise.all(ready);
        for (const tracker of trackers) tracker.remove();
      }
      await new Promise((done) => setTimeout(done, 100));
    }, times);
  const weigh = async () => {
    await client.send("HeapProfiler.collectGarbage");
    await client.send("HeapProfiler.collectGarbage");
    const { usedSize } = await client.send("Runtime.getHeapUsage");
    const { nodes, jsEventListeners } = await client.send("Memory.getDOMCounters");
    return { usedSize, nodes, jsEventListeners };
  };
  // Until the code itself has settled: compiled, optimised, its caches full.
  await round(1000);
  const before = await weigh();
  await round(1000);
  const after = await weigh();
  console.log(`# before ${JSON.stringify(before)}, after ${JSON.stringify(after)}`);
  assert.ok(after.usedSize - before.usedSize < 100_000, `${after.usedSize - before.usedSize} bytes more`);
  assert.ok(after.nodes - before.nodes < 50, `${after.nodes - before.nodes} nodes more`);
  assert.ok(after.jsEventListeners - before.jsEventListeners < 20);
  page.assertClean();
  await page.done();
});

test("pictures for people to look at", async () => {
  const body = `<plan-tracker indicator="gdp" observations="/seen.csv" projection></plan-tracker><br>
    <plan-tracker indicator="air-quality" observations="/seen.csv"></plan-tracker><br><plan-tracker indicator="co2"></plan-tracker><br>
    <plan-tracker indicator="school-places"></plan-tracker><br><plan-scorecard observations="/seen.csv"></plan-scorecard>`;
  for (const [name, options] of Object.entries({
    "tracker-phone": { viewport: { width: 320, height: 900 }, deviceScaleFactor: 2, html: { lang: "zh-Hans" } },
    "tracker-dark": { viewport: { width: 420, height: 900 }, colorScheme: "dark" },
    "tracker-forced": { viewport: { width: 420, height: 900 }, forcedColors: "active", colorScheme: "dark" },
    "tracker-wide": { viewport: { width: 900, height: 900 } },
  })) {
    const page = await open(body, options);
    await part(page, "chart").first().focus();
    await page.keyboard.press("ArrowRight");
    await page.keyboard.press("ArrowRight");
    await part(page, "table").first().locator("summary").click();
    await part(page, "rule").first().locator("summary").click();
    await part(page, "chart").first().focus();
    await page.keyboard.press("Home");
    await page.keyboard.press("ArrowRight");
    await page.screenshot({ path: `${pictures}${name}.png`, fullPage: true });
    page.assertClean();
    await page.done();
  }
});
