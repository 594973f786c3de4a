// The packed package in projects of their own, built by the tools people use, and opened in Chromium.

import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { copyFile, cp, readFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { after, before, test } from "node:test";
import { createServer } from "vite";
import { createServer as createServer7 } from "vite7";
import { launch, openPage, serve } from "../support/browser.mjs";
import { files, pack, project, root } from "./project.mjs";

let browser;

before(async () => {
  [browser] = await Promise.all([launch(), pack()]);
});

after(() => browser?.close());

/** What a widget shows: the words in its shadow root, once it is drawn. */
async function shown(page, selector) {
  await page.waitForFunction(
    (selector) => document.querySelector(selector)?.shadowRoot?.querySelector("[part~=widget]")?.hidden === false,
    selector,
  );
  return page.evaluate((selector) => document.querySelector(selector).shadowRoot.textContent, selector);
}

/** Opens a folder, and fails on any error, request elsewhere, or second wasm. */
async function opened(t, folder, look, { wasm = 1, tables = 0 } = {}) {
  const site = await serve(fileURLToPath(folder));
  t.after(() => site.close());
  const page = await openPage(browser, site.url);
  await look(page);
  page.assertClean();
  const asked = (kind) => site.requests.filter(({ path }) => path.endsWith(kind)).length;
  // The readings of all characters are for pages that bring a plan or records of their own.
  assert.deepEqual({ wasm: asked(".wasm"), tables: asked(".bin") }, { wasm, tables });
  await page.done();
}

const wasmIn = async (folder) => (await files(folder)).filter((name) => name.endsWith(".wasm")).length;
const gdp = async (page) => assert.match(await shown(page, "plan-tracker"), /GDP|Gross domestic product/);
const dist = ({ folder }) => new URL("dist/", folder);

/** Waits for a text that a script puts into the page. */
const says = (page, selector, text) =>
  page.waitForFunction(([selector, text]) => document.querySelector(selector)?.textContent === text, [selector, text]);

test("a plain page, with a plan of its own", async (t) => {
  const own = await project("page");
  await cp(new URL("dist/", own.package), new URL("plan-widgets/", own.folder), { recursive: true });
  await copyFile(new URL("tests/plans/riverbend-2026-2030.json", root), new URL("riverbend.json", own.folder));
  const look = async (page) => {
    await gdp(page);
    assert.match(await shown(page, "plan-tracker[src]"), /New homes/);
    assert.match(await shown(page, "plan-finder"), /\d+ projects/);
  };
  await opened(t, own.folder, look);
});

test("one file: nothing else is fetched, and a hash vouches for it", async (t) => {
  const own = await project("single");
  const file = new URL("dist/plan-widgets.single.js", own.package);
  await copyFile(file, new URL("plan-widgets.single.js", own.folder));
  const hash = createHash("sha384").update(await readFile(file)).digest("base64");
  await own.write("index.html", (await own.read("index.html")).replace("INTEGRITY", `sha384-${hash}`));
  await opened(t, own.folder, gdp, { wasm: 0 });
});

test("one file inside the page itself, as a sandboxed frame on another host needs it", async (t) => {
  const own = await project("inline", "single");
  const script = await readFile(new URL("dist/plan-widgets.single.js", own.package), "utf8");
  const page = (await own.read("index.html")).replace(/<script[^>]*><\/script>/, () => `<script type="module">${script}</script>`);
  await own.write("frame.html", page);
  await own.write("index.html", '<!doctype html><meta charset="utf-8"><iframe sandbox="allow-scripts" src="frame.html"></iframe>');
  await opened(
    t,
    own.folder,
    async (page) => {
      const frame = page.frames().find((frame) => frame.url().endsWith("frame.html"));
      await gdp(frame);
    },
    { wasm: 0 },
  );
});

for (const [name, sentence] of [
  ["vite", "24 indicators"],
  ["webpack", "24 indicators"],
  ["esbuild", "24 indicators"],
  ["react", /^\d+ kindergartens$/],
  ["vue", /^\d+ kindergartens$/],
]) {
  test(`${name} builds it, with one wasm`, async (t) => {
    const own = await project(name);
    if (name === "webpack" || name === "esbuild") await own.node("build.mjs");
    else await own.tool("vite/bin/vite.js", "build", "--logLevel", "warn");
    assert.equal(await wasmIn(dist(own)), 1);
    await opened(t, dist(own), async (page) => {
      await gdp(page);
      if (typeof sentence === "string") return says(page, "#count", sentence);
      await page.waitForFunction(() => /^\d/.test(document.querySelector("#count").textContent));
      assert.match(await page.textContent("#count"), sentence);
      await page.selectOption("select", "air-quality");
      await page.waitForFunction(() => /good air/.test(document.querySelector("plan-tracker").shadowRoot.textContent));
    });
  });
}

for (const [name, code, look] of [
  ["elements", 'import "plan-widgets/tracker";', gdp],
  [
    "functions",
    `import { drawIndicatorChart, initialize, plans } from "plan-widgets/charts";
     await initialize();
     const { summary } = drawIndicatorChart(document.querySelector("canvas"), "gdp", { width: 400, height: 240, lang: "en" });
     document.querySelector("#said").textContent = \`\${plans().length} plan: \${summary}\`;`,
    (page) => page.waitForFunction(() => /^1 plan: .*6600.*4800/.test(document.querySelector("#said").textContent)),
  ],
]) {
  test(`${name} of charts alone are built with the small wasm and no other`, async (t) => {
    const own = await project(`charts-${name}`, "");
    await own.write("main.js", code);
    await own.write(
      "index.html",
      '<!doctype html><html lang="en"><title>t</title><link rel="icon" href="data:,"><plan-tracker indicator="gdp"></plan-tracker><canvas></canvas><p id="said"></p><script type="module" src="/main.js"></script></html>',
    );
    await own.tool("vite/bin/vite.js", "build", "--logLevel", "warn");
    const built = (await files(dist(own))).filter((name) => name.endsWith(".wasm"));
    assert.match(built.join(), /^plan_tracker_bg[^,]*$/);
    await opened(t, dist(own), look);
  });
}

test("in Node the functions of charts are those of the package", async () => {
  const own = await project("charts-node", "");
  await own.write(
    "main.mjs",
    `import * as charts from "plan-widgets/charts";
     import * as all from "plan-widgets";
     if (charts.indicatorSummary !== all.indicatorSummary) throw new Error("another copy");
     console.log(charts.indicatorSummary("gdp", { lang: "en" }));`,
  );
  const { stdout } = await own.node("main.mjs");
  assert.match(stdout, /6600.*4800/);
});

test("a page that reads documents fetches the importer when the first is chosen", async (t) => {
  const own = await project("import");
  await own.tool("vite/bin/vite.js", "build", "--logLevel", "warn");
  assert.equal(await wasmIn(dist(own)), 2);
  const text = "表1 主要指标\n指标\t单位\t2025年\t2030年\n公园\t个\t120\t150\n";
  const choose = (page, name, content) => page.setInputFiles("input", { name, mimeType: "text/plain", buffer: Buffer.from(content) });
  const look = async (page) => {
    await choose(page, "plan.txt", text);
    await says(page, "#said", "1 indicators, 0 doubts");
    await page.waitForFunction(() => /plan\.txt1 indicator/.test(document.querySelector("plan-scorecard").shadowRoot?.textContent));
    await choose(page, "picture.png", [0x89, 0x50, 0x4e, 0x47, 0, 0xff]);
    await says(page, "#said", "picture.png: line 1 is neither UTF-8 nor GB18030");
  };
  await opened(t, dist(own), look, { wasm: 2, tables: 1 });
});

for (const tool of ["webpack", "esbuild"]) {
  test(`${tool} builds the importer alone, with one wasm`, async (t) => {
    const own = await project(`import-${tool}`, tool);
    await own.write(
      "main.js",
      `import { importPlan } from "plan-widgets/import";
       ${tool === "esbuild" ? 'import file from "plan-widgets/plan_widgets_import_bg.wasm";' : ""}
       const wasm = ${tool === "esbuild" ? "new URL(file, import.meta.url)" : "undefined"};
       const bytes = new TextEncoder().encode("表1\\n指标\\t单位\\t2025年\\t2030年\\n公园\\t个\\t120\\t150\\n");
       const { plan } = await importPlan([{ name: "plan.txt", bytes }], { wasm });
       document.querySelector("#count").textContent = plan.indicators[0].target.raw;`,
    );
    await own.node("build.mjs");
    assert.equal(await wasmIn(dist(own)), 1);
    await opened(t, dist(own), (page) => says(page, "#count", "150"));
  });
}

// Before 8, Vite copies modules while one develops, and not the files beside them.
for (const [name, create] of [["vite 8", createServer], ["vite 7", createServer7]]) {
  test(`${name} serves it while one develops, before anything is built`, async (t) => {
    const own = await project(name.replace(" ", "-dev-"), "vite");
    const server = await create({ root: own.path, cacheDir: `${own.path}node_modules/.vite`, logLevel: "error", server: { host: "127.0.0.1", port: 0 } });
    t.after(() => server.close());
    await server.listen();
    const page = await openPage(browser, server.resolvedUrls.local[0]);
    await gdp(page);
    await says(page, "#count", "24 indicators");
    page.assertClean({ except: /favicon/ });
    await page.done();
  });
}

test("rendered on the server, it hydrates without an error, and the facts are there before", async (t) => {
  const own = await project("server");
  await own.node("build.mjs");
  assert.equal(await wasmIn(dist(own)), 1);
  assert.match(await own.read("dist/index.html"), /<plan-tracker indicator="gdp"><p>Gross domestic product/);
  await opened(t, dist(own), async (page) => {
    await gdp(page);
    assert.equal(await page.locator("plan-tracker").count(), 3);
    assert.match(await page.textContent("plan-tracker"), /4800/);
    await page.waitForFunction(() => [...document.querySelectorAll("plan-tracker")].every((tracker) => tracker.shadowRoot?.querySelector("[part~=widget]")?.hidden === false));
    const shift = await page.evaluate(async () => {
      const moved = [];
      new PerformanceObserver((list) => moved.push(...list.getEntries())).observe({ type: "layout-shift", buffered: true });
      await new Promise((done) => setTimeout(done, 300));
      return moved.map(({ value, sources }) => [value, ...sources.map(({ node, previousRect, currentRect }) => `${node?.nodeName} from ${previousRect.y} to ${currentRect.y}`)]);
    });
    assert.deepEqual(shift, []);
  });
});

test("a worker with the slim entry takes bytes, and bundles no wasm", async (t) => {
  const own = await project("slim", "");
  await own.write("index.html", '<!doctype html><p id="count"></p><script type="module" src="./main.js"></script>');
  await own.write(
    "main.js",
    `const worker = new Worker(new URL("./worker.js", import.meta.url), { type: "module" });
     worker.onmessage = ({ data }) => (document.querySelector("#count").textContent = data);`,
  );
  await own.write(
    "worker.js",
    `import { initialize, indicators } from "plan-widgets/slim";
     const bytes = await (await fetch("/wasm")).arrayBuffer();
     await initialize("nothing").catch(({ code }) => { if (code !== "invalid_argument") throw code; });
     await initialize(bytes);
     postMessage(indicators().length + " in a worker");`,
  );
  await own.write("vite.config.js", 'export default { worker: { format: "es" } };');
  await own.tool("vite/bin/vite.js", "build", "--logLevel", "warn");
  assert.equal(await wasmIn(dist(own)), 0);
  await copyFile(new URL("dist/plan_widgets_bg.wasm", own.package), new URL("wasm", dist(own)));
  await opened(t, dist(own), (page) => says(page, "#count", "24 in a worker"), { wasm: 0 });
});
