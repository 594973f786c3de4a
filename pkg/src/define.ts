/** Registers the elements. Importing it again, or another copy of the package, changes nothing. */
import type { PlanEvents } from "./attributes.js";
import { PlanFinder, PlanScorecard, PlanTracker } from "./elements.js";
import { register } from "./register.js";

declare global {
  interface HTMLElementTagNameMap {
    "plan-finder": PlanFinder;
    "plan-scorecard": PlanScorecard;
    "plan-tracker": PlanTracker;
  }
  interface GlobalEventHandlersEventMap extends PlanEvents {}
}

register({ "plan-finder": PlanFinder, "plan-scorecard": PlanScorecard, "plan-tracker": PlanTracker });
