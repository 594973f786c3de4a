/** The element classes, without side effects: `define.js` registers them. */
export { PlanFinder } from "./finder.js";
export { PlanScorecard } from "./scorecard.js";
export { PlanTracker } from "./tracker.js";
