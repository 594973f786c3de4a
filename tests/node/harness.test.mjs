// The harness itself: a test that trusts it should not have to wonder.

import assert from "node:assert/strict";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { loadGlue, loadWasm } from "../support/wasm.mjs";

// (module (func (export "answer") (result i32) i32.const 42))
const WASM = Buffer.from("0061736d010000000105016000017f03020100070a0106616e7377657200000a06010400412a0b", "hex");

const GLUE = `
  let wasm;
  export function initSync({ module }) { wasm = new WebAssembly.Instance(new WebAssembly.Module(module)).exports; }
  export function answer() { return wasm.answer(); }
`;

test("the glue is loaded with its bytes, and each load is a module of its own", async (t) => {
  const dir = await mkdtemp(join(tmpdir(), "plan-widgets-"));
  t.after(() => rm(dir, { recursive: true }));
  await writeFile(join(dir, "package.json"), '{"type":"module"}');
  await writeFile(join(dir, "plan_widgets.js"), GLUE);
  await writeFile(join(dir, "plan_widgets_bg.wasm"), WASM);

  const ready = await loadWasm(dir);
  assert.equal(ready.answer(), 42);
  const fresh = await loadGlue(dir);
  assert.throws(() => fresh.answer(), TypeError);
});
