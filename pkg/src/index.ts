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
export type { WasmInput } from "./wasm.js";
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
  const { plan, ...others } = (plain(options) ?? {}) as ListOptions;
  const [unknown] = Object.keys(others);
  if (unknown !== undefined) throw new PlanError("invalid_argument", `options: "${unknown}" is not plan`);
  if (plan !== undefined) text("options.plan", plan);
  return call((wasm) => wasm.records(list, plan));
}

/** The plans there are: the bundled one first, then those of {@link loadPlan}. */
export function plans(): PlanHead[] {
  return call((wasm) => wasm.plans());
}

/**
 * The official documents a plan's facts were read from.
 *
 * @throws {PlanError} `unknown_plan`, `invalid_argument`, `not_initialized`, as all nine lists
 */
export function documents(options?: ListOptions): PlanDocument[] {
  return records("documents", options);
}

/** The headings of a plan's documents. */
export function sections(options?: ListOptions): Section[] {
  return records("sections", options);
}

/**
 * The rows of a plan's table of indicators, in its order.
 *
 * @throws {PlanError} `unknown_plan`, `invalid_argument`, `not_initialized`
 * @example
 * const binding = indicators().filter(({ nature }) => nature === "binding");
 */
export function indicators(options?: ListOptions): Indicator[] {
  return records("indicators", options);
}

/** The quantified and dated promises in the prose and boxes of a plan's documents. */
export function targets(options?: ListOptions): Target[] {
  return records("targets", options);
}

/** The past and present numbers in a plan's documents. */
export function figures(options?: ListOptions): Figure[] {
  return records("figures", options);
}

/**
 * The named things in the boxes of a plan, in its order.
 *
 * @throws {PlanError} `unknown_plan`, `invalid_argument`, `not_initialized`
 * @example
 * const schools = projects().filter(({ kind }) => kind === "school");
 */
export function projects(options?: ListOptions): Project[] {
  return records("projects", options);
}

/** The reforms, commitments and policies a plan's documents name. */
export function measures(options?: ListOptions): Measure[] {
  return records("measures", options);
}

/** The words a plan explains. */
export function terms(options?: ListOptions): Term[] {
  return records("terms", options);
}

/** Subjects followed across a plan's documents and years. */
export function series(options?: ListOptions): Series[] {
  return records("series", options);
}

/**
 * Finds projects.
 *
 * @param query what a reader typed; empty means all
 * @throws {PlanError} `unknown_plan`, `invalid_argument`
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
 * @throws {PlanError} `unknown_plan`, `invalid_argument` (a host that is not an element, a wrong option)
 */
export function drawProjectList(host: Element, query: string, options?: SearchOptions): SearchResult {
  if (!element(host)) throw new PlanError("invalid_argument", "host must be an element");
  text("query", query);
  const copy = (plain(options) ?? {}) as SearchOptions;
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
