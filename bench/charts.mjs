// `node bench/charts.mjs`: our tracker beside other libraries, the same data, in one Chromium, at two device pixels a CSS pixel.

import { mkdir } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { launch, openPage, serve } from "../tests/support/browser.mjs";
import { others, pages, peers, versions } from "./peers.mjs";
import { machine, median, table, writeSection } from "./report.mjs";

const here = (path) => fileURLToPath(new URL(path, import.meta.url));
const ROUNDS = Number(process.env.ROUNDS ?? 7);
/** How many charts, and the share of the rounds: five hundred take long. */
const COUNTS = { 1: 1, 50: 1, 500: 0.4 };
const VIEW = { width: 1280, height: 900 };

const rows = {
  "plan-widgets/charts": { peer: "plan-widgets/charts" },
  "plan-widgets/charts, SVG": { peer: "plan-widgets/charts, SVG" },
  "plan-tracker, those near the view": { peer: "plan-tracker" },
  "plan-tracker, all of them": { peer: "plan-tracker", all: true },
  ...Object.fromEntries(Object.keys(others).map((peer) => [peer, { peer }])),
};

const STYLE =
  "body{--plan-chart-height:240px}#room{display:grid;grid-template-columns:repeat(3,var(--w,400px));gap:8px}#room>div{width:var(--w,400px);min-height:240px}";

/**
 * Draws in the page; answers milliseconds until all calls have come back, and until the frame with the last of them is
 * shown: the second animation frame after it was drawn.
 */
async function measure({ module, count, all }) {
  const { draw, numbers, ready } = await import(module);
  await ready?.();
  const room = document.querySelector("#room");
  const boxes = Array.from({ length: count }, () => room.appendChild(document.createElement("div")));
  const frame = () => new Promise(requestAnimationFrame);
  await frame();
  await frame();
  // An element draws in a frame of its own, and says so.
  let last = 0;
  let drawn = 0;
  addEventListener("plan-ready", () => {
    last = frames;
    drawn += 1;
  });
  let frames = 0;
  const start = performance.now();
  window.charts = boxes.map((box, nth) => draw(box, numbers(nth)));
  const called = performance.now() - start;
  let shown = 0;
  for (; frames < last + 6; ) {
    await frame();
    if (all && frames === 1) dispatchEvent(new Event("beforeprint"));
    frames += 1;
    if (frames === last + 2) shown = performance.now() - start;
  }
  return { called, shown, drawn };
}

/** Makes the boxes narrower, has those redrawn that do not see it themselves, and waits until all is quiet. */
async function narrow() {
  document.documentElement.style.setProperty("--w", "360px");
  for (const chart of window.charts) chart?.redraw?.();
  const end = performance.now() + 500;
  while (performance.now() < end) await new Promise(requestAnimationFrame);
}

/** Milliseconds the page's main thread has worked. */
async function worked(client) {
  const { metrics } = await client.send("Performance.getMetrics");
  return metrics.find(({ name }) => name === "TaskDuration").value * 1000;
}

await mkdir(here("../target/pictures/"), { recursive: true });
const site = await serve(here("peers"), { handlers: await pages(STYLE) });
const browser = await launch();
const results = Object.fromEntries(Object.keys(rows).map((name) => [name, Object.fromEntries(Object.keys(COUNTS).map((count) => [count, []]))]));
// In turns, so that a slow moment of the machine meets all of them.
for (let round = 0; round < ROUNDS; round += 1) {
  for (const [count, share] of Object.entries(COUNTS)) {
    if (round >= Math.max(1, Math.round(ROUNDS * share))) continue;
    for (const [name, { peer, all }] of Object.entries(rows)) {
      const page = await openPage(browser, `${site.url}${peers[peer]}.html`, { deviceScaleFactor: 2, viewport: VIEW });
      const taken = await page.evaluate(measure, { module: `/${peers[peer]}/entry.js`, count: Number(count), all });
      if (round === 0 && count === "50") await page.screenshot({ path: here(`../target/pictures/bench-${peers[peer]}.png`) });
      if (count === "50") {
        const client = await page.context().newCDPSession(page);
        await client.send("Performance.enable");
        const before = await worked(client);
        await page.evaluate(narrow);
        taken.resize = (await worked(client)) - before;
      }
      page.assertClean();
      results[name][count].push(taken);
      await page.done();
    }
  }
  console.error(`round ${round + 1} of ${ROUNDS}`);
}
const version = browser.version();
await browser.close();
await site.close();

const figure = (name, count, key) => median(results[name][count].map((taken) => taken[key]));
const columns = [["1", "shown"], ["50", "called"], ["50", "shown"], ["500", "shown"], ["50", "resize"]];
const ms = (value, first) => `${value.toFixed(1)} (${(value / first).toFixed(2)})`;
const near = (count) => figure("plan-tracker, those near the view", count, "drawn");
const text = `\`cargo xtask bench charts\`: the same numbers drawn at 400 × 240 CSS pixels and two device pixels each, without animation, on a fresh page each time, in a window of ${VIEW.width} × ${VIEW.height}.
Milliseconds, medians of ${ROUNDS} interleaved rounds (of 500 charts ${Math.max(1, Math.round(ROUNDS * COUNTS[500]))}), and in brackets the ratio to Chart.js: until the calls have come back, and until the last chart is shown (the second animation frame after it was drawn; a frame lasts 16.7).
*Narrower*: work of the page's main thread when 50 boxes become 40 pixels narrower and all is drawn anew.
The libraries draw two lines with axes, Observable Plot as SVG, the others on canvas; ours also judges, and places its labels, and its SVG says title, finding and source. The element builds its words, table and tooltip as well; it draws what is within a screen of the view (${near("50")} of 50, ${near("500")} of 500), and the rest when it comes near.

${table(
  ["library", "1 chart", "50: calls", "50: shown", "500: shown", "50 narrower"],
  Object.keys(rows).map((name) => [name, ...columns.map(([count, key]) => ms(figure(name, count, key), figure("Chart.js", count, key)))]),
)}

${await versions()}. ${machine(version)}`;
await writeSection("Charts", text);
console.log(text);
