// For React in TypeScript: tags of a page are known to it, ours are not.
import type { FinderAttributes, PlanFinder, PlanScorecard, PlanTracker, ScorecardAttributes, TrackerAttributes } from "plan-widgets/elements";
import type { DetailedHTMLProps, HTMLAttributes } from "react";

type Tag<T, A> = DetailedHTMLProps<HTMLAttributes<T>, T> & A;

declare module "react" {
  namespace JSX {
    interface IntrinsicElements {
      "plan-finder": Tag<PlanFinder, FinderAttributes>;
      "plan-scorecard": Tag<PlanScorecard, ScorecardAttributes>;
      "plan-tracker": Tag<PlanTracker, TrackerAttributes>;
    }
  }
}
