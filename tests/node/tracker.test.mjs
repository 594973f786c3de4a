// The wasm for charts alone: smaller, and it says the same.

import assert from "node:assert/strict";
import { test } from "node:test";
import { loadWasm } from "../support/wasm.mjs";

const whole = await loadWasm();
const small = await loadWasm(undefined, "plan_tracker");

const seen = [2021, 2022, 2023].map((year, at) => ({ year, value: 60 + at }));
const ids = ["indicators", "series"].flatMap((list) => whole.records(list).map(({ id }) => id));

test("every indicator and series is judged, tabled and drawn as in the whole", () => {
  assert.ok(ids.length > 30);
  for (const id of [...ids, undefined]) {
    for (const lang of ["zh-Hans", "zh-Hant", "en"]) {
      for (const observations of [undefined, ...(id ? [seen] : [])]) {
        const options = { lang, ...(observations && { observations }) };
        if (id) assert.deepEqual(small.assess(id, options), whole.assess(id, options));
        assert.deepEqual(small.chartTable(id, options), whole.chartTable(id, options));
        assert.equal(small.chartSvg(id, options), whole.chartSvg(id, options));
      }
    }
  }
});

test("what only the finder needs is not in it", () => {
  for (const name of ["records", "searchProjects", "drawProjectList", "openRecords", "loadTables"]) {
    assert.equal(typeof whole[name], "function", name);
    assert.equal(small[name], undefined, name);
  }
  assert.deepEqual(small.plans(), whole.plans());
});
