// `node bench/memory.mjs`: what five hundred charts hold, and what a thousand that came and went leave behind.

import { launch, openPage, serve } from "../tests/support/browser.mjs";
import { pages, peers, versions } from "./peers.mjs";
import { machine, table, writeSection } from "./report.mjs";

const COUNT = Number(process.env.COUNT ?? 500);
const TURNS = Number(process.env.TURNS ?? 1000);
const STYLE = "#room>div{width:400px;min-height:240px}";

/** Bytes the page's JavaScript holds when nothing is left to collect, the wasm's memory included, and its nodes and listeners. */
async function weigh(client) {
  for (let turn = 0; turn < 3; turn += 1) await client.send("HeapProfiler.collectGarbage");
  const { usedSize, backingStorageSize = 0 } = await client.send("Runtime.getHeapUsage");
  const { nodes, jsEventListeners } = await client.send("Memory.getDOMCounters");
  return { bytes: usedSize + backingStorageSize, nodes, listeners: jsEventListeners };
}

/** Draws so many at a time, waits for them, and has the host take them away again, as often as it needs for `count`. */
async function draw({ module, count, atOnce, keep }) {
  const { draw, numbers } = await import(module);
  const room = document.querySelector("#room");
  const frame = () => new Promise(requestAnimationFrame);
  for (let at = 0; at < count; at += atOnce) {
    const charts = Array.from({ length: atOnce }, (_, nth) => draw(room.appendChild(document.createElement("div")), numbers(at + nth)));
    for (let turn = 0; turn < 4; turn += 1) await frame();
    if (keep) window.kept.push(...charts);
    else window.clear(charts);
  }
  await new Promise((done) => setTimeout(done, 300));
}

const site = await serve(new URL("peers", import.meta.url).pathname, { handlers: await pages(STYLE) });
const browser = await launch();
const kib = (bytes) => (bytes / 1024).toFixed(0);
const rows = [];
for (const [row, name] of Object.entries(peers)) {
  const page = await openPage(browser, `${site.url}${name}.html`, { deviceScaleFactor: 2, viewport: { width: 1280, height: 900 } });
  const client = await page.context().newCDPSession(page);
  const module = `/${name}/entry.js`;
  await page.evaluate(async (module) => {
    window.kept = [];
    /** As their libraries want it: those that have a word for it are told first. */
    window.clear = (charts) => {
      for (const chart of charts.splice(0)) chart?.destroy?.();
      document.querySelector("#room").replaceChildren();
    };
    await (await import(module)).ready?.();
  }, module);
  await page.evaluate(draw, { module, count: 20, atOnce: 20, keep: false });
  const empty = await weigh(client);
  await page.evaluate(draw, { module, count: COUNT, atOnce: 50, keep: true });
  const full = await weigh(client);
  await page.evaluate(() => window.clear(window.kept));
  await page.evaluate(draw, { module, count: TURNS, atOnce: 20, keep: false });
  const before = await weigh(client);
  await page.evaluate(draw, { module, count: TURNS, atOnce: 20, keep: false });
  const after = await weigh(client);
  rows.push([row, kib(full.bytes - empty.bytes), full.nodes - empty.nodes, kib(after.bytes - before.bytes), after.nodes - before.nodes, after.listeners - before.listeners]);
  console.error(rows.at(-1).join(" "));
  await page.done();
}
const version = browser.version();
await browser.close();
await site.close();

const text = `\`cargo xtask bench memory\`: what ${COUNT} charts of 400 × 240 hold, and what ${TURNS} that come and are taken away again leave behind, twenty at a time, after ${TURNS} that went before; KiB of JavaScript and wasm after garbage collection, DOM nodes, event listeners. The pixels of canvases are not in it: two device pixels each way are 1.5 MiB a chart, and the element has one only for what was near the view.
Chart.js, ECharts and uPlot are told to destroy a chart before it goes; Observable Plot and ours need no telling: the chart is taken out of the page.

${table(["library", `${COUNT}: KiB`, "nodes", `${TURNS} gone: KiB`, "nodes", "listeners"], rows)}

${await versions()}. ${machine(version)}`;
await writeSection("Memory", text);
console.log(text);
