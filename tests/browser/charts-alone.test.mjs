// The entry for charts alone: it draws what the whole draws, with a wasm of its own and no file more.

import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { after, before, test } from "node:test";
import { launch, openPage, serve } from "../support/browser.mjs";

const www = fileURLToPath(new URL("../../target/www/", import.meta.url));
const riverbend = await readFile(new URL("../plans/riverbend-2026-2030.json", import.meta.url), "utf8");
const BODY = `<plan-tracker indicator="gdp"><p>fallback</p></plan-tracker><plan-scorecard></plan-scorecard>
<plan-tracker src="/riverbend.json" indicator="homes"><p>1500 new homes by 2030</p></plan-tracker>`;

let browser;

before(async () => {
  browser = await launch();
});

after(() => browser?.close());

/** What a page with this script says, and which files beside itself it asked for. */
async function shown(t, script) {
  const reply = (type, body) => (_request, response) => response.writeHead(200, { "content-type": type }).end(body);
  const html = `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>t</title><link rel="icon" href="data:,">
<script type="module" src="/plan-widgets/${script}"></script></head><body>${BODY}</body></html>`;
  const handlers = { "/t.html": reply("text/html", html), "/riverbend.json": reply("application/json", riverbend) };
  const own = await serve(www, { handlers });
  t.after(() => own.close());
  const page = await openPage(browser, `${own.url}t.html`, { viewport: { width: 400, height: 800 } });
  await page.waitForFunction(() =>
    [...document.querySelectorAll("plan-tracker, plan-scorecard")].every(
      (element) => element.shadowRoot?.querySelector("canvas")?.ariaLabel,
    ),
  );
  const said = await page.evaluate(() =>
    [...document.querySelectorAll("plan-tracker, plan-scorecard")].map((element) => [
      element.shadowRoot.textContent,
      element.shadowRoot.querySelector("canvas").ariaLabel,
    ]),
  );
  page.assertClean();
  await page.done();
  return { said, files: own.requests.map(({ path }) => path).filter((path) => /\.(wasm|bin|js)$/.test(path)) };
}

test("the functions of charts alone answer what the whole answers", async (t) => {
  const own = await serve(www, { handlers: { "/t.html": (_, response) => response.writeHead(200, { "content-type": "text/html" }).end("<!doctype html><title>t</title><link rel=icon href=data:,>") } });
  t.after(() => own.close());
  const page = await openPage(browser, `${own.url}t.html`);
  const answers = (file) =>
    page.evaluate(async (file) => {
      const api = await import(file);
      await api.initialize();
      const options = { observations: [{ year: 2021, value: 5200 }, { year: 2023, value: 5830 }], lang: "en" };
      const shown = api.drawIndicatorChart(document.createElement("canvas"), "gdp", { ...options, width: 400, height: 240 });
      return {
        shown,
        judged: api.assess("gdp", options),
        svg: api.indicatorChartSvg("gdp", options),
        rows: [api.indicatorTable("gdp", options), api.scorecardTable({ lang: "en" })],
        names: Object.keys(api),
      };
    }, `/plan-widgets/${file}`);
  const [alone, tracker, whole] = [await answers("charts-alone.js"), await answers("plan-tracker.js"), await answers("plan-widgets.js")];
  assert.equal(alone.names.filter((name) => !whole.names.includes(name)).join(), "");
  assert.equal(alone.names.filter((name) => !tracker.names.includes(name)).join(), "");
  for (const other of [tracker, whole]) assert.deepEqual({ ...other, names: [] }, { ...alone, names: [] });
  const asked = own.requests.map(({ path }) => path).filter((path) => path.startsWith("/plan-widgets/"));
  const files = ["charts-alone.js", "plan-tracker.js", "plan-widgets.js", "plan_tracker_bg.wasm", "plan_tracker_bg.wasm", "plan_widgets_bg.wasm"];
  assert.deepEqual(asked.sort(), files.map((file) => `/plan-widgets/${file}`));
  page.assertClean();
  await page.done();
});

test("a page of charts loads the small wasm, once, and says what the whole says", async (t) => {
  const alone = await shown(t, "plan-tracker.js");
  assert.deepEqual(alone.files.sort(), ["/plan-widgets/plan-tracker.js", "/plan-widgets/plan_tracker_bg.wasm"]);
  assert.match(alone.said[2][0], /New homes/);
  const whole = await shown(t, "define.js");
  assert.deepEqual(alone.said, whole.said);
});

test("a server that does not know what wasm is gets no complaint on the console", async (t) => {
  const wasm = await readFile(`${www}plan-widgets/plan_tracker_bg.wasm`);
  const plain = (_, response) => response.writeHead(200, { "content-type": "text/plain" }).end(wasm);
  const html = '<!doctype html><title>t</title><link rel=icon href=data:,><script type=module src=/plan-widgets/plan-tracker.js></script><plan-tracker indicator=gdp></plan-tracker>';
  const handlers = {
    "/t.html": (_, response) => response.writeHead(200, { "content-type": "text/html" }).end(html),
    "/plan-widgets/plan_tracker_bg.wasm": plain,
  };
  const own = await serve(www, { handlers });
  t.after(() => own.close());
  const page = await openPage(browser, "about:blank");
  const said = [];
  page.on("console", (message) => said.push(message.text()));
  await page.goto(`${own.url}t.html`);
  await page.waitForFunction(() => document.querySelector("plan-tracker").shadowRoot?.querySelector("canvas")?.ariaLabel);
  assert.deepEqual(said, []);
  await page.done();
});
