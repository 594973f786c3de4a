/**
 * `plan-widgets/charts`: the functions of the charts, with a wasm of their own that has no finder in it, for browsers and bundlers.
 * In Node it is `plan-widgets`, which has them all. A page takes its plans and its charts from one entry: another has plans of its own.
 */
export { PlanError, codes, type Fault, type PlanErrorCode } from "./error.js";
export { limits } from "./limits.js";
export { initialize } from "./load.js";
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
export type { WasmInput } from "./wasm.js";
export type * from "./types.js";
