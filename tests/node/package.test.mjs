// The npm entry for Node, as a script imports it: every list, plans at run time, limits.

import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { createServer } from "node:http";
import { test } from "node:test";
import { Worker } from "node:worker_threads";
import * as api from "../../pkg/dist/node.js";
import { typesOf } from "../../xtask/docs-types.mjs";
import { loadGlue, wasmBytes } from "../support/wasm.mjs";

const root = new URL("../../", import.meta.url);
const address = new URL("tests/plans/riverbend-2026-2030.json", root);
const text = await readFile(address, "utf8");
const plan = JSON.parse(text);
const bundled = JSON.parse(await readFile(new URL("seeds/futian-2021-2025/plan.json", root), "utf8"));
const LISTS = ["documents", "sections", "indicators", "targets", "figures", "projects", "measures", "terms", "series"];

/** What a promise is rejected with. */
async function rejected(promise) {
  const error = await promise.then(() => assert.fail("was not rejected"), (error) => error);
  assert.ok(error instanceof api.PlanError, String(error));
  return error;
}

test("the version is Cargo's, and every file that package.json names is there", async () => {
  const own = JSON.parse(await readFile(new URL("pkg/package.json", root), "utf8"));
  const cargo = await readFile(new URL("Cargo.toml", root), "utf8");
  assert.equal(own.version, /^version = "(.+)"$/m.exec(cargo)[1]);
  const files = Object.values(own.exports).flatMap((entry) => (typeof entry === "string" ? [entry] : Object.values(entry)));
  for (const file of [...files, ...own.sideEffects]) await readFile(new URL(file, new URL("pkg/", root)));
});

test("the codes are those of the contract, and each is said by something", async () => {
  const chart = (...options) => () => api.indicatorChartSvg(...options);
  const said = new Set();
  // A thread has a wasm of its own, not started yet, and none at all where the browser forbids it.
  for (const [before, call] of [
    ["", "slim.plans()"],
    ["delete globalThis.WebAssembly;", "await slim.initialize(new Uint8Array(8))"],
  ]) {
    const slim = new URL("pkg/dist/slim.js", root);
    const worker = new Worker(
      `${before}; const { parentPort } = require("node:worker_threads");
       (async () => { const slim = await import("${slim}"); ${call}; })().catch(({ code }) => parentPort.postMessage(code));`,
      { eval: true },
    );
    said.add(await new Promise((done, fail) => worker.once("message", done).once("error", fail)));
  }
  for (const call of [
    () => api.loadPlan(new URL("nowhere.json", address)),
    () => api.searchProjects("x".repeat(api.limits.text + 1)),
    () => api.searchProjects(7),
    () => api.loadPlan("{}"),
    chart("gdp", { observations: "no table" }),
    chart("gdp", { plan: "nowhere" }),
    chart("nothing"),
    chart("gdp", { method: "guess" }),
    () => api.drawIndicatorChart({}, "gdp"),
    () => api.drawProjectList({}, ""),
  ]) {
    const code = await (async () => call())().then(() => undefined, (error) => error.code);
    said.add(code);
  }
  assert.deepEqual([...said].sort(), [...api.codes].sort());
});

test("every field of the data and of the attributes says what it is", async () => {
  for (const file of ["types", "attributes", "error"]) {
    const types = typesOf(await readFile(new URL(`pkg/src/${file}.ts`, root), "utf8"));
    assert.ok(types.length > 0);
    for (const { name, text, fields } of types) {
      assert.ok(text, name);
      for (const field of fields) assert.ok(field.text, `${name}.${field.name}`);
    }
  }
});

test("every list is what the plan says, whether bundled or loaded", async () => {
  for (const list of LISTS) assert.deepEqual(api[list](), bundled[list], list);
  const id = await api.loadPlan(text);
  assert.equal(id, plan.id);
  for (const list of LISTS) assert.deepEqual(api[list]({ plan: id }), plan[list], list);
  assert.deepEqual(api.plans().map((head) => head.id), [bundled.id, id]);
  assert.equal(api.searchProjects("tram", { plan: id }).hits[0].id, "tram-2");
  assert.equal(api.unloadPlan(id), true);
  assert.equal(api.unloadPlan(id), false);
  assert.throws(() => api.projects({ plan: id }), { code: "unknown_plan" });
});

test("a plan comes as text, object, file or from a server", async (t) => {
  const answers = { "/plan.json": [200, text], "/gone.json": [404, ""], "/endless.json": [200, " ".repeat(api.limits.planBytes + 1)] };
  const server = createServer(({ url }, response) => {
    const [status, body] = answers[url];
    response.writeHead(status).end(body);
  });
  await new Promise((done) => server.listen(0, "127.0.0.1", done));
  t.after(() => server.close());
  const at = (path) => new URL(path, `http://127.0.0.1:${server.address().port}`);
  for (const source of [text, plan, Object.freeze({ ...plan }), address, at("/plan.json")]) {
    assert.equal(await api.loadPlan(source), plan.id);
    assert.deepEqual(api.indicators({ plan: plan.id }), plan.indicators);
    assert.equal(api.unloadPlan(plan.id), true);
  }
  assert.equal((await rejected(api.loadPlan(at("/gone.json")))).code, "load_failed");
  assert.equal((await rejected(api.loadPlan(at("/endless.json")))).code, "too_large");
  assert.equal((await rejected(api.loadPlan(new URL("nowhere.json", address)))).code, "load_failed");
  assert.equal((await rejected(api.loadPlan())).code, "invalid_argument");
  assert.equal((await rejected(api.loadPlan(7))).code, "invalid_argument");
});

test("a plan of other characters is found by their readings too", async () => {
  const [project] = plan.projects;
  const chinese = { ...plan, projects: [{ ...project, name: "饕餮耄耋工程", full_name: "饕餮耄耋工程" }] };
  const id = await api.loadPlan(chinese);
  for (const query of ["饕餮", "taotie", "taotiemaodie"]) assert.equal(api.searchProjects(query, { plan: id }).total, 1, query);
  assert.equal(api.unloadPlan(id), true);
});

test("a plan takes the place of one with its id; the bundled one comes back", async () => {
  await api.loadPlan(plan);
  await api.loadPlan({ ...plan, title: "anew" });
  assert.deepEqual(api.plans().map(({ title }) => title), [bundled.title, "anew"]);
  assert.equal(api.unloadPlan(plan.id), true);

  assert.equal(api.unloadPlan(bundled.id), false);
  await api.loadPlan({ ...bundled, title: "ours", indicators: [] });
  assert.equal(api.indicators().length, 0);
  assert.equal(api.unloadPlan(bundled.id), true);
  assert.deepEqual(api.indicators(), bundled.indicators);
  assert.equal(api.unloadPlan(bundled.id), false);
});

test("all faults are named, by JSON pointers", async () => {
  const broken = structuredClone(plan);
  broken["what/is~this"] = 1;
  delete broken.region;
  broken.indicators[0].target.value = "many";
  broken.indicators[1].baseline.year = 1.5;
  broken.projects[2].kind = "dream";
  broken.projects[3].names["zh-Hans"] = 4;
  broken.terms = { 0: "dyke" };
  const error = await rejected(api.loadPlan(broken));
  assert.equal(error.code, "invalid_plan");
  assert.deepEqual(error.faults.map(({ path }) => path).sort(), [
    "/indicators/0/target/value",
    "/indicators/1/baseline/year",
    "/projects/2/kind",
    "/projects/3/names/zh-Hans",
    "/region",
    "/terms",
    "/what~1is~0this",
  ]);
  assert.ok(error.faults.every(({ message }) => message.length > 0));

  const lost = { ...plan, projects: [{ ...plan.projects[0], source: { document: "none", section: "none", line: 1 } }] };
  const { faults } = await rejected(api.loadPlan(lost));
  assert.deepEqual(faults.map(({ path }) => path), ["/projects/0/source/document", "/projects/0/source/section"]);

  for (const wrong of ["", "{", "[]", "null", "7", '"plan"', `${text} x`, '{"schema": 1e999}', "\ufffd"]) {
    const error = await rejected(api.loadPlan(wrong));
    assert.equal(error.code, "invalid_plan", wrong);
    assert.ok(error.faults.length > 0, wrong);
  }
  assert.equal(api.plans().length, 1);
});

test("the limits hold", async () => {
  const { planBytes, records, text: most, values } = api.limits;
  assert.equal((await rejected(api.loadPlan(`${text}${" ".repeat(planBytes)}`))).code, "too_large");
  // Three bytes a character: shorter than the limit as UTF-16, longer as UTF-8.
  assert.equal((await rejected(api.loadPlan({ ...plan, title: "长".repeat(planBytes / 2) }))).code, "too_large");
  const start = performance.now();
  const sparse = (length) => rejected(api.loadPlan({ ...plan, terms: Object.assign([], { length }) }));
  assert.equal((await sparse(2 ** 25)).code, "too_large");
  await sparse(2 ** 32 - 1);
  assert.ok(performance.now() - start < 10_000);
  const many = (count) => ({ ...plan, terms: Array.from({ length: count }, () => 0), targets: [], figures: [] });
  const others = Object.values(many(0)).reduce((sum, list) => sum + (Array.isArray(list) ? list.length : 0), 0);
  assert.equal((await rejected(api.loadPlan(many(records - others + 1)))).code, "too_large");
  const error = await rejected(api.loadPlan(many(records - others)));
  assert.deepEqual([error.code, error.faults.length], ["invalid_plan", 1000]);
  const deep = "[".repeat(1_000_000) + "]".repeat(1_000_000);
  assert.equal((await rejected(api.loadPlan(deep))).code, "invalid_plan");
  assert.equal((await rejected(api.loadPlan(`{"terms":${deep}}`))).code, "invalid_plan");

  assert.throws(() => api.searchProjects("x".repeat(most + 1)), { code: "too_large" });
  assert.throws(() => api.searchProjects("", { plan: "x".repeat(most + 1) }), { code: "too_large" });
  assert.throws(() => api.searchProjects("", { kinds: Array.from({ length: values + 1 }) }), { code: "too_large" });
  const ring = {};
  ring.ring = ring;
  assert.throws(() => api.searchProjects("", ring), { code: "invalid_argument" });
});

test("what just fits is taken, and one more is refused", async () => {
  const { planBytes, observationBytes, text: most, values, depth } = api.limits;
  const code = (call) => {
    try {
      call();
      return "taken";
    } catch (error) {
      return error.code;
    }
  };
  const padded = `${text}${" ".repeat(planBytes - Buffer.byteLength(text))}`;
  assert.equal(api.unloadPlan(await api.loadPlan(padded)), true);
  assert.equal((await rejected(api.loadPlan(`${padded} `))).code, "too_large");
  assert.equal(api.searchProjects("x".repeat(most)).total, 0);
  assert.equal(code(() => api.searchProjects("x".repeat(most + 1))), "too_large");
  // Three bytes a character: what counts is the bytes, for they are what a file has.
  const csv = (bytes, pad) => `indicator,year,value,source\ngdp,2023,5830,${pad.repeat((bytes - 43) / Buffer.byteLength(pad))}`;
  for (const pad of ["x", "长"]) {
    const whole = csv(observationBytes, pad);
    const full = whole + " ".repeat(observationBytes - Buffer.byteLength(whole));
    assert.equal(Buffer.byteLength(full), observationBytes);
    assert.equal(api.assess("gdp", { observations: full }).verdict, "slightly_behind");
    assert.equal(code(() => api.assess("gdp", { observations: `${full} ` })), "too_large");
  }
  // The object and the list are values too.
  assert.equal(code(() => api.searchProjects("", { kinds: Array.from({ length: values - 2 }, () => "project") })), "taken");
  assert.equal(code(() => api.searchProjects("", { kinds: Array.from({ length: values - 1 }, () => "project") })), "too_large");
  const nested = (levels) => (levels === 1 ? {} : { filters: nested(levels - 1) });
  assert.throws(() => api.searchProjects("", nested(depth + 1)), { message: /nested too deeply/ });
  assert.throws(() => api.searchProjects("", nested(depth)), { message: /^(?!.*nested)/ });
});

test("what is no option is refused, and so is a word that is none of the choices", () => {
  for (const list of LISTS) {
    assert.throws(() => api[list]({ plans: "x" }), { code: "invalid_argument" }, list);
    assert.throws(() => api[list]("futian-2021-2025"), { code: "invalid_argument" }, list);
    assert.throws(() => api[list]({ plan: "nowhere" }), { code: "unknown_plan" }, list);
  }
  assert.throws(() => api.searchProjects("", { lang: "fr" }), { code: "invalid_argument" });
  assert.throws(() => api.searchProjects("", { limit: -1 }), { code: "invalid_argument" });
  assert.throws(() => api.searchProjects("", { limit: NaN }), { code: "invalid_argument" });
  assert.throws(() => api.searchProjects("", { colour: "red" }), { code: "invalid_argument" });
  assert.throws(() => api.searchProjects(), { code: "invalid_argument" });
  assert.throws(() => api.drawIndicatorChart({}, "gdp"), { code: "no_canvas" });
});

test("unloading frees: the memory of the wasm does not grow with the plans that have come and gone", async () => {
  const glue = await loadGlue();
  const { memory } = glue.initSync({ module: await wasmBytes() });
  const round = () => {
    glue.loadPlan({ ...bundled, id: "guest" });
    glue.searchProjects("幼儿园", { plan: "guest" });
    assert.equal(glue.unloadPlan("guest"), true);
  };
  for (let at = 0; at < 5; at += 1) round();
  const before = memory.buffer.byteLength;
  for (let at = 0; at < 100; at += 1) round();
  assert.equal(memory.buffer.byteLength, before);
});
