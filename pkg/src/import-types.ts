/** What goes into an import and what comes out. */
import type { WasmInput } from "./instance.js";
import type { Figure, Indicator, Measure, PlanDocument, Project, Section, Series, Target, Term } from "./types.js";

/** A document to read. */
export interface SourceFile {
  /** Base name, by which messages, {@link PlanDocument} and {@link Curation} call it: at most 255 UTF-16 units. */
  name: string;
  /** What is in it. Copied, so it can be changed or transferred right after the call. */
  bytes: ArrayBuffer | ArrayBufferView;
}

/** What {@link importPlan} takes beside documents. */
export interface ImportOptions {
  /** What people add to what is printed. */
  curation?: Curation;
  /**
   * Where `plan_widgets_import_bg.wasm` is, or the wasm itself; beside the package's modules where not given. Heard at the
   * first call, for it is loaded once.
   */
  wasm?: WasmInput | Promise<WasmInput>;
}

/** What {@link importPlan} answers. */
export interface ImportResult {
  plan: PlanFile;
  report: ImportReport;
}

/** A whole `plan.json`, in the words of `plan.schema.json`. */
export interface PlanFile {
  /** Version of the format. */
  schema: number;
  id: string;
  title: string;
  region: string;
  /** Language tag of the printed names. */
  language: string;
  /** Years, both included; 0 where the documents do not say. */
  period: { from: number; to: number };
  baseline_year: number;
  /** Fields that no document prints. */
  ours: string[];
  documents: PlanDocument[];
  sections: Section[];
  indicators: Indicator[];
  targets: Target[];
  figures: Figure[];
  projects: Project[];
  measures: Measure[];
  terms: Term[];
  series: Series[];
}

/** One of the nine lists of a plan. */
export type PlanList =
  | "documents"
  | "sections"
  | "indicators"
  | "targets"
  | "figures"
  | "projects"
  | "measures"
  | "terms"
  | "series";

/** What an import found and did not: for a person to read before the plan is published. */
export interface ImportReport {
  /** How many records of each list there are. */
  found: Record<PlanList, number>;
  /** What was read, but not surely as it is meant. */
  doubts: Remark[];
  /** What looks like a fact and was left out. */
  skipped: Remark[];
}

/** A place in a document, and what there is to say about it. */
export interface Remark {
  /** Name of the file. */
  file: string;
  /** Line in it, from 1; in a `.docx` the number of the paragraph. */
  line: number;
  /** The reason, in English, with the printed words it is about. */
  text: string;
}

/**
 * What people add to what is printed: ids, names in other languages, other names, a few corrections. The same as
 * `curation.toml` of the command line. Every entry must match exactly one record, and at most one record in ten of a list may
 * be corrected.
 */
export interface Curation {
  /** The head of the plan, where the documents do not print it. */
  plan?: CurationHead;
  /** What is known of the documents. */
  documents?: CurationDocument[];
  sections?: CurationEntry[];
  indicators?: CurationEntry[];
  targets?: CurationEntry[];
  figures?: CurationEntry[];
  projects?: CurationEntry[];
  measures?: CurationEntry[];
  terms?: CurationEntry[];
  series?: CurationEntry[];
}

/** The head of a plan: what is given here takes the place of what was read. */
export interface CurationHead {
  id?: string;
  title?: string;
  region?: string;
  /** Language tag of the printed names; `zh-Hans` where it is not given. */
  language?: string;
  /** Years, both included. */
  period?: { from: number; to: number };
  baseline_year?: number;
}

/** What is known of a document. */
export interface CurationDocument {
  /** Its {@link SourceFile} by name, which must be there. */
  file: string;
  id?: string;
  title?: string;
  issuer?: string;
  /** `2021`, `2020-10` or `2020-10-14`. */
  date?: string;
  kind?: PlanDocument["kind"];
  /** Where it is published. */
  url?: string;
  /** Names in other languages, by language tag. */
  names?: Record<string, string>;
}

/** Which record is meant, what it gets, what is corrected. A list refuses what it has no use for. */
export interface CurationEntry {
  /** Matches the printed name, title or subject. */
  name?: string;
  /** Matches the printed number: indicators, terms. */
  number?: number;
  /** Matches the number of the box: projects. */
  box?: number;
  /** Matches the id of the document. */
  document?: string;
  /** Matches the value: targets, figures. */
  value?: number;
  /** Matches the unit: targets, figures, series. */
  unit?: string;
  /** Matches words in `raw`: targets, figures. */
  raw?: string;

  /** Adds an id. */
  id?: string;
  /** Adds names in other languages, by language tag. */
  names?: Record<string, string>;
  /** Adds other names people use: projects. */
  aliases?: string[];
  /** Adds the completed name: projects. */
  full_name?: string;
  /** Adds an explanation of at most twelve characters: terms. */
  gist?: string;
  /** Adds a natural limit, such as 100 for a share: indicators. */
  limit?: number;
  /** Says whether the points are defined alike: series. */
  relation?: Series["relation"];

  /** Corrects the name, title or subject. */
  rename?: string;
  /** Corrects the kind: projects, measures, targets. */
  kind?: Project["kind"] | Measure["kind"] | Target["kind"];
  /** Corrects the value: targets, figures. */
  correct_value?: number;
  /** Corrects the unit: targets, figures. */
  correct_unit?: string;
  /** Corrects the deadline of a target or the date of a figure; empty means none. */
  when?: string;
  /** Corrects one record into several of these names. */
  split?: string[];
  /** Corrects by leaving out. */
  drop?: boolean;
}
