// Pages that have added something to the prototypes of objects and arrays: the answers are the same.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { runInNewContext } from "node:vm";
import * as api from "../../pkg/dist/node.js";
import { importPlan } from "../../pkg/dist/import-node.js";

const riverbend = readFileSync(new URL("../plans/riverbend-2026-2030.json", import.meta.url), "utf8");
const bytes = new TextEncoder().encode("表1 主要指标\n指标\t单位\t2025年\t2030年\n公园\t个\t120\t150\n");
const observations = [{ year: 2023, value: 5830 }];

const asks = [
  () => api.plans(),
  () => api.indicators(),
  () => api.projects({ plan: "futian-2021-2025" }),
  () => api.terms({ plan: "nowhere" }),
  () => api.searchProjects("hetao", { limit: 3, filters: {} }),
  () => api.assess("gdp", { observations }),
  () => api.assess("gdp", { observations: JSON.stringify(observations) }),
  () => api.assess("gdp", { observations: "indicator,year,value\ngdp,2023,5830\n" }),
  () => api.indicatorChartSvg("gdp"),
  () => api.scorecardTable(),
];
const promises = [
  () => api.loadPlan(riverbend),
  () => api.loadPlan({}),
  () => importPlan([{ name: "plan.txt", bytes }]),
  () => importPlan([{ name: "plan.txt", bytes: new Uint8Array(0) }]),
];

const failure = (error) => [error.name, error.code, error.message, error.faults];

/** Answers of all kinds, as one text each. */
function answers() {
  return asks.map((ask) => {
    try {
      return JSON.stringify(ask());
    } catch (error) {
      return JSON.stringify(failure(error));
    }
  });
}

async function promised() {
  const said = [];
  for (const ask of promises) said.push(JSON.stringify(await ask().catch(failure)));
  assert.equal(api.unloadPlan("riverbend-2026-2030"), true);
  return said;
}

const boom = () => {
  throw new Error("a setter of the page");
};
const ADDED = [{ value: "added", writable: true, enumerable: true }, { value: 7 }, { set: boom, get: () => undefined }, { set: () => {}, get: () => "added" }];

test("what a page adds to Object.prototype changes no answer", async () => {
  const expected = [answers(), await promised()];
  for (const key of ["id", "names", "name", "code", "faults", "plan", "limit", "value", "year", "observations", "lang", "curation", "get", "more"]) {
    for (const added of ADDED) {
      Object.defineProperty(Object.prototype, key, { __proto__: null, ...added, configurable: true });
      let said;
      try {
        said = [answers(), await promised()];
      } finally {
        delete Object.prototype[key];
      }
      assert.deepEqual(said, expected, `${key}: ${Object.keys(added)}`);
    }
  }
});

test("what a page adds to Array.prototype changes no answer", () => {
  const expected = answers();
  for (const key of ["0", "1", "more"]) {
    for (const added of ADDED) {
      // At once: Node itself does not live with this for long.
      Object.defineProperty(Array.prototype, key, { __proto__: null, ...added, configurable: true });
      let said;
      try {
        said = answers();
      } finally {
        delete Array.prototype[key];
      }
      assert.deepEqual(said, expected, `${key}: ${Object.keys(added)}`);
    }
  }
});

test("a name that objects have from elsewhere is a name like others", async () => {
  const plan = JSON.parse(riverbend);
  const odd = riverbend.replace('"names":', '"names": {"__proto__": "p", "constructor": "c", "toString": "t"}, "old":');
  const error = await api.loadPlan(odd).then(() => assert.fail("was loaded"), (error) => error);
  assert.deepEqual(error.faults.map(({ path }) => path.split("/").at(-1)), ["old"]);
  plan.indicators[0].names = JSON.parse('{"__proto__": "p", "constructor": "c", "toString": "t"}');
  const id = await api.loadPlan(plan);
  assert.deepEqual(Object.entries(api.indicators({ plan: id })[0].names), Object.entries(plan.indicators[0].names));
  api.unloadPlan(id);
  assert.throws(() => api.searchProjects("", JSON.parse('{"__proto__": 1}')), { code: "invalid_argument", message: /__proto__/ });
});

test("objects of another window are taken as those of this one, and a value that changes is read once", async () => {
  const options = runInNewContext("({ observations: [{ year: 2023, value: 5830 }], lang: 'en' })");
  assert.deepEqual(api.assess("gdp", options), api.assess("gdp", { observations, lang: "en" }));
  assert.deepEqual(api.assess("gdp", Object.assign(Object.create(null), options)), api.assess("gdp", options));
  const id = await api.loadPlan(runInNewContext(`(${riverbend})`));
  assert.equal(api.unloadPlan(id), true);
  const text = runInNewContext("new Uint8Array([...bytes])", { bytes });
  assert.equal((await importPlan(runInNewContext("[{ name: 'plan.txt', bytes }]", { bytes: text }))).report.found.indicators, 1);

  let reads = 0;
  const changing = Object.defineProperty({}, "observations", { enumerable: true, get: () => ((reads += 1) === 1 ? observations : "x".repeat(2 ** 21)) });
  assert.deepEqual(api.assess("gdp", changing), api.assess("gdp", { observations }));
  assert.equal(reads, 1);
});

test("answers are plain, cross to a worker, and belong to whoever asked", async () => {
  for (const ask of [
    () => api.plans(), () => api.indicators(), () => api.projects(), () => api.series(), () => api.searchProjects("幼儿园"), () => api.assess("gdp"),
    () => api.indicatorTable("gdp"), () => api.scorecardTable(), () => importPlan([{ name: "plan.txt", bytes }]),
  ]) {
    const before = await ask();
    const text = JSON.stringify(before);
    assert.deepEqual(structuredClone(before), before);
    (function spoil(value) {
      for (const [key, inner] of Object.entries(value)) {
        if (typeof inner === "object" && inner !== null) spoil(inner);
        assert.ok([Object.prototype, Array.prototype].includes(Object.getPrototypeOf(value)));
        value[key] = "spoilt";
      }
    })(before);
    assert.equal(JSON.stringify(await ask()), text, String(ask));
  }
});
