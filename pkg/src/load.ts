import { bundled, bundledTables } from "./bundled.js";
import { tablesFrom } from "./tables.js";
import { start, type WasmInput } from "./wasm.js";

/**
 * Loads the wasm, once: further calls wait for the first, whatever they are given. After a failure the next call tries again,
 * and after the wasm has stopped (`not_initialized`) it starts a new one. In Node it is done already.
 *
 * @param input where it is, or the wasm itself; beside the package's modules where not given
 * @throws {PlanError} (as a rejection) `wasm_refused` where the page or the browser forbids WebAssembly, else `load_failed`
 * @example
 * await initialize();
 */
export function initialize(input?: WasmInput | Promise<WasmInput>): Promise<void> {
  tablesFrom(bundledTables);
  return start(() => input ?? bundled());
}
