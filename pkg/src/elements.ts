/** The element classes, without side effects: `define.js` registers them. */
export { PlanFinder } from "./finder.js";
export { PlanTracker } from "./tracker.js";
