/** Where a fact stands. */
export interface Source {
  /** Id of a document. */
  document: string;
  /** Id of a section of it; null before the first heading. */
  section: string | null;
  /** Line in the document's file, from 1. */
  line: number;
}

/** How a printed number is meant. */
export type Comparator = "eq" | "approx" | "ge" | "le" | "gt" | "lt" | "range";

/** A plan, as {@link plans} lists it. */
export interface PlanHead {
  /** What `plan` asks for. */
  id: string;
  /** As printed, or as its people call it. */
  title: string;
  /** Whose plan it is. */
  region: string;
  /** Language tag of the printed names. */
  language: string;
  /** Years, both included. */
  period: { from: number; to: number };
  /** The year of the baselines; 0 where none is known. */
  baselineYear: number;
}

/** A cell of the table of indicators. */
export interface Reading {
  /** The year the value is of. */
  year: number;
  /** In the indicator's unit; null where none is printed or it is not a number. */
  value: number | null;
  /** How the number is meant: `ge` for 以上, `approx` for 左右. */
  comparator: Comparator;
  /** As printed. */
  raw: string;
}

/** A row of the table of indicators. */
export interface Indicator {
  /** What charts and assessments ask for: unique in the plan, and the same after a new import. */
  id: string;
  /** The printed number of the row. */
  number: number;
  /** The printed name. */
  name: string;
  /** Names in other languages, by language tag. */
  names: Record<string, string>;
  /** The printed group of rows; may be empty. */
  category: string;
  /** As printed; may be empty. */
  unit: string;
  /** `binding` for 约束性, `expected` for 预期性; null where the table does not say. */
  nature: "binding" | "expected" | null;
  /** Where it started. */
  baseline: Reading;
  /** What was promised. */
  target: Reading;
  /** Where it should go; null without two numbers. */
  direction: "up" | "down" | "at_least" | "at_most" | null;
  /** `over_plan`: a value is the total since the plan began. */
  accumulation: "over_plan" | null;
  /** A natural limit, such as 100 for a share. */
  limit: number | null;
  /** Where it stands. */
  source: Source;
}

/** A number printed with a project. */
export interface ProjectFigure {
  /** What is counted or measured. */
  subject: string;
  /** How the number is meant. */
  comparator: Comparator;
  /** Null for a class. */
  value: number | null;
  /** The upper end of a range. */
  value_high: number | null;
  /** As printed right after the number; may be empty. */
  unit: string;
  /** The printed words around it. */
  raw: string;
}

/** A named thing of a box of the plan. */
export interface Project {
  /** Unique in the plan, and the same after a new import. */
  id: string;
  /** The printed piece. */
  name: string;
  /** With the shared affix completed. */
  full_name: string;
  /** Names in other languages, by language tag. */
  names: Record<string, string>;
  /** Other names people use. */
  aliases: string[];
  /** What it is. */
  kind: "project" | "study" | "platform" | "cluster" | "programme" | "school" | "carrier";
  /** The box of the plan it stands in. */
  box: { number: number; title: string };
  /** The printed heading inside the box; null where there is none. */
  group: string | null;
  /** The numbers printed with it. */
  figures: ProjectFigure[];
  /** The listed fields of an area, as printed. */
  focus: string[];
  /** Where it stands. */
  source: Source;
}

/** An official document the facts of a plan were read from. */
export interface PlanDocument {
  /** What {@link Source} names. */
  id: string;
  /** Names in other languages, by language tag. */
  names: Record<string, string>;
  /** Base name of the file. */
  file: string;
  /** As printed. */
  title: string;
  /** Who published it; null where that is not known. */
  issuer: string | null;
  /** `2021`, `2020-10` or `2020-10-14`. */
  date: string | null;
  /** What kind of document it is. */
  kind: "plan" | "year_plan" | "report" | "reply" | "other";
  /** SHA-256 of the file, in hexadecimal. */
  sha256: string;
  /** Where it is published. */
  url: string | null;
}

/** A heading of a document. */
export interface Section {
  /** What {@link Source} names. */
  id: string;
  /** Titles in other languages, by language tag. */
  names: Record<string, string>;
  /** Depth, from 1. */
  level: number;
  /** The printed number, such as `第三章`. */
  number: string | null;
  /** Null where the document lost it. */
  title: string | null;
  /** Id of the section around it. */
  parent: string | null;
  /** Whether the document lost this heading. */
  lost: boolean;
  /** Where it stands. */
  source: Source;
}

/** A quantified or dated promise in prose or in a box. */
export interface Target {
  /** Unique in the plan, and the same after a new import. */
  id: string;
  /** What is promised, as printed. */
  subject: string;
  /** Subjects in other languages, by language tag. */
  names: Record<string, string>;
  /** How the number is meant. */
  comparator: Comparator;
  /** In `unit`, in the printed scale; null for a milestone without a number. */
  value: number | null;
  /** The upper end of a range. */
  value_high: number | null;
  /** The text printed right after the number; may be empty. */
  unit: string;
  /** `2025` or `2020-08`; null where none is printed. */
  deadline: string | null;
  /** A number to reach, or something to have done by a date. */
  kind: "quantity" | "milestone";
  /** The printed words around the number. */
  raw: string;
  /** Where it stands. */
  source: Source;
}

/** A past or present number. */
export interface Figure {
  /** Unique in the plan, and the same after a new import. */
  id: string;
  /** What is counted, as printed. */
  subject: string;
  /** Subjects in other languages, by language tag. */
  names: Record<string, string>;
  /** How the number is meant. */
  comparator: Comparator;
  /** In `unit`, in the printed scale. */
  value: number | null;
  /** The upper end of a range. */
  value_high: number | null;
  /** The text printed right after the number; may be empty. */
  unit: string;
  /** `2020` or `2020-10`. */
  as_of: string | null;
  /** The printed words around the number. */
  raw: string;
  /** Where it stands. */
  source: Source;
}

/** A reform, a commitment or a policy. */
export interface Measure {
  /** Unique in the plan, and the same after a new import. */
  id: string;
  /** The printed name. */
  name: string;
  /** Names in other languages, by language tag. */
  names: Record<string, string>;
  /** What it is. */
  kind: "reform" | "commitment" | "policy";
  /** The heading it stands under. */
  heading: string | null;
  /** Where it stands. */
  source: Source;
}

/** A word the plan explains. */
export interface Term {
  /** Unique in the plan, and the same after a new import. */
  id: string;
  /** The printed number. */
  number: number;
  /** The printed name. */
  name: string;
  /** Names in other languages, by language tag. */
  names: Record<string, string>;
  /** One short line, not the document's; null without one. */
  gist: string | null;
  /** Where it stands. */
  source: Source;
}

/** One value of a {@link Series}. */
export interface SeriesPoint {
  /** A promise or a result. */
  kind: "target" | "result";
  /** `2020` or `2020-08`. */
  when: string;
  /** In the unit of the series. */
  value: number;
  /** Id of the document it is printed in. */
  document: string;
}

/** One subject followed across documents and years. */
export interface Series {
  /** What charts and assessments ask for. */
  id: string;
  /** What is followed. */
  subject: string;
  /** Subjects in other languages, by language tag. */
  names: Record<string, string>;
  /** Of all its points, as printed; may be empty. */
  unit: string;
  /** Whether the definitions agree: only `same_metric` may be judged. */
  relation: "same_metric" | "related_metric";
  /** The points, oldest first. */
  points: SeriesPoint[];
  /** Where the first of them stands. */
  source: Source;
}

/** Which plan a list is of; the bundled one where it is not given. */
export interface ListOptions {
  /** Id of a loaded plan; the bundled one where it is not given. */
  plan?: string;
}

/** What was measured. */
export interface Observation {
  /** Id of the indicator it is of; whichever it is handed to where it is not given. */
  indicator?: string;
  /** `2023`, or `"2023-24"` for a year that does not begin in January. */
  year: number | string;
  /** In the indicator's unit. */
  value: number;
  /** Where the value is from, in words. */
  source?: string;
}

/** How something is judged. */
export interface AssessOptions {
  /** Id of a loaded plan; the bundled one where it is not given. */
  plan?: string;
  /** Language of our words; `zh-Hans` where it is not given. */
  lang?: "zh-Hans" | "zh-Hant" | "en";
  /** How it is judged; `linear` where it is not given. */
  method?: Method;
  /** The year that counts as now; the latest observation's where it is not given. */
  asOf?: number;
  /** A list, or CSV with the columns `indicator,year,value,source`, or the same as JSON: at most 1 MiB. */
  observations?: Observation[] | string;
}

/** A rule for judging. */
export type Method = "linear" | "opensdg" | "un2023";

/** What an assessment says. */
export type Verdict =
  | "achieved"
  | "on_track"
  | "slightly_behind"
  | "behind"
  | "reversing"
  | "target_achieved"
  | "substantial_progress"
  | "moderate_progress"
  | "limited_progress"
  | "deterioration"
  | "fair"
  | "stagnation"
  | "kept"
  | "not_kept"
  | "met"
  | "met_late"
  | "missed";

/** Why there is no verdict. */
export type Reason =
  | "no_observation"
  | "no_numeric_target"
  | "no_baseline"
  | "before_baseline"
  | "contradictory_direction"
  | "duplicate_year"
  | "different_metric"
  | "no_distance"
  | "undefined_growth";

/** Whether a promise is being kept. */
export interface Assessment {
  /** Id of the indicator or series. */
  indicator: string;
  /** The rule it was judged by. */
  method: Method;
  /** Null where there is a reason. */
  verdict: Verdict | null;
  /** Why there is no verdict; null where there is one. */
  reason: Reason | null;
  /** Whether the time of the promise is over. */
  final: boolean;
  /** The method's own ratio. */
  value: number | null;
  /** `opensdg`: from −5 to 5. */
  score: number | null;
  /** The share of the distance that is covered. */
  done: number | null;
  /** The share of the time that is used. */
  elapsed: number | null;
  /** `done` ÷ `elapsed`. */
  pace: number | null;
  /** The change a year that is needed from the latest value on. */
  needed: number | null;
  /** The change a year so far. */
  achieved: number | null;
  /** Values after the target year, set aside. */
  late: { year: number; value: number; source: string | null }[];
  /** All of this in one or two sentences. */
  sentence: string;
}

/** How a chart is drawn. */
export interface ChartOptions extends AssessOptions {
  /** Whether to draw where it goes if nothing changes. */
  projection?: boolean;
  /** Whether the verdict stands in the picture; it does where this is not given. */
  badge?: boolean;
  /** Whether title, finding and source stand in the picture, on paper of its own. */
  framed?: boolean;
  /** The paper of a framed picture; light where it is not given. */
  theme?: "light" | "dark";
  /** CSS pixels, 16 to 8192. */
  width?: number;
  /** CSS pixels, 16 to 8192. */
  height?: number;
  /** Device pixels a CSS pixel, above 0; the window's where it is not given. */
  pixelRatio?: number;
}

/** How an SVG file is drawn: 640 by 400 where no size is given, and higher where its words need it. */
export type SvgOptions = Omit<ChartOptions, "framed" | "pixelRatio">;

/** How HTML to paste is made: as its picture is. */
export interface HtmlOptions extends SvgOptions {
  /** Address of the picture; without it the picture stands in the text itself. */
  picture?: string;
}

/** What a point of a chart is. */
export type Role = "baseline" | "target" | "path" | "observation" | "projection";

/** A point of a chart. */
export interface Mark {
  /** What the point is. */
  role: Role;
  /** The year it is of. */
  year: number;
  /** In the indicator's unit; null where there is no number. */
  value: number | null;
  /** The value as the chart says it. */
  label: string;
  /** CSS pixels from the left. */
  x: number;
  /** CSS pixels from the top. */
  y: number;
  /** All there is to say about it. */
  text: string;
  /** In a scorecard: id of the indicator. */
  of: string | null;
}

/** A verdict for people. */
export interface Badge {
  /** What it comes to, whatever the method calls it. */
  tone: "good" | "fair" | "poor" | "away" | "open";
  /** The verdict in a word or two. */
  label: string;
  /** Name of the method. */
  method: string;
  /** What the method does. */
  rule: string;
}

/** What a chart shows, in words and numbers. */
export interface ChartDescription {
  /** `card` for a target that is not a number. */
  kind: "tracker" | "card" | "scorecard" | "series";
  /** In the reader's language where it is known. */
  title: string;
  /** The title as printed in the plan. */
  printed: string;
  /** Language tag of what is printed. */
  language: string;
  /** Of the values, as printed; may be empty. */
  unit: string;
  /** The finding, in a sentence. */
  summary: string;
  /** Document and section. */
  source: string;
  /** CSS pixels. */
  width: number;
  /** CSS pixels. */
  height: number;
  /** Null for a scorecard. */
  badge: Badge | null;
  /** All points, in the order in which they are walked through. */
  marks: Mark[];
}

/** A number behind a tracker. */
export interface TableRow {
  /** The year the number is of. */
  year: number;
  /** What the number is. */
  role: Role;
  /** What it is, for people. */
  name: string;
  /** In the indicator's unit; null where there is no number. */
  value: number | null;
  /** The number with its unit, or the printed text. */
  text: string;
  /** Where it is from; empty for what is reckoned. */
  source: string;
}

/** A row of a scorecard, in words. */
export interface ScoreRow {
  /** Id of the indicator. */
  id: string;
  /** In the reader's language where it is known. */
  name: string;
  /** Where it started: the number with its unit, or the printed text. */
  baseline: string;
  /** What was promised, likewise. */
  target: string;
  /** What was measured last, with its year; empty where nothing was. */
  latest: string;
  /** The verdict or the reason, in words. */
  verdict: string;
}

/** What a result can be narrowed by. */
export type FacetName = "kind" | "type" | "box" | "group" | "document";

/** All of them, in the order they are shown in. */
export const facetNames: readonly FacetName[] = /* @__PURE__ */ Object.freeze(["kind", "type", "box", "group", "document"] as const);

/** The list a record is in; `record` is the host page's own. */
export type Kind = "project" | "measure" | "target" | "term" | "section" | "record";

/** What {@link searchProjects} takes. */
export interface SearchOptions {
  /** Id of a loaded plan; the bundled one where it is not given. */
  plan?: string;
  /** Language of labels; `zh-Hans` where it is not given. */
  lang?: "zh-Hans" | "zh-Hant" | "en";
  /** The lists to look in; the projects alone where it is not given, all where it is empty. */
  kinds?: Kind[];
  /** Values that pass: those of one facet are alternatives, and facets must all agree. */
  filters?: Partial<Record<FacetName, string[]>>;
  /** Most hits, a whole number from 0; 20 where it is not given. */
  limit?: number;
  /** Hits to leave out before them, a whole number from 0; 0 where it is not given. */
  offset?: number;
}

/** A run of characters that matched, in UTF-16 units of the field's text. */
export interface MatchRange {
  /** The field of the record. */
  field: string;
  /** Which text of a field with several: a place in a list, or a language of `names`. */
  item?: number | string;
  /** The first unit that matched, from 0. */
  start: number;
  /** The first after it. */
  end: number;
}

/** A record that was found. */
export interface Hit {
  /** Id of the record. */
  id: string;
  /** The list it is in. */
  kind: Kind;
  /** Its place in its list. */
  row: number;
  /** The printed name, title or subject. */
  name: string;
  /** The field that matched best. */
  field: string;
  /** How well it matches: lower is better. It puts results of the same query in one order, and is good for nothing else. */
  rank: number;
  /** What matched, in all fields. */
  ranges: MatchRange[];
}

/** A value of a facet. */
export interface FacetValue {
  /** What a filter says. */
  value: string;
  /** What a reader sees. */
  label: string;
  /** How many records would be left with it, whatever else of this facet is selected. */
  count: number;
  /** Whether `filters` names it. */
  selected: boolean;
}

/** What was found. */
export interface SearchResult {
  /** How many there are in all. */
  total: number;
  /** Whether nothing matched as typed and these only come near. */
  approximate: boolean;
  /** At most `limit` of them, the best first. */
  hits: Hit[];
  /** What the result can be narrowed by, with counts. */
  facets: Record<FacetName, FacetValue[]>;
}

/** Why a record of the host's is not, or not wholly, used; `unknown` has an id the plan has not, and no name. */
export type RecordProblem = "not_a_record" | "unknown" | "no_name" | "duplicate" | "field" | "link" | "too_long" | "too_many";

/** A record that is not, or not wholly, used. */
export interface RecordFault {
  /** Its place, from 1. */
  number: number;
  /** Its id, shortened; empty where it has none. */
  id: string;
  /** What is wrong with it. */
  problem: RecordProblem;
}

/** What a host is told once its records are in. */
export interface RecordsTaken {
  /** How many say something on a project of the plan. */
  merged: number;
  /** How many are records of their own. */
  added: number;
  /** What could not be used, or not wholly. */
  faults: readonly RecordFault[];
  /** Whether they are found by their readings too. */
  readings: boolean;
}

/** What a host page knows: on a project of the plan where `id` is its id, else a record of its own, which needs a name. */
export interface PlanRecord {
  /** Id of a project of the plan, or one of its own. */
  id?: string | number;
  /** What it is called: at most 2,000 UTF-16 units. */
  name?: string;
  /** How it stands, in a word or two. */
  status?: string;
  /** When that was so; shown as it is written. */
  date?: string;
  /** A page about it: http or https. */
  url?: string;
}
