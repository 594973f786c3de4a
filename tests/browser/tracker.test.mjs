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
/** Servers of pages that a failed test did not close: they would keep the process alive. */
const servers = new Set();

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
  await Promise.all(Array.from(servers, (server) => server.close()));
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
  servers.add(own);
  const page = await openPage(browser, `${own.url}t.html`, { viewport: { width: 400, height: 800 }, ...options });
  const done = page.done;
  page.done = async () => {
    await done();
    servers.delete(own);
    await own.close();
  };
  if (wait) await drawn(page);
  return page;
}

async function drawn(page) {
  await page.waitForFunction(() =>
    [...document.querySelectorAll("plan-tracker, plan-scorecard")].every(
      (element) => element.shadowRoot?.querySelector("canvas")?.hasAttribute("width"),
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
    "/nan.csv": [reply("text/csv", "indicator,year,value\ngdp,2023,NaN\n"), "invalid_observations"],
    "/year.csv": [reply("text/csv", "indicator,year,value\ngdp,soon,5830\n"), "invalid_observations"],
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
  const late = "indicator,year,value\ngdp,2023,5830\ngdp,2031,7000\n";
  const huge = "indicator,year,value\ngdp,2023,1e308\n";
  for (const [text, reason] of [[two, "Two values for a year"], [early, "Values too early"], [late, "Met late"], [huge, "Reached"]]) {
    const page = await open(`<plan-tracker indicator="gdp" observations="/x.csv"></plan-tracker>`, {
      files: { "/x.csv": reply("text/csv", text) },
    });
    assert.equal(await part(page, "verdict").textContent(), reason);
    assert.doesNotMatch(await part(page, "finding").textContent(), /NaN|Infinity|undefined/);
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

test("what is no address of files is asked of nobody", async () => {
  const page = await open(
    ["src", "observations"].map((name) => `<plan-tracker indicator="gdp" ${name}="javascript:alert(1)"></plan-tracker>`).join("") +
      '<plan-finder records="javascript:alert(1)"></plan-finder><plan-tracker indicator="gdp" observations="data:text/csv,indicator,year,value%0Agdp,2023,5830"></plan-tracker>',
    {
      wait: false,
      init: () => {
        window.told = [];
        addEventListener("plan-error", ({ detail }) => window.told.push(`${detail.code} ${detail.message}`));
      },
    },
  );
  await page.waitForFunction(() => window.told.length >= 4);
  const told = (await page.evaluate(() => window.told)).sort().reverse();
  assert.deepEqual(told.slice(0, 3), Array(3).fill("load_failed javascript: is not fetched"));
  // The page's own policy refuses this one: it is asked.
  assert.match(told[3], /^load_failed data:/);
  page.assertClean({ except: /data:text/ });
  await page.done();
});

test("a message that quotes something long widens no page", async () => {
  const page = await open(`<plan-tracker indicator="${"A".repeat(3000)}"></plan-tracker>`, { wait: false });
  await part(page, "message").waitFor();
  assert.match(await part(page, "message").textContent(), /A{99}/);
  assert.ok((await part(page, "message").textContent()).length <= 500);
  assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth));
  page.assertClean();
  await page.done();
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
  const canvas = () => page.evaluate(() => document.querySelector("plan-tracker").shadowRoot.querySelector("canvas").hasAttribute("width"));
  assert.equal(await canvas(), false, "drawn where there is no room");
  await page.evaluate(() => (document.querySelector("#room").hidden = false));
  await drawn(page);

  const count = await page.evaluate(async () => {
    const tracker = document.querySelector("plan-tracker");
    const canvas = tracker.shadowRoot.querySelector("canvas");
    // The year of the target is written once in each picture.
    const write = CanvasRenderingContext2D.prototype.fillText;
    let draws = 0;
    CanvasRenderingContext2D.prototype.fillText = function (text, ...rest) {
      if (text === "2025") draws += 1;
      return write.call(this, text, ...rest);
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

/** A page without any room reserved, whose wasm arrives late; answers what moved after the elements were there, and their heights. */
async function moved(body, { viewport = { width: 400, height: 900 }, head = "", until = "plan-ready", count = 1, ...rest } = {}) {
  let release;
  const late = new Promise((done) => (release = done));
  const page = await open(`${body}<p>after</p>`, {
    wait: false,
    viewport,
    html: { head, ...rest.html },
    files: {
      ...rest.files,
      "/plan-widgets/plan_widgets_bg.wasm": async (_request, _response, next) => {
        await late;
        next();
      },
    },
    init: () => {
      window.shifts = [];
      window.told = 0;
      new PerformanceObserver((list) => {
        for (const { value } of list.getEntries()) window.shifts.push(value);
      }).observe({ type: "layout-shift", buffered: true });
      for (const type of ["plan-ready", "plan-error"]) addEventListener(type, () => (window.told += 1));
    },
  });
  const heights = () => page.evaluate(() => Array.from(document.querySelectorAll("plan-tracker, plan-scorecard"), (it) => it.getBoundingClientRect().height));
  await page.waitForFunction(() => customElements.get("plan-tracker"));
  await page.evaluate(() => new Promise((done) => setTimeout(done, 100)));
  const before = await heights();
  // When the page itself makes room for what it knows nothing of is its own affair.
  await page.evaluate(() => (window.shifts.length = 0));
  assert.equal(await page.evaluate(() => window.told), 0, "drawn before the wasm was there");
  release();
  await page.waitForFunction((count) => window.told >= count, count);
  await page.evaluate(() => new Promise((done) => setTimeout(done, 300)));
  const shifts = await page.evaluate(() => window.shifts);
  const after = await heights();
  // What is empty between picture and source, and under the last words.
  const holes = await page.evaluate(() => {
    const host = document.querySelector("plan-tracker, plan-scorecard");
    const box = (part) => host.shadowRoot.querySelector(`[part=${part}]`).getBoundingClientRect();
    const source = box("source");
    return [source.height > 0 ? source.top - box("chart").bottom : 0, host.getBoundingClientRect().bottom - box("more").bottom];
  });
  page.assertClean({ except: /404/ });
  await page.done();
  return { before, after, shifts, holes };
}

test("nothing moves when the wasm comes late, whatever the page has reserved, and whatever stood there", async () => {
  const tracker = (inside, more = "") => `<plan-tracker indicator="gdp" observations="/seen.csv" ${more}>${inside}</plan-tracker>`;
  for (const [name, body, options] of [
    ["bare", tracker("")],
    ["a line", tracker("<p>GDP</p>")],
    ["as long as the picture can fill", tracker(`<table>${"<tr><td>2020<td>4800</tr>".repeat(17)}</table>`)],
    ["two, and a phone", tracker("") + `<plan-tracker indicator="co2"><p>CO₂</p></plan-tracker>`, { viewport: { width: 320, height: 1200 }, count: 2 }],
    ["Chinese", tracker(""), { html: { lang: "zh-Hans" } }],
    ["results that are not there", tracker("").replace("/seen.csv", "/none.csv"), { count: 2 }],
    ["a page that reserves", tracker(""), { head: '<link rel="stylesheet" href="/reserve.css">', files: { "/reserve.css": reply("text/css", "plan-tracker { min-block-size: 34rem }") } }],
    ["a scorecard whose page says how high", "<plan-scorecard></plan-scorecard>", { head: '<link rel="stylesheet" href="/reserve.css">', files: { "/reserve.css": reply("text/css", "plan-scorecard { --plan-height: 160rem }") } }],
  ]) {
    const { before, after, shifts } = await moved(body, options);
    assert.deepEqual(shifts, [], name);
    assert.deepEqual(after, before, name);
    assert.ok(before.every((height) => height > 300), `${name}: ${before}`);
  }
});

test("what was higher than the widget leaves no hole under it: the element shrinks once", async () => {
  const long = `<table>${"<tr><td>2020<td>4800</tr>".repeat(160)}</table>`;
  for (const [name, body, width] of [
    ["a tracker", `<plan-tracker indicator="gdp">${long}</plan-tracker>`, 700],
    ["a tracker on a phone", `<plan-tracker indicator="gdp">${long}</plan-tracker>`, 320],
    ["a scorecard", `<plan-scorecard>${long}</plan-scorecard>`, 700],
    ["a scorecard on a phone", `<plan-scorecard>${long}</plan-scorecard>`, 320],
  ]) {
    const { before, after, shifts, holes } = await moved(body, { viewport: { width, height: 900 } });
    assert.ok(after[0] < before[0], `${name}: ${before} → ${after}`);
    assert.ok(shifts.length <= 1, `${name} moves ${shifts.length} times`);
    assert.ok(holes.every((hole) => hole < 12), `${name}: empty ${holes}`);
  }
});

test("room that is kept is given back where nothing can be drawn, and that is said once, near or far", async () => {
  const page = await open(`<div><plan-tracker indicator="gpd"><p>GDP</p></plan-tracker></div>`, {
    wait: false,
    init: () => {
      window.told = 0;
      addEventListener("plan-error", () => (window.told += 1));
    },
  });
  await page.waitForFunction(() => window.told > 0);
  assert.ok((await page.locator("plan-tracker").boundingBox()).height < 100);
  const told = await page.evaluate(async () => {
    window.told = 0;
    const far = document.createElement("plan-tracker");
    far.setAttribute("indicator", "dgp");
    far.style.marginBlockStart = "5000px";
    document.querySelector("main").append(far);
    const wait = () => new Promise((done) => setTimeout(done, 400));
    await wait();
    const before = window.told;
    far.scrollIntoView();
    await wait();
    return [before, window.told];
  });
  assert.deepEqual(told, [1, 1]);
  page.assertClean();
  await page.done();
});

test("few that are far are drawn when the page rests, for pictures of the whole page; what is not displayed is not", async () => {
  const page = await open('<div id="closed" hidden></div>', { wait: false });
  await page.waitForFunction(() => customElements.get("plan-tracker"));
  await page.evaluate(() => {
    window.ready = 0;
    addEventListener("plan-ready", () => (window.ready += 1));
    const main = document.querySelector("main");
    for (const parent of [main, main, main, document.querySelector("#closed")]) {
      const tracker = document.createElement("plan-tracker");
      tracker.setAttribute("indicator", "gdp");
      tracker.style.marginBlockStart = "3000px";
      parent.append(tracker);
    }
  });
  await page.waitForFunction(() => window.ready === 3);
  const drawn = () => page.evaluate(() => [...document.querySelectorAll("plan-tracker")].map((it) => it.shadowRoot.querySelector("canvas")?.hasAttribute("width") ?? false));
  await page.waitForTimeout(300);
  assert.deepEqual([await drawn(), await page.evaluate(() => window.ready)], [[false, true, true, true], 3]);
  await page.evaluate(() => {
    document.querySelector("#closed").hidden = false;
    document.querySelector("#closed plan-tracker").scrollIntoView();
  });
  await page.waitForFunction(() => window.ready === 4);
  assert.deepEqual(await drawn(), [true, true, true, true]);
  page.assertClean();
  await page.done();
});

test("fifty elements are read at once, drawn when they come near, and all of them for paper", async () => {
  const page = await open(`<div id="room"></div>`, { wait: false });
  await page.waitForFunction(() => customElements.get("plan-tracker"));
  const seen = await page.evaluate(async () => {
    await (await import("/plan-widgets/browser.js")).initialize();
    // What happens in a frame, in its order: reads of the layout and of styles, pictures, and words.
    const told = [];
    const spy = (of, name, kind) => {
      const real = of[name];
      of[name] = function (...rest) {
        if (told.at(-1) !== kind) told.push(kind);
        return real.apply(this, rest);
      };
    };
    spy(Element.prototype, "getBoundingClientRect", "read");
    spy(window, "getComputedStyle", "read");
    spy(CanvasRenderingContext2D.prototype, "fillText", "draw");
    for (const name of ["clientWidth", "clientHeight", "offsetWidth", "offsetHeight"]) {
      const of = name.startsWith("client") ? Element.prototype : HTMLElement.prototype;
      const { get } = Object.getOwnPropertyDescriptor(of, name);
      Object.defineProperty(of, name, {
        get() {
          if (told.at(-1) !== "read") told.push("read");
          return get.call(this);
        },
      });
    }
    const { replaceChildren } = Element.prototype;
    Element.prototype.replaceChildren = function (...rest) {
      if (told.at(-1) !== "write") told.push("write");
      return replaceChildren.apply(this, rest);
    };
    let ready = 0;
    addEventListener("plan-ready", () => (ready += 1));
    const frames = async (count) => {
      while (count--) await new Promise(requestAnimationFrame);
    };
    const trackers = Array.from({ length: 50 }, () => {
      const tracker = document.createElement("plan-tracker");
      tracker.setAttribute("indicator", "gdp");
      return tracker;
    });
    room.append(...trackers);
    const most = Math.ceil((2 * innerHeight) / trackers[0].offsetHeight) + 1;
    told.length = 0;
    await frames(8);
    const phases = [...told];
    const first = ready;
    await new Promise((done) => setTimeout(done, 500));
    scrollTo(0, 6000);
    await frames(12);
    const near = trackers.filter((tracker) => {
      const { top, bottom } = tracker.getBoundingClientRect();
      return bottom > 0 && top < innerHeight;
    });
    const blank = near.filter((tracker) => !tracker.shadowRoot.querySelector("canvas")?.hasAttribute("width")).length;
    const silent = trackers.filter((tracker) => !tracker.shadowRoot.querySelector("[part=finding]")?.textContent).length;
    const second = ready;
    dispatchEvent(new Event("beforeprint"));
    await frames(2);
    return { phases, first, most, blank, silent, second, last: ready };
  });
  // Where they stand; their words; how large the pictures are; the pictures. Then those that are far, when there is time, in words.
  assert.deepEqual(seen.phases.slice(0, 4), ["read", "write", "read", "draw"]);
  assert.ok(seen.phases.slice(4).every((phase) => phase !== "read"), String(seen.phases));
  assert.ok(seen.first > 1 && seen.first <= seen.most, JSON.stringify(seen));
  assert.ok(seen.blank === 0 && seen.second > seen.first && seen.second < 50, JSON.stringify(seen));
  assert.equal(seen.silent, 0, "words that nobody can search or have read aloud");
  assert.equal(seen.last, 50);
  page.assertClean();
  await page.done();
});

test("it is not drawn twice for nothing", async () => {
  const page = await open(`<plan-tracker indicator="gdp"></plan-tracker>`);
  const draws = await page.evaluate(async () => {
    const write = CanvasRenderingContext2D.prototype.fillText;
    let draws = 0;
    CanvasRenderingContext2D.prototype.fillText = function (text, ...rest) {
      if (text === "2025") draws += 1;
      return write.call(this, text, ...rest);
    };
    const tracker = document.createElement("plan-tracker");
    tracker.setAttribute("indicator", "gdp");
    const ready = new Promise((done) => tracker.addEventListener("plan-ready", done));
    document.querySelector("main").prepend(tracker);
    await ready;
    await new Promise((done) => setTimeout(done, 200));
    return draws;
  });
  assert.equal(draws, 1);
  page.assertClean();
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
  // A source is a text of the host's, and none runs in a spreadsheet.
  await page.evaluate(() => {
    const sources = ["=1+1", "\r=1+1", " =1+1", "＝1+1"];
    document.querySelector("plan-tracker").observations = sources.map((source, at) => ({ indicator: "gdp", year: 2021 + at, value: 5200, source }));
  });
  await part(page, "verdict").filter({ hasText: "2024" }).or(part(page, "finding").filter({ hasText: "2024" })).first().waitFor();
  const [guarded] = await Promise.all([page.waitForEvent("download"), page.getByRole("button", { name: "CSV" }).click()]);
  const text = await readFile(await guarded.path(), "utf8");
  assert.equal(text.match(/5200,"?'\s*[=＝]1\+1/g)?.length, 4, text);
  page.assertClean();
  await page.done();
});

test("who moves into another document and back is dressed in both", async () => {
  const page = await open('<plan-tracker indicator="gdp"></plan-tracker><plan-finder></plan-finder><iframe></iframe>');
  const displays = await page.evaluate(async () => {
    const seen = [];
    const moved = [...document.querySelectorAll("plan-tracker, plan-finder")];
    for (const place of [document.querySelector("iframe").contentDocument.body, document.body]) {
      place.append(...moved);
      await new Promise((done) => setTimeout(done, 200));
      for (const { shadowRoot, ownerDocument } of moved) {
        const { display } = ownerDocument.defaultView.getComputedStyle(shadowRoot.host);
        seen.push(`${shadowRoot.host.localName} ${display} ${shadowRoot.adoptedStyleSheets.length}`);
      }
    }
    return seen;
  });
  const dressed = ["plan-tracker block 1", "plan-finder block 2"];
  assert.deepEqual(displays, [...dressed, ...dressed]);
  page.assertClean();
  await page.done();
});

test("a chart whose plan has been unloaded says so, throws nothing at the page, and fetches the plan of its address again", async () => {
  const plan = { ...JSON.parse(await readFile(`${www}plan.json`, "utf8")), id: "passing" };
  const page = await open('<plan-tracker src="/passing.json" indicator="gdp"></plan-tracker>', {
    files: { "/passing.json": reply("application/json", JSON.stringify(plan)) },
    init: () => {
      window.told = [];
      addEventListener("plan-error", ({ detail }) => window.told.push(detail.code));
    },
  });
  await part(page, "download").locator("summary").click();
  await page.getByRole("button", { name: "CSV" }).waitFor();
  await page.evaluate(async () => {
    (await import("/plan-widgets/index.js")).unloadPlan("passing");
  });
  await page.evaluate(() => {
    const { shadowRoot } = document.querySelector("plan-tracker");
    for (const button of shadowRoot.querySelectorAll("[part=file]")) button.click();
    shadowRoot.querySelector("[part=table]").open = true;
  });
  const shown = () => page.waitForFunction(() => document.querySelector("plan-tracker").shadowRoot.querySelector("[part=widget]").hidden === false);
  await page.waitForFunction(() => window.told.length > 0);
  await shown();
  await page.waitForTimeout(100);
  assert.deepEqual(await page.evaluate(() => window.told), ["unknown_plan"]);
  assert.ok(await page.getByRole("button", { name: "CSV" }).isVisible());

  // A plan of the page's own is not ours to have again.
  await page.evaluate(async (plan) => {
    const { loadPlan, unloadPlan } = await import("/plan-widgets/index.js");
    await loadPlan(plan);
    const element = document.querySelector("plan-tracker");
    element.setAttribute("plan", "passing");
    element.removeAttribute("src");
    await new Promise((done) => setTimeout(done, 200));
    unloadPlan("passing");
    element.style.width = "300px";
  }, plan);
  await page.waitForFunction(() => window.told.length > 1);
  await page.waitForTimeout(200);
  assert.deepEqual(await page.evaluate(() => window.told), ["unknown_plan", "unknown_plan"]);
  assert.match(await part(page, "message").textContent(), /passing/);
  assert.ok(await part(page, "message").isVisible());
  page.assertClean();
  await page.done();
});

test("labels are measured as they are drawn, whatever the density; colours of a page's own hand are those of the browser", async () => {
  const page = await open('<plan-tracker indicator="gdp"></plan-tracker>');
  const [marks, red] = await page.evaluate(async () => {
    const { drawIndicatorChart } = await import("/plan-widgets/index.js");
    const at = (pixelRatio) => drawIndicatorChart(document.createElement("canvas"), "gdp", { width: 300, height: 200, pixelRatio }).marks.map(({ x }) => Math.round(x));
    const element = document.querySelector("plan-tracker");
    element.style.setProperty("--plan-accent", "rgb(300, 0, 0)");
    element.lang = "en";
    await new Promise((done) => setTimeout(done, 200));
    const canvas = element.shadowRoot.querySelector("canvas");
    const { data } = canvas.getContext("2d").getImageData(0, 0, canvas.width, canvas.height);
    let red = 0;
    for (let it = 0; it < data.length; it += 4) red += data[it] === 255 && data[it + 1] === 0 && data[it + 2] === 0 && data[it + 3] === 255;
    return [[1, 1.5, 3, 50, 1000, 1e300, 0.01].map(at), red];
  });
  for (const other of marks) assert.deepEqual(other, marks[0]);
  assert.ok(red > 20, `${red} pixels of the accent`);
  page.assertClean();
  await page.done();
});

test("a series is a chart with a table too, and every series that can be judged is", async () => {
  const page = await open(`<plan-tracker indicator="base-stations"></plan-tracker>`);
  assert.equal(await part(page, "title").textContent(), "5G base stations");
  assert.match(await part(page, "verdict").textContent(), /\S/);
  await part(page, "table").locator("summary").click();
  await part(page, "table").locator("tbody tr").first().waitFor();
  const rows = await part(page, "table").locator("tbody tr").allTextContents();
  assert.equal(rows.length, 2);
  assert.match(rows[0], /^2020Target5260.*2020-08/);
  const judged = await page.evaluate(async () => {
    const { assess, series } = await import("/plan-widgets/browser.js");
    return series().map(({ id, relation }) => [relation, assess(id).reason]);
  });
  for (const [relation, reason] of judged) {
    if (relation === "same_metric") assert.notEqual(reason, "different_metric");
    else assert.equal(reason, "different_metric");
  }
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

test("a thousand mounts and removals leave memory where it was", { timeout: 180_000 }, async () => {
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
        // One on the other, because only what is near the view is drawn.
        for (const tracker of trackers) Object.assign(tracker.style, { position: "absolute", inset: "0 0 auto" });
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
    "tracker-phone": { viewport: { width: 320, height: 3000 }, deviceScaleFactor: 2, html: { lang: "zh-Hans" } },
    "tracker-dark": { viewport: { width: 420, height: 3000 }, colorScheme: "dark" },
    "tracker-forced": { viewport: { width: 420, height: 3000 }, forcedColors: "active", colorScheme: "dark" },
    "tracker-wide": { viewport: { width: 900, height: 3000 } },
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
