/** `plan-widgets` for Node: the same API, initialised already. */
import { readFileSync } from "node:fs";
import { bundled, bundledTables } from "./bundled-node.js";
import { readFilesWith } from "./bytes.js";
import { tablesFrom } from "./tables.js";
import { initSync } from "./plan_widgets.js";
import { start, started, type WasmInput } from "./wasm.js";

export * from "./index.js";

/** As in a page; the wasm is there already, and started again where it has stopped. */
export function initialize(input?: WasmInput | Promise<WasmInput>): Promise<void> {
  return start(() => input ?? bundled());
}

initSync({ module: bundled() });
started();
readFilesWith((url) => readFileSync(url));
tablesFrom(bundledTables);
