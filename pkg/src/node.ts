/** `plan-widgets` for Node: the same API, initialised already. */
import { readFileSync } from "node:fs";
import { bundled, bundledTables } from "./bundled.js";
import { readFilesWith } from "./bytes.js";
import { tablesFrom } from "./tables.js";
import { start, startNow, type WasmInput } from "./wasm.js";

export * from "./index.js";

function bytes(): BufferSource {
  const wasm = bundled();
  return wasm instanceof URL ? readFileSync(wasm) : wasm;
}

/** As in a page; the wasm is there already, and read again where it has stopped. */
export function initialize(input?: WasmInput | Promise<WasmInput>): Promise<void> {
  return start(() => input ?? bytes());
}

startNow(bytes());
readFilesWith((url) => readFileSync(url));
tablesFrom(bundledTables);
