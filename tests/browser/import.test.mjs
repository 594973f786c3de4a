// Documents read in a page: under a strict policy, by its own wasm, and only when asked.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { fileURLToPath } from "node:url";
import { launch, openPage, serve } from "../support/browser.mjs";
import { docx, p, table } from "../support/docx.mjs";

const www = fileURLToPath(new URL("../../target/www/", import.meta.url));
const POLICY = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; connect-src 'self'; require-trusted-types-for 'script'";
const ROWS = [
  ["指标", "单位", "2025年", "2030年"],
  ["公园", "个", "120", "150"],
];
const TEXT = `表1 主要指标\n${ROWS.map((row) => row.join("\t")).join("\n")}\n`;
/** `TEXT` in GB18030, which no encoder of ours writes. */
const GB = "b1ed3120d6f7d2aad6b8b1ea0ad6b8b1ea09b5a5cebb0932303235c4ea0932303330c4ea0ab9abd4b009b8f609313230093135300a";

let browser;

before(async () => {
  browser = await launch();
});

after(() => browser?.close());

/** What a worker does: it imports what it is told to, and answers how many indicators there are. */
const WORKER = `import { importPlan } from "/plan-widgets/import.js";
onmessage = async ({ data }) => {
  const { report } = await importPlan([{ name: "plan.txt", bytes: new TextEncoder().encode(data) }]);
  postMessage(report.found.indicators);
};`;

/** An empty page with this policy. */
async function open(t, policy = POLICY) {
  const page = (_request, response) =>
    response.writeHead(200, { "content-type": "text/html", "content-security-policy": policy }).end("<!doctype html><title>t</title>");
  const worker = (_request, response) =>
    response.writeHead(200, { "content-type": "text/javascript", "content-security-policy": policy }).end(WORKER);
  const site = await serve(www, { handlers: { "/t.html": page, "/worker.js": worker } });
  t.after(() => site.close());
  const opened = await openPage(browser, `${site.url}t.html`);
  t.after(() => opened.done());
  return { page: opened, wasm: () => site.requests.filter(({ path }) => path.endsWith(".wasm")).map(({ path }) => path) };
}

/** Imports files, given in hexadecimal, in the page. Answers what came of it. */
function imported(page, files) {
  return page.evaluate(async (files) => {
    const { importPlan, PlanError } = await import("/plan-widgets/import.js");
    const bytes = (hex) => Uint8Array.from(hex.match(/../g) ?? [], (pair) => parseInt(pair, 16));
    try {
      const { plan, report } = await importPlan(files.map(([name, hex]) => ({ name, bytes: bytes(hex) })));
      return { targets: plan.indicators.map(({ target }) => target.value), found: report.found.indicators };
    } catch (error) {
      return { refused: error instanceof PlanError, code: error.code };
    }
  }, files.map(([name, content]) => [name, Buffer.from(content).toString("hex")]));
}

test("text, GB18030 and .docx are read under a strict policy; the wasm is fetched once, at the first call", async (t) => {
  const { page, wasm } = await open(t);
  await page.evaluate(() => import("/plan-widgets/import.js"));
  assert.deepEqual(wasm(), []);
  for (const [name, content] of [
    ["plan.txt", TEXT],
    ["plan.txt", Buffer.from(`\ufeff${TEXT}`, "utf16le")],
    ["plan.txt", Buffer.from(GB, "hex")],
    ["plan.docx", docx(p("表1 主要指标") + table(ROWS))],
  ]) {
    assert.deepEqual(await imported(page, [[name, content]]), { targets: [150], found: 1 });
  }
  assert.deepEqual(await imported(page, [["plan.txt", "nothing"]]), { refused: true, code: "invalid_argument" });
  assert.deepEqual(wasm(), ["/plan-widgets/plan_widgets_import_bg.wasm"]);
  page.assertClean();
});

test("what was imported is loaded, and shown like any plan; then there are two wasms", async (t) => {
  const { page, wasm } = await open(t);
  const shown = await page.evaluate(async (text) => {
    const { importPlan } = await import("/plan-widgets/import.js");
    const api = await import("/plan-widgets/browser.js");
    const { plan } = await importPlan([{ name: "plan.txt", bytes: new TextEncoder().encode(text) }]);
    await api.initialize();
    const id = await api.loadPlan(plan);
    return api.indicatorChartSvg(plan.indicators[0].id, { plan: id, lang: "en" }).includes("150");
  }, TEXT);
  assert.equal(shown, true);
  assert.equal(wasm().length, 2);
  page.assertClean();
});

test("in a worker it leaves the page alone", async (t) => {
  const { page, wasm } = await open(t, `${POLICY}; worker-src 'self'`);
  const found = await page.evaluate(
    (text) =>
      new Promise((done, fail) => {
        const url = trustedTypes.createPolicy("test", { createScriptURL: (url) => url }).createScriptURL("/worker.js");
        const worker = new Worker(url, { type: "module" });
        worker.onmessage = ({ data }) => done(data);
        worker.onerror = ({ message }) => fail(new Error(message ?? "the worker does not start"));
        worker.postMessage(text);
      }),
    TEXT,
  );
  assert.equal(found, 1);
  assert.equal(wasm().length, 1);
  page.assertClean();
});

test("where the policy or the network refuses the wasm, the error says so, and a later call tries again", async (t) => {
  const { page } = await open(t, POLICY.replace(" 'wasm-unsafe-eval'", ""));
  assert.deepEqual(await imported(page, [["plan.txt", TEXT]]), { refused: true, code: "wasm_refused" });

  const other = await open(t);
  await other.page.route("**/*.wasm", (route) => route.abort());
  assert.deepEqual(await imported(other.page, [["plan.txt", TEXT]]), { refused: true, code: "load_failed" });
  await other.page.unroute("**/*.wasm");
  assert.deepEqual(await imported(other.page, [["plan.txt", TEXT]]), { targets: [150], found: 1 });
});
