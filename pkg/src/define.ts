/** Registers the elements. Importing it again, or another copy of the package, changes nothing. */
import { PlanFinder, PlanScorecard, PlanTracker } from "./elements.js";
import { register } from "./register.js";

register({ "plan-finder": PlanFinder, "plan-scorecard": PlanScorecard, "plan-tracker": PlanTracker });
