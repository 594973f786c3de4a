// `node bench/start.mjs`: from the navigation to the first chart that is shown, with a cold cache, plain and on a slow phone.

import { readFile, readdir } from "node:fs/promises";
import { brotliCompressSync } from "node:zlib";
import { indicatorChartSvg, indicatorSummary } from "../pkg/dist/node.js";
import { launch, openPage, serve } from "../tests/support/browser.mjs";
import { PICTURE, snippets } from "../www/builder/snippets.js";
import { WASM, bundled, others, versions, wasm } from "./peers.mjs";
import { machine, median, table, writeSection } from "./report.mjs";

const ROUNDS = Number(process.env.ROUNDS ?? 7);
/** Lighthouse's slow 4G as it is imposed on a browser: latency a request, bytes a second. */
const SLOW = { offline: false, latency: 562.5, downloadThroughput: (1474.56 * 1024) / 8, uploadThroughput: (675 * 1024) / 8 };
const profiles = {
  plain: async () => {},
  "slow 4G, CPU ÷ 4": async (client) => {
    await client.send("Network.enable");
    await client.send("Network.emulateNetworkConditions", SLOW);
    await client.send("Emulation.setCPUThrottlingRate", { rate: 4 });
  },
};

const files = {};
const types = { js: "text/javascript", css: "text/css", html: "text/html", wasm: "application/wasm" };
/** A file as a host would send it: compressed before, with brotli 11. */
function put(path, body) {
  const bytes = brotliCompressSync(body);
  files[path] = (_request, response) =>
    response.writeHead(200, { "content-type": types[path.split(".").pop()], "content-encoding": "br" }).end(bytes);
}

const TOLD = "window.tell=()=>requestAnimationFrame(()=>requestAnimationFrame(()=>{window.shown=performance.now()}))";
/** The page: `head` loads what draws, and the box has its room. */
function page(name, head, body = '<div id="box"></div>') {
  put(
    `/${name}.html`,
    `<!doctype html><meta charset="utf-8"><title>start</title><meta name="viewport" content="width=device-width"><style>body{font:16px sans-serif}#box{width:400px;height:240px}</style><script>${TOLD}</script>${head}<h1>A page</h1>${body}`,
  );
}

const script = (path) => `<script type="module" src="${path}"></script>`;
const preload = (path) => `<link rel="preload" as="fetch" type="application/wasm" crossorigin href="${path}">`;
const rows = {};

// As the README has it, and as pages do that want to be fast.
const dist = new URL("../pkg/dist/", import.meta.url);
for (const name of await readdir(dist)) {
  if (/\.(js|wasm)$/.test(name)) put(`/dist/${name}`, await readFile(new URL(name, dist)));
}
const tracker = `<plan-tracker indicator="gdp" lang="en"></plan-tracker><script>
const tracker=document.querySelector("plan-tracker");tracker.observations=[{year:2021,value:5200},{year:2022,value:5500},{year:2023,value:5830}];tracker.addEventListener("plan-ready",tell)</script>`;
for (const [row, name, head] of [
  ["plan-tracker", "element", script("/dist/plan-tracker.js")],
  ["plan-tracker, wasm preloaded", "element-preloaded", preload(`/dist/${WASM}`) + script("/dist/plan-tracker.js")],
  ["plan-tracker in one file", "element-single", script("/dist/plan-tracker.single.js")],
  ["all elements, wasm preloaded", "elements-preloaded", preload("/dist/plan_widgets_bg.wasm") + script("/dist/plan-widgets.js")],
  ["all elements in one file", "single", script("/dist/plan-widgets.single.js")],
]) {
  page(name, head, tracker);
  rows[row] = `${name}.html`;
}

// As the builder writes it: the picture stands in the element until the element draws.
const options = { lang: "en", observations: "indicator,year,value\ngdp,2021,5200\ngdp,2022,5500\ngdp,2023,5830\n" };
const { element } = snippets({
  state: { widget: "tracker", indicator: "gdp" },
  lang: "en",
  csv: options.observations,
  site: { package: {}, chart: {}, embed: {}, pictures: {} },
  base: "/",
  title: "Gross domestic product",
  sentence: indicatorSummary("gdp", options),
  svg: indicatorChartSvg("gdp", { ...options, ...PICTURE }),
});
page("pasted", "", `${element.replaceAll("/plan-widgets/", "/dist/")}<script>document.querySelector("img").decode().then(tell)</script>`);
rows["plan-tracker over its picture, as the builder writes it"] = "pasted.html";

// The page for frames, opened by itself: what a reader waits for inside somebody's article. Its policy runs no script of ours, so the browser tells.
put("/chart.html", await readFile(new URL("../target/www/chart.html", import.meta.url)));
const FRAME = "chart.html, the page for frames";
rows[FRAME] = `chart.html#${new URLSearchParams({ indicator: "gdp", ...options })}`;
const told = `${TOLD};addEventListener("plan-ready",tell)`;

const ours = { "plan-widgets/charts, bundled": "functions", "plan-widgets/charts, SVG, bundled": "svg" };
for (const [row, name] of Object.entries({ ...ours, ...others })) {
  const wasmAt = row in ours ? `/${name}/${WASM}` : undefined;
  const ready = wasmAt ? `import { ready } from "./${name}.js"; await ready();` : "";
  const parts = await bundled(
    `import { draw } from "./${name}.js"; import { numbers } from "./data.js"; ${ready} draw(document.querySelector("#box"), numbers(0)); tell();`,
  );
  put(`/${name}/entry.js`, parts["entry.js"]);
  const style = parts["entry.css"] ? `<link rel="stylesheet" href="/${name}/entry.css">` : "";
  if (style) put(`/${name}/entry.css`, parts["entry.css"]);
  if (wasmAt) put(wasmAt, await wasm());
  page(name, style + (wasmAt ? preload(wasmAt) : "") + script(`/${name}/entry.js`));
  rows[row] = `${name}.html`;
}

const site = await serve(new URL("peers", import.meta.url).pathname, { handlers: files });
const browser = await launch();
const results = Object.fromEntries(Object.keys(rows).map((row) => [row, Object.fromEntries(Object.keys(profiles).map((profile) => [profile, []]))]));
for (let round = 0; round < ROUNDS; round += 1) {
  for (const [profile, impose] of Object.entries(profiles)) {
    for (const [row, path] of Object.entries(rows)) {
      // A context of its own has an empty cache; the browser itself has started.
      const shown = await openPage(browser, "about:blank", { init: row === FRAME ? told : undefined, deviceScaleFactor: 2, viewport: { width: 400, height: 800 } });
      const client = await shown.context().newCDPSession(shown);
      await impose(client);
      await shown.goto(`${site.url}${path}`, { waitUntil: "commit" });
      await shown.waitForFunction(() => window.shown, undefined, { timeout: 60_000 });
      results[row][profile].push(await shown.evaluate(() => window.shown));
      await shown.done();
    }
  }
  console.error(`round ${round + 1} of ${ROUNDS}`);
}
const version = browser.version();
await browser.close();
await site.close();

const figure = (row, profile) => median(results[row][profile]);
const cell = (row, profile) => `${figure(row, profile).toFixed(0)} (${(figure(row, profile) / figure("Chart.js", profile)).toFixed(2)})`;
const text = `\`cargo xtask bench start\`: milliseconds from the navigation to the first chart that is shown (the second animation frame after it was drawn), with an empty cache, all files compressed with brotli 11, medians of ${ROUNDS} interleaved rounds; in brackets the ratio to Chart.js.
Slow: ${SLOW.latency} ms a request, 1.44 Mbit/s, the processor four times slower. *Preloaded*: the page names the wasm in its head, so that it does not wait for the script; *bundled*: the functions in the page's own script, the wasm preloaded.
*Over its picture*: what the builder writes has the chart as SVG inside the element, a kilobyte of the page itself, until the element draws in its place (as soon as *wasm preloaded*). Any library's page could do so; it would have to make the picture.
The data of the chart stands in the page; ours brings the plan as well.

${table(["page", ...Object.keys(profiles)], Object.keys(rows).map((row) => [row, ...Object.keys(profiles).map((profile) => cell(row, profile))]))}

${await versions()}. ${machine(version)}`;
await writeSection("Cold start", text);
console.log(text);
