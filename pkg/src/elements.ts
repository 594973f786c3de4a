/** The element classes, without side effects: `define.js` registers them. */
export type * from "./attributes.js";
export { PlanFinder } from "./finder.js";
export { PlanScorecard } from "./scorecard.js";
export { PlanTracker } from "./tracker.js";
