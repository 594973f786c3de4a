/** What the elements take in HTML, for languages that check their tags: JSX, Vue's templates. */
import type { PlanError } from "./error.js";
import type { Kind, Method, RecordsTaken } from "./types.js";

/** What all three take, beside `lang`. */
export interface PlanAttributes {
  /** Id of a plan that is loaded; the bundled one where neither this nor `src` is given. */
  plan?: string;
  /** Address of a `plan.json`; goes before `plan`. */
  src?: string;
  /** Colours of its own instead of the page's. */
  theme?: "light" | "dark";
  /** Address of the page for frames, which is linked to where WebAssembly does not start. */
  embed?: string;
}

/** What `<plan-scorecard>` takes. */
export interface ScorecardAttributes extends PlanAttributes {
  /** Address of observations as CSV or JSON, at most 1 MiB. */
  observations?: string;
  /** The year that counts as now; the latest observation's where it is not given. */
  "as-of"?: number | string;
  /** How it is judged; `linear` where it is not given. */
  method?: Method;
  /** Draws where it goes if nothing changes. */
  projection?: boolean | "";
}

/** What `<plan-tracker>` takes. */
export interface TrackerAttributes extends ScorecardAttributes {
  /** Id of an indicator or a series of the plan, such as `gdp`. */
  indicator?: string;
}

/** What `<plan-finder>` takes. */
export interface FinderAttributes extends PlanAttributes {
  /** What to look for: `project` (where it is not given), `measure`, `target`, `term`, `section`, or `all`. */
  kinds?: Kind | "all" | (string & {});
  /** Address of a JSON array or CSV of what this site knows: `id, name, status, date, url`. */
  records?: string;
  /** Keeps query, conditions and the opened record in the address, under names with this prefix. */
  "url-prefix"?: string;
}

/** The events of the elements; they bubble and leave shadow roots. */
export interface PlanEvents {
  /** It shows what it should for the first time. */
  "plan-ready": CustomEvent<null>;
  /** It cannot, or not all of it: where the whole widget fails, what stands inside it is seen. */
  "plan-error": CustomEvent<PlanError>;
  /** A reader chose a point of a chart, or opened a record of a list. */
  "plan-select": CustomEvent<{ indicator: string | null; year: number; value: number | null } | { id: string; kind: Kind }>;
  /** The list has changed. */
  "finder-change": CustomEvent<{ query: string; total: number }>;
  /** The site's records are in: how many were merged, how many were added, and what was not, or not wholly, used. */
  "finder-records": CustomEvent<RecordsTaken>;
}
