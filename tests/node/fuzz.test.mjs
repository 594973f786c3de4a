// The npm entry, called with anything. 100,000 calls; FUZZ_CALLS=1000000 for more, FUZZ_SEED for other ones.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { runInNewContext } from "node:vm";
import * as api from "../../pkg/dist/node.js";
import { fuzz } from "../support/fuzz.mjs";

const calls = Number(process.env.FUZZ_CALLS ?? 100_000);
const seed = Number(process.env.FUZZ_SEED ?? 1);
const riverbend = readFileSync(new URL("../plans/riverbend-2026-2030.json", import.meta.url), "utf8");

test(`${calls} calls of every export with anything: an answer or a PlanError, and it still answers`, async () => {
  const probe = () => [
    api.indicators({ plan: "futian-2021-2025" }).slice(0, 3),
    api.searchProjects("幼儿园", { limit: 3 }),
    api.projects({ plan: "futian-2021-2025" }).length,
  ];
  const good = [() => riverbend, () => JSON.parse(riverbend), () => "riverbend-2026-2030"];
  const { wrong, counts } = await fuzz(api, { calls, seed, good, probe, elsewhere: runInNewContext });
  assert.deepEqual(wrong, []);
  // A fuzzer that only ever fails at the first check tests nothing behind it.
  assert.ok(counts.answers > calls / 20 && counts.errors > calls / 4, JSON.stringify(counts));
});
