// `node bench/charts.mjs`: our tracker beside other libraries, the same data, in one Chromium, at two device pixels a CSS pixel.
// Measured from a frame's start until the frame with the charts is shown: two animation frames after the last call.

import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { fileURLToPath } from "node:url";
import { launch, openPage, serve } from "../tests/support/browser.mjs";
import { machine, median, writeSection } from "./report.mjs";

const here = (path) => fileURLToPath(new URL(path, import.meta.url));
const ROUNDS = Number(process.env.ROUNDS ?? 7);
const COUNTS = [1, 50];

/** What a page loads before the clock starts, and what it does while it runs. All draw 400 × 240 CSS pixels, without animation. */
const libraries = {
  "plan-widgets": {
    module: "/plan-widgets/browser.js",
    draw: (api, box, data) => {
      const canvas = box.appendChild(document.createElement("canvas"));
      api.drawIndicatorChart(canvas, "gdp", { width: 400, height: 240, observations: data.observations, lang: "en" });
    },
  },
  "plan-tracker (element)": {
    module: "/plan-widgets/define.js",
    draw: (_api, box, data) => {
      const tracker = document.createElement("plan-tracker");
      tracker.setAttribute("indicator", "gdp");
      tracker.observations = data.observations;
      box.append(tracker);
    },
  },
  "Chart.js": {
    script: "chart.js/dist/chart.umd.min.js",
    draw: (_api, box, { path, seen }) => {
      const canvas = box.appendChild(document.createElement("canvas"));
      new window.Chart(canvas, {
        type: "line",
        data: {
          datasets: [
            { label: "Path needed", data: path, borderDash: [5, 5], borderColor: "#0b5cad" },
            { label: "Result", data: seen, borderColor: "#1a1a1a" },
          ],
        },
        options: { animation: false, responsive: true, maintainAspectRatio: false, scales: { x: { type: "linear", min: 2020, max: 2025, ticks: { stepSize: 1, format: { useGrouping: false } } } } },
      });
    },
  },
  ECharts: {
    script: "echarts/dist/echarts.min.js",
    draw: (_api, box, { path, seen }) => {
      const pairs = (points) => points.map(({ x, y }) => [x, y]);
      window.echarts.init(box, null, { devicePixelRatio: 2 }).setOption({
        animation: false,
        legend: {},
        xAxis: { type: "value", min: 2020, max: 2025 },
        yAxis: { type: "value", scale: true },
        series: [
          { name: "Path needed", type: "line", data: pairs(path), lineStyle: { type: "dashed" } },
          { name: "Result", type: "line", data: pairs(seen) },
        ],
      });
    },
  },
  uPlot: {
    script: "uplot/dist/uPlot.iife.min.js",
    style: "uplot/dist/uPlot.min.css",
    draw: (_api, box, { path, seen }) => {
      const years = [2020, 2021, 2022, 2023, 2024, 2025];
      const at = (points) => years.map((year) => points.find(({ x }) => x === year)?.y ?? null);
      new window.uPlot(
        {
          width: 400,
          height: 240,
          scales: { x: { time: false } },
          series: [{}, { label: "Path needed", stroke: "#0b5cad", dash: [5, 5], spanGaps: true }, { label: "Result", stroke: "#1a1a1a" }],
        },
        [years, at(path), at(seen)],
        box,
      );
    },
  },
  "Observable Plot": {
    script: ["d3/dist/d3.min.js", "@observablehq/plot/dist/plot.umd.min.js"],
    draw: (_api, box, { path, seen }) => {
      const { Plot } = window;
      box.append(
        Plot.plot({
          width: 400,
          height: 240,
          grid: true,
          x: { tickFormat: "d" },
          marks: [
            Plot.line(path, { x: "x", y: "y", stroke: "#0b5cad", strokeDasharray: "5 5" }),
            Plot.lineY(seen, { x: "x", y: "y" }),
            Plot.dot(seen, { x: "x", y: "y", fill: "currentColor" }),
            Plot.text(path.slice(-1), { x: "x", y: "y", text: () => "Target 6600", dy: -10 }),
          ],
        }),
      );
    },
  },
};

/** Every file of the libraries, by its address on the page. */
async function files() {
  const all = {};
  const find = createRequire(import.meta.url);
  for (const { script = [], style = [] } of Object.values(libraries)) {
    for (const path of [script, style].flat()) {
      const [scope, name] = path.split("/");
      const pkg = scope.startsWith("@") ? `${scope}/${name}` : scope;
      const root = find.resolve.paths(pkg)[0];
      const body = await readFile(`${root}/${path}`);
      const type = path.endsWith(".css") ? "text/css" : "text/javascript";
      all[`/${path}`] = (_request, response) => response.writeHead(200, { "content-type": type }).end(body);
    }
  }
  return all;
}

function html({ script = [], style = [] }) {
  const scripts = [script].flat().map((path) => `<script src="/${path}"></script>`);
  const styles = [style].flat().map((path) => `<link rel="stylesheet" href="/${path}">`);
  return `<!doctype html><meta charset="utf-8"><title>bench</title>${styles.join("")}<style>body{font:16px sans-serif}#room{display:grid;grid-template-columns:repeat(3,400px);gap:8px}#room>div{width:400px;height:240px;overflow:hidden}</style><div id="room"></div>${scripts.join("")}`;
}

/** Draws in the page; answers milliseconds until all calls have come back, and until the frame is shown. */
async function measure({ source, module, count }) {
  const draw = (0, eval)(`(${source})`);
  const api = module && (await import(module));
  if (module) await (await import("/plan-widgets/browser.js")).initialize();
  const seen = [[2020, 4800], [2021, 5200], [2022, 5500], [2023, 5830]].map(([x, y]) => ({ x, y }));
  const path = [{ x: 2020, y: 4800 }, { x: 2025, y: 6600 }];
  const observations = seen.slice(1).map(({ x, y }) => ({ year: x, value: y }));
  const room = document.querySelector("#room");
  const boxes = Array.from({ length: count }, () => room.appendChild(document.createElement("div")));
  const frame = () => new Promise(requestAnimationFrame);
  await frame();
  await frame();
  const start = performance.now();
  // Every chart has numbers of its own, so that nothing can be kept from the one before.
  for (const [nth, box] of boxes.entries()) {
    const shift = ({ x, y }) => ({ x, y: y + nth });
    const own = { seen: seen.map(shift), path: path.map(shift) };
    own.observations = own.seen.slice(1).map(({ x, y }) => ({ year: x, value: y }));
    draw(api, box, own);
  }
  const called = performance.now() - start;
  await frame();
  await frame();
  return { called, shown: performance.now() - start };
}

const handlers = await files();
for (const [name, library] of Object.entries(libraries)) {
  library.page = `/bench-${Object.keys(libraries).indexOf(name)}.html`;
  const body = html(library);
  handlers[library.page] = (_request, response) => response.writeHead(200, { "content-type": "text/html" }).end(body);
}
const site = await serve(here("../target/www/"), { handlers });
const browser = await launch();
const results = Object.fromEntries(Object.keys(libraries).map((name) => [name, COUNTS.map(() => [])]));
// In turns, so that a slow moment of the machine meets all of them.
for (let round = 0; round < ROUNDS; round += 1) {
  for (const [name, { page: path, module, draw }] of Object.entries(libraries)) {
    for (const [at, count] of COUNTS.entries()) {
      const page = await openPage(browser, new URL(path, site.url).href, { deviceScaleFactor: 2, viewport: { width: 1280, height: 900 } });
      const taken = await page.evaluate(measure, { source: draw.toString(), module, count });
      if (round === 0 && count === 50) await page.screenshot({ path: here(`../target/pictures/bench-${path.slice(7, -5)}.png`) });
      page.assertClean();
      results[name][at].push(taken);
      await page.done();
    }
  }
  console.error(`round ${round + 1} of ${ROUNDS}`);
}
const version = browser.version();
await browser.close();
await site.close();

const ms = (values, key) => median(values.map((it) => it[key])).toFixed(1);
const lines = [
  "| library | 1 chart: calls | 1 chart: shown | 50 charts: calls | 50 charts: shown |",
  "|---|---|---|---|---|",
  ...Object.entries(results).map(
    ([name, [one, many]]) => `| ${name} | ${ms(one, "called")} | ${ms(one, "shown")} | ${ms(many, "called")} | ${ms(many, "shown")} |`,
  ),
];
const text = `\`cargo xtask bench charts\`: the same data drawn at 400 × 240 CSS pixels and two device pixels each, without animation, on a fresh page each time.
Milliseconds, median of ${ROUNDS} rounds: until the calls have come back, and until the frame is shown (two animation frames after the last call; a frame lasts 16.7).
The libraries draw two lines with axes; ours also judges, and places its labels. The element builds its words, table and tooltip as well.

${lines.join("\n")}

${machine(version)}`;
await writeSection("Charts", text);
console.log(lines.join("\n"));
