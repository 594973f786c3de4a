/**
 * `plan-widgets/tracker`: registers `<plan-tracker>` and `<plan-scorecard>`, with a wasm of their own that has no finder in it,
 * and answers the functions of `plan-widgets/charts`.
 * For pages that show charts alone; a page with a finder takes `plan-widgets/define`, which has all three elements.
 */
import type { PlanEvents } from "./attributes.js";
import { register } from "./register.js";
import { PlanScorecard } from "./scorecard.js";
import { PlanTracker } from "./tracker.js";

export * from "./charts-alone.js";
export { PlanScorecard, PlanTracker };

declare global {
  interface HTMLElementTagNameMap {
    "plan-scorecard": PlanScorecard;
    "plan-tracker": PlanTracker;
  }
  interface GlobalEventHandlersEventMap extends PlanEvents {}
}

register({ "plan-scorecard": PlanScorecard, "plan-tracker": PlanTracker });
