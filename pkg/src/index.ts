/**
 * Government plans as data and pictures: `await initialize()`, then everything else answers at once.
 *
 * @example
 * import { initialize, indicators, drawIndicatorChart } from "plan-widgets";
 * await initialize();
 * const [first] = indicators();
 * drawIndicatorChart(document.querySelector("canvas"), first.id);
 */
export { PlanError, codes, type Fault, type PlanErrorCode } from "./error.js";
export { initialize, type WasmInput } from "./wasm.js";
export * from "./types.js";
import type {
  ChartDescription,
  ChartOptions,
  Indicator,
  ListOptions,
  PlanHead,
  Project,
  SearchOptions,
  SearchResult,
} from "./types.js";
import { PlanError } from "./error.js";
import { call } from "./wasm.js";

/** Longest text an argument may be, in UTF-16 units. */
const MOST_TEXT = 100_000;

function text(name: string, value: unknown): string {
  if (typeof value !== "string") throw new PlanError("invalid_argument", `${name} must be a string`);
  if (value.length > MOST_TEXT) {
    throw new PlanError("too_large", `${name} is longer than ${MOST_TEXT} characters`);
  }
  return value;
}

/** A plain copy, so that no getter or proxy of the host runs while the wasm reads. */
function plain(options: unknown): unknown {
  if (options === undefined || options === null) return undefined;
  if (typeof options !== "object") throw new PlanError("invalid_argument", "options must be an object");
  try {
    return JSON.parse(JSON.stringify(options));
  } catch (error) {
    throw PlanError.from(error);
  }
}

/** Whether a value is an element; of this window or another. */
function element(value: unknown, tag?: string): boolean {
  try {
    const node = value as Element | null;
    return node?.nodeType === 1 && (tag === undefined || node.localName === tag);
  } catch {
    return false;
  }
}

function records<T>(list: string, options?: ListOptions): T[] {
  const { plan } = (plain(options) ?? {}) as ListOptions;
  if (plan !== undefined) text("plan", plan);
  return call((wasm) => wasm.records(list, plan));
}

/** The plans there are. */
export function plans(): PlanHead[] {
  return call((wasm) => wasm.plans());
}

/** The indicators of a plan, in its order. */
export function indicators(options?: ListOptions): Indicator[] {
  return records("indicators", options);
}

/** The projects of a plan, in its order. */
export function projects(options?: ListOptions): Project[] {
  return records("projects", options);
}

/**
 * Draws the tracker of an indicator: its baseline, its target, the even path between, and what was measured.
 *
 * @param canvas takes its font and colours from the page; without `width` and `height` it keeps the size it has there
 * @param indicator an id, such as `gdp`
 * @throws {PlanError} `unknown_indicator`, `unknown_plan`, `unknown_method`, `no_canvas`, `invalid_argument` (a size of zero, a wrong option), `invalid_observations`
 */
export function drawIndicatorChart(
  canvas: HTMLCanvasElement,
  indicator: string,
  options?: ChartOptions,
): ChartDescription {
  if (!element(canvas, "canvas")) {
    throw new PlanError("no_canvas", "the first argument must be a canvas element");
  }
  text("indicator", indicator);
  const copy = plain(options);
  return call((wasm) => wasm.drawIndicatorChart(canvas, indicator, copy));
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
