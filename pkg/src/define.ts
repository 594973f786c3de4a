/** Registers the elements. Importing it again, or another copy of the package, changes nothing. */
import type { PlanEvents } from "./attributes.js";
import { PlanFinder, PlanScorecard, PlanTracker } from "./elements.js";

declare global {
  interface HTMLElementTagNameMap {
    "plan-finder": PlanFinder;
    "plan-scorecard": PlanScorecard;
    "plan-tracker": PlanTracker;
  }
  interface GlobalEventHandlersEventMap extends PlanEvents {}
}

if (typeof customElements !== "undefined") {
  for (const [name, type] of [
    ["plan-finder", PlanFinder],
    ["plan-scorecard", PlanScorecard],
    ["plan-tracker", PlanTracker],
  ] as const) {
    if (!customElements.get(name)) customElements.define(name, type);
  }
}
