/**
 * `plan-widgets/charts`: the functions of the charts, with a wasm of their own that has no finder in it, for browsers and bundlers.
 * In Node it is `plan-widgets`, which has them all. A page takes its plans and its charts from one entry: another has plans of its own.
 */
import { initialize as load } from "./load.js";
import { warmUp } from "./warm.js";
import type { WasmInput } from "./wasm.js";

export { PlanError, codes, type Fault, type PlanErrorCode } from "./error.js";
export { limits } from "./limits.js";
export { loadPlan, unloadPlan } from "./plans.js";
export { plans } from "./index.js";
export {
  assess,
  drawIndicatorChart,
  drawScorecard,
  drawSeriesChart,
  indicatorChartSvg,
  indicatorSummary,
  indicatorTable,
  scorecardSvg,
  scorecardTable,
  seriesChartSvg,
} from "./charts.js";
export type { WasmInput };
export type * from "./types.js";

/**
 * Loads the wasm, once: further calls wait for the first, whatever they are given. After a failure the next call tries again,
 * and after the wasm has stopped (`not_initialized`) it starts a new one.
 *
 * @param input where it is, or the wasm itself; beside the package's modules where not given
 * @throws {PlanError} (as a rejection) `wasm_refused` where the page or the browser forbids WebAssembly, else `load_failed`
 * @example
 * await initialize();
 */
export function initialize(input?: WasmInput | Promise<WasmInput>): Promise<void> {
  warmUp();
  return load(input);
}
