// A wasm that has stopped in the middle of a call: it says so, never answers again, and can be started anew.

import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { test } from "node:test";
import * as importer from "../../pkg/dist/import-node.js";
import * as api from "../../pkg/dist/node.js";
import { trapping } from "../support/patch.mjs";
import { wasmBytes } from "../support/wasm.mjs";

const riverbend = await readFile(new URL("../plans/riverbend-2026-2030.json", import.meta.url), "utf8");
const stopped = { name: "PlanError", code: "not_initialized", message: /has stopped/ };
const dead = { name: "PlanError", code: "not_initialized" };

/** Everything the package answers without a page, so that nothing of it is left out by oversight. */
const calls = {
  assess: () => api.assess("gdp"),
  documents: () => api.documents(),
  figures: () => api.figures(),
  indicatorChartSvg: () => api.indicatorChartSvg("gdp"),
  indicatorHtml: () => api.indicatorHtml("gdp"),
  indicatorSummary: () => api.indicatorSummary("gdp"),
  indicatorTable: () => api.indicatorTable("gdp"),
  indicators: () => api.indicators(),
  loadPlan: () => api.loadPlan(riverbend),
  measures: () => api.measures(),
  plans: () => api.plans(),
  projects: () => api.projects(),
  scorecardHtml: () => api.scorecardHtml(),
  scorecardSvg: () => api.scorecardSvg(),
  scorecardTable: () => api.scorecardTable(),
  searchProjects: () => api.searchProjects("幼儿园"),
  sections: () => api.sections(),
  series: () => api.series(),
  seriesChartSvg: () => api.seriesChartSvg(api.series()[0].id),
  seriesHtml: () => api.seriesHtml(api.series()[0].id),
  targets: () => api.targets(),
  terms: () => api.terms(),
  unloadPlan: () => api.unloadPlan("riverbend-2026-2030"),
};

/** Calls `call` where the stack ends within it; what is kept in the wasm is then half done. */
function overflow({ plans }, call) {
  const fall = (depth) => (depth === 0 ? call() : fall(depth - 1));
  for (let depth = 0, step = 4096; step >= 1; ) {
    try {
      fall(depth + step);
      depth += step;
    } catch (error) {
      step /= 2;
      try {
        plans();
      } catch (error) {
        return error;
      }
      assert.ok(error instanceof RangeError || error instanceof api.PlanError, String(error));
    }
  }
  return assert.fail("no call ended in its middle");
}

test("after a stop everything says so, and initialize() brings it back, without the plans that were loaded", async () => {
  assert.deepEqual(
    Object.keys(api).filter((name) => typeof api[name] === "function" && !/^(PlanError|initialize|draw.*)$/.test(name)).sort(),
    Object.keys(calls).sort(),
  );
  await api.loadPlan(riverbend);
  const before = JSON.stringify([api.searchProjects("hetao"), api.assess("gdp"), api.indicators()]);
  assert.equal(overflow(api, () => api.scorecardSvg()).code, "not_initialized");
  for (const [name, call] of Object.entries(calls)) await assert.rejects(async () => call(), dead, name);

  await api.initialize();
  assert.deepEqual(api.plans().map(({ id }) => id), ["futian-2021-2025"]);
  assert.equal(JSON.stringify([api.searchProjects("hetao"), api.assess("gdp"), api.indicators()]), before);
});

test("what a new one needs is loaded again: a plan's readings", async () => {
  const plan = JSON.parse(riverbend);
  const chinese = { ...plan, projects: [{ ...plan.projects[0], name: "饕餮耄耋工程", full_name: "饕餮耄耋工程" }] };
  for (let round = 0; round < 2; round += 1) {
    const id = await api.loadPlan(chinese);
    assert.equal(api.searchProjects("taotie", { plan: id }).total, 1);
    overflow(api, () => api.scorecardSvg());
    await api.initialize();
  }
});

test("a trap is a stop", async () => {
  // The entries share one wasm: the next one is broken.
  const slim = await import("../../pkg/dist/slim.js");
  overflow(slim, () => slim.scorecardSvg());
  const good = await wasmBytes();
  await slim.initialize(trapping(good, "assess"));
  assert.equal(slim.indicators().length, 24);
  assert.throws(() => slim.assess("gdp"), stopped);
  assert.throws(() => slim.indicators(), dead);
  await Promise.all([slim.initialize(good), slim.initialize(good)]);
  assert.equal(slim.indicators().length, 24);
  assert.equal(slim.assess("gdp").indicator, "gdp");
});

test("after a trap the importer starts anew with the next call", async () => {
  const bytes = new TextEncoder().encode("表1 主要指标\n指标\t单位\t2025年\t2030年\n公园\t个\t120\t150\n");
  const files = [{ name: "plan.txt", bytes }];
  const wasm = trapping(await wasmBytes(undefined, "plan_widgets_import"), "importPlan");
  await assert.rejects(importer.importPlan(files, { wasm }), stopped);
  const [one, two] = await Promise.all([importer.importPlan(files), importer.importPlan(files)]);
  assert.equal(one.plan.indicators[0].target.value, 150);
  assert.deepEqual(one, two);
});
