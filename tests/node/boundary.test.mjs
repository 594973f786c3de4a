// The wasm as it ships, without a browser: what is asked is answered, what is wrong is said.

import assert from "node:assert/strict";
import { test } from "node:test";
import { loadWasm } from "../support/wasm.mjs";

const wasm = await loadWasm();

/** What a call throws. */
function thrown(call) {
  try {
    call();
  } catch (error) {
    return error;
  }
  assert.fail("nothing was thrown");
}

test("plans and lists are plain objects", () => {
  const [plan] = wasm.plans();
  assert.deepEqual(plan.period, { from: 2021, to: 2025 });
  assert.equal(plan.baselineYear, 2020);
  const indicators = wasm.records("indicators");
  assert.equal(indicators.length, 24);
  assert.equal(Object.getPrototypeOf(indicators[0]), Object.prototype);
  assert.deepEqual(wasm.records("indicators", plan.id), indicators);
});

test("what is wrong is said with a code", () => {
  assert.equal(thrown(() => wasm.records("indicators", "nowhere")).code, "unknown_plan");
  assert.equal(thrown(() => wasm.records("secrets")).code, "invalid_argument");
  assert.equal(thrown(() => wasm.drawChart({}, "nothing", undefined)).code, "unknown_indicator");
  assert.equal(thrown(() => wasm.drawChart({}, "gdp", undefined)).code, "no_canvas");
  assert.equal(thrown(() => wasm.drawChart({}, "gdp", { colour: "red" })).code, "invalid_argument");
  assert.equal(thrown(() => wasm.drawChart({}, "gdp", { lang: "fr" })).code, "invalid_argument");
  assert.equal(thrown(() => wasm.drawChart({}, "gdp", { method: "guess" })).code, "unknown_method");
  const nan = { observations: [{ year: 2021, value: Number.NaN }] };
  assert.equal(thrown(() => wasm.drawChart({}, "gdp", nan)).code, "invalid_observations");
  assert.equal(thrown(() => wasm.drawProjectList({}, "", undefined)).code, "invalid_argument");
});

test("finding needs no page, and takes whatever is typed", () => {
  const all = wasm.searchProjects("", { limit: 1000 });
  assert.equal(all.total, wasm.records("projects").length);
  assert.equal(all.hits.length, all.total);
  for (const query of ["<img", ".*", "(", "\ud800", "😀", "\u200b", "x".repeat(10_000)]) {
    const found = wasm.searchProjects(query, undefined);
    assert.ok(found.total <= all.total, query);
  }
  const [hit] = wasm.searchProjects("幼儿园", undefined).hits;
  const { field, start, end } = hit.ranges[0];
  assert.equal(field, "name");
  assert.equal(hit.name.slice(start, end), "幼儿园");
});
