/**
 * Government plans as data and pictures: `await initialize()`, then everything else answers at once.
 *
 * This is what every entry answers; `browser.ts`, `node.ts` and `slim.ts` differ in how the wasm gets here.
 *
 * @example
 * import { initialize, indicators, drawIndicatorChart } from "plan-widgets";
 * await initialize();
 * const canvas = document.querySelector("canvas");
 * if (canvas) drawIndicatorChart(canvas, "gdp", { lang: "en" });
 * console.log(indicators().map(({ name, unit, target }) => `${name}: ${target.value} ${unit}`));
 */
export { PlanError, codes, type Fault, type PlanErrorCode } from "./error.js";
export { limits } from "./limits.js";
export { loadPlan, unloadPlan } from "./plans.js";
export type { WasmInput } from "./instance.js";
export * from "./types.js";
export * from "./charts.js";
import type {
  Figure,
  Indicator,
  ListOptions,
  Measure,
  PlanDocument,
  PlanHead,
  Project,
  SearchOptions,
  SearchResult,
  Section,
  Series,
  Target,
  Term,
} from "./types.js";
import { element, plain, text } from "./check.js";
import { PlanError } from "./error.js";
import { call } from "./wasm.js";

function records<T>(list: string, options?: ListOptions): T[] {
  const given: ListOptions = plain(options);
  const unknown = Object.keys(given).find((key) => key !== "plan");
  if (unknown !== undefined) throw new PlanError("invalid_argument", `options: "${unknown}" is not plan`);
  const { plan } = given;
  if (plan !== undefined) text("options.plan", plan);
  return call((wasm) => wasm.records(list, plan));
}

/**
 * The plans there are: the bundled one first, then those of {@link loadPlan}.
 *
 * @throws {PlanError} `not_initialized`
 * @example
 * for (const { id, title, period } of plans()) console.log(id, title, `${period.from}–${period.to}`);
 */
export function plans(): PlanHead[] {
  return call((wasm) => wasm.plans());
}

/**
 * The official documents a plan's facts were read from.
 *
 * @throws {PlanError} `unknown_plan`, `invalid_argument`, `too_large`, `not_initialized`
 * @example
 * const titles = new Map(documents().map(({ id, title }) => [id, title]));
 * const stands = indicators().map(({ name, source }) => `${name}: ${titles.get(source.document)}, line ${source.line}`);
 */
export function documents(options?: ListOptions): PlanDocument[] {
  return records("documents", options);
}

/**
 * The headings of a plan's documents, in their order.
 *
 * @throws {PlanError} `unknown_plan`, `invalid_argument`, `too_large`, `not_initialized`
 * @example
 * const lost = sections().filter((section) => section.lost).length;
 */
export function sections(options?: ListOptions): Section[] {
  return records("sections", options);
}

/**
 * The rows of a plan's table of indicators, in its order. Values are in the printed unit and scale: `6600` with `亿元`.
 *
 * @throws {PlanError} `unknown_plan`, `invalid_argument`, `too_large`, `not_initialized`
 * @example
 * const binding = indicators().filter(({ nature }) => nature === "binding");
 */
export function indicators(options?: ListOptions): Indicator[] {
  return records("indicators", options);
}

/**
 * The quantified and dated promises in the prose and boxes of a plan's documents.
 *
 * @throws {PlanError} `unknown_plan`, `invalid_argument`, `too_large`, `not_initialized`
 * @example
 * const due = targets().filter(({ deadline }) => deadline?.startsWith("2025"));
 * due.map(({ subject, comparator, value, unit }) => `${subject} ${comparator} ${value} ${unit}`);
 */
export function targets(options?: ListOptions): Target[] {
  return records("targets", options);
}

/**
 * The past and present numbers in a plan's documents.
 *
 * @throws {PlanError} `unknown_plan`, `invalid_argument`, `too_large`, `not_initialized`
 * @example
 * const known = figures().map(({ subject, value, unit, as_of }) => `${subject}: ${value} ${unit} (${as_of ?? "undated"})`);
 */
export function figures(options?: ListOptions): Figure[] {
  return records("figures", options);
}

/**
 * The named things in the boxes of a plan, in its order.
 *
 * @throws {PlanError} `unknown_plan`, `invalid_argument`, `too_large`, `not_initialized`
 * @example
 * const schools = projects().filter(({ kind }) => kind === "school");
 */
export function projects(options?: ListOptions): Project[] {
  return records("projects", options);
}

/**
 * The reforms, commitments and policies a plan's documents name.
 *
 * @throws {PlanError} `unknown_plan`, `invalid_argument`, `too_large`, `not_initialized`
 * @example
 * const reforms = measures().filter(({ kind }) => kind === "reform");
 */
export function measures(options?: ListOptions): Measure[] {
  return records("measures", options);
}

/**
 * The words a plan explains.
 *
 * @throws {PlanError} `unknown_plan`, `invalid_argument`, `too_large`, `not_initialized`
 * @example
 * const glossary = terms().filter(({ gist }) => gist !== null).map(({ name, gist }) => `${name}: ${gist}`);
 */
export function terms(options?: ListOptions): Term[] {
  return records("terms", options);
}

/**
 * Subjects followed across a plan's documents and years.
 *
 * @throws {PlanError} `unknown_plan`, `invalid_argument`, `too_large`, `not_initialized`
 * @example
 * const judged = series().filter(({ relation }) => relation === "same_metric").map(({ id }) => assess(id).sentence);
 */
export function series(options?: ListOptions): Series[] {
  return records("series", options);
}

/**
 * Finds projects, and what else `kinds` asks for: by their words, by pinyin whole or in initials, in traditional characters, in parts.
 *
 * @param query what a reader typed, at most 100,000 UTF-16 units; empty means all, in the order of the plan
 * @throws {PlanError} `unknown_plan`, `invalid_argument`, `too_large`, `not_initialized`
 * @example
 * const { total, hits } = searchProjects("hetao", { limit: 5 });
 * const marked = hits.flatMap(({ name, ranges }) => ranges.filter(({ field }) => field === "name").map(({ start, end }) => name.slice(start, end)));
 */
export function searchProjects(query: string, options?: SearchOptions): SearchResult {
  text("query", query);
  const copy = plain(options);
  return call((wasm) => wasm.searchProjects(query, copy));
}

const drawn = new WeakMap<Element, [string, SearchOptions]>();

/**
 * Finds projects and puts them into `host` as a list. Drawn again, it is renewed: items that stay keep their nodes.
 *
 * @param host an element of the page, whose content is replaced
 * @param query as {@link searchProjects} takes it
 * @throws {PlanError} `unknown_plan`, `invalid_argument`, `too_large`, `not_initialized`, `no_document`; a host that is no element is an `invalid_argument`
 * @example
 * const { total } = drawProjectList(host, "school", { lang: "en", limit: 10 });
 */
export function drawProjectList(host: Element, query: string, options?: SearchOptions): SearchResult {
  if (typeof document === "undefined") throw new PlanError("no_document", "a list is drawn in a page");
  if (!element(host)) throw new PlanError("invalid_argument", "host must be an element");
  text("query", query);
  const copy: SearchOptions = plain(options);
  const result = call<SearchResult>((wasm) => wasm.drawProjectList(host, query, copy, undefined));
  if (!drawn.has(host)) host.addEventListener("click", more);
  drawn.set(host, [query, copy]);
  return result;
}

/** "Show 20 more": the list grows where it is. */
function more({ currentTarget, target }: Event): void {
  const host = currentTarget as Element;
  const last = drawn.get(host);
  const button = (target as Element).closest("[part=more]");
  if (!last || button?.parentElement !== host) return;
  const [query, options] = last;
  drawProjectList(host, query, { ...options, limit: (options.limit ?? 20) + 20 });
}
