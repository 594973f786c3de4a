/** `plan-widgets/slim`: the same API without a way to load anything, for workers and build tools that have the wasm in hand. */
import { PlanError } from "./error.js";
import { start } from "./wasm.js";

export * from "./index.js";

/**
 * Starts the wasm that is given, once: further calls wait for the first.
 *
 * @param wasm the bytes of `plan-widgets/plan_widgets_bg.wasm`, or the module compiled from them
 * @throws {PlanError} (as a rejection) `invalid_argument` for anything else, `wasm_refused` where WebAssembly is forbidden, `load_failed`
 * @example
 * import { initialize, plans } from "plan-widgets/slim";
 * declare const module: WebAssembly.Module;
 * await initialize(module);
 * plans();
 */
export function initialize(wasm: BufferSource | WebAssembly.Module): Promise<void> {
  return start(() => {
    if (ArrayBuffer.isView(wasm) || wasm instanceof ArrayBuffer || wasm instanceof WebAssembly.Module) return wasm;
    throw new PlanError("invalid_argument", "initialize takes the bytes of the wasm or a WebAssembly.Module");
  });
}
