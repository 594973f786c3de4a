/** Charts, what they mean, and the numbers behind them. */
import { aroundOf } from "./around.js";
import { element } from "./check.js";
import { PlanError } from "./error.js";
import { checked, copied, drawOn } from "./picture.js";
import type {
  Assessment,
  AssessOptions,
  ChartDescription,
  ChartOptions,
  HtmlOptions,
  ScoreRow,
  SvgOptions,
  TableRow,
} from "./types.js";
import { call } from "./wasm.js";

function draw(canvas: HTMLCanvasElement, id: string | undefined, options: unknown): ChartDescription {
  if (!element(canvas, "canvas")) {
    throw new PlanError("no_canvas", "the first argument must be a canvas element");
  }
  const copy = copied(options);
  const byPage = (copy.width ?? undefined) === undefined;
  copy.width ??= canvas.clientWidth;
  copy.height ??= canvas.clientHeight;
  copy.pixelRatio ??= devicePixelRatio;
  const shown = drawOn(canvas, id, copy, aroundOf(canvas));
  // Without a size of its own on the page the canvas has now grown by its pixels.
  if (!byPage || shown.kind === "scorecard" || canvas.clientWidth !== Math.round(shown.width)) {
    Object.assign(canvas.style, { width: `${shown.width}px`, height: `${shown.height}px` });
  }
  return shown;
}

function svg(id: string | undefined, options: unknown): string {
  const copy = copied(options);
  return call((wasm) => wasm.chartSvg(id, copy));
}

/**
 * Judges an indicator or a series by what was observed.
 *
 * @param indicator an id, such as `gdp`
 * @throws {PlanError} `unknown_indicator`, `unknown_plan`, `unknown_method`, `invalid_observations`, `invalid_argument`, `too_large`, `not_initialized`
 * @example
 * const { verdict, sentence } = assess("gdp", { observations: [{ year: 2023, value: 5830 }], lang: "en" });
 */
export function assess(indicator: string, options?: AssessOptions): Assessment {
  checked(indicator);
  const copy = copied(options);
  return call((wasm) => wasm.assess(indicator, copy));
}

/**
 * Draws the tracker of an indicator: its baseline, its target, the even path between, what was measured, and the verdict.
 *
 * @param canvas takes its font and colours from the page; without `width` and `height` it keeps the size it has there
 * @param indicator an id, such as `gdp`
 * @throws {PlanError} as {@link assess}, and `no_canvas`; a size below 16 or above 8192 CSS pixels is an `invalid_argument`
 * @example
 * const { summary, marks } = drawIndicatorChart(canvas, "gdp", { lang: "en", width: 400, height: 240 });
 */
export function drawIndicatorChart(
  canvas: HTMLCanvasElement,
  indicator: string,
  options?: ChartOptions,
): ChartDescription {
  checked(indicator);
  return draw(canvas, indicator, options);
}

/**
 * Draws the chart of a series: its targets and results across documents and years.
 *
 * @param series an id of {@link series}
 * @throws {PlanError} as {@link drawIndicatorChart}
 * @example
 * for (const { id } of series().slice(0, 1)) drawSeriesChart(canvas, id);
 */
export function drawSeriesChart(canvas: HTMLCanvasElement, series: string, options?: ChartOptions): ChartDescription {
  checked(series);
  return draw(canvas, series, options);
}

/**
 * Draws all indicators of a plan as rows. The canvas becomes as high as its rows, whatever `height` says.
 *
 * @throws {PlanError} as {@link drawIndicatorChart}
 * @example
 * drawScorecard(canvas, { observations: "indicator,year,value,source\ngdp,2023,5830,\n" });
 */
export function drawScorecard(canvas: HTMLCanvasElement, options?: ChartOptions): ChartDescription {
  return draw(canvas, undefined, options);
}

/**
 * The tracker of an indicator as an SVG file with title, finding and source, which needs nothing else.
 *
 * @throws {PlanError} as {@link assess}
 * @example
 * const file = new Blob([indicatorChartSvg("gdp", { lang: "en", width: 800 })], { type: "image/svg+xml" });
 */
export function indicatorChartSvg(indicator: string, options?: SvgOptions): string {
  checked(indicator);
  return svg(indicator, options);
}

/**
 * The chart of a series as an SVG file.
 *
 * @throws {PlanError} as {@link assess}
 * @example
 * const pictures = series().map(({ id }) => seriesChartSvg(id, { theme: "dark" }));
 */
export function seriesChartSvg(series: string, options?: SvgOptions): string {
  checked(series);
  return svg(series, options);
}

/**
 * The scorecard as an SVG file.
 *
 * @throws {PlanError} as {@link assess}
 * @example
 * const picture = scorecardSvg({ lang: "zh-Hant", width: 360 });
 */
export function scorecardSvg(options?: SvgOptions): string {
  return svg(undefined, options);
}

function html(id: string | undefined, options: unknown): string {
  if (id !== undefined) checked(id);
  const copy = copied(options);
  return call((wasm) => wasm.chartHtml(id, copy));
}

/**
 * The tracker of an indicator as HTML to paste where no script runs: finding, verdict, numbers, unit and source as text,
 * and the picture as one `img`, so that nothing is lost where a page drops pictures and styles.
 *
 * @param options `picture` is the address of the picture; without it the picture stands in the text itself
 * @throws {PlanError} as {@link assess}
 * @example
 * const figure = indicatorHtml("gdp", { lang: "en", picture: "https://example.org/gdp.svg" });
 */
export function indicatorHtml(indicator: string, options?: HtmlOptions): string {
  checked(indicator);
  return html(indicator, options);
}

/**
 * The chart of a series as HTML, like {@link indicatorHtml}.
 *
 * @throws {PlanError} as {@link assess}
 * @example
 * const pages = series().map(({ id }) => seriesHtml(id, { lang: "en" }));
 */
export function seriesHtml(series: string, options?: HtmlOptions): string {
  checked(series);
  return html(series, options);
}

/**
 * The scorecard as HTML, like {@link indicatorHtml}.
 *
 * @throws {PlanError} as {@link assess}
 * @example
 * const figure = scorecardHtml({ lang: "en", picture: "https://example.org/scorecard.svg" });
 */
export function scorecardHtml(options?: HtmlOptions): string {
  return html(undefined, options);
}

/**
 * The numbers behind a tracker, by year: baseline, observations, the path and the target.
 *
 * @throws {PlanError} as {@link assess}
 * @example
 * const rows = indicatorTable("gdp", { lang: "en" }).map(({ year, name, text }) => [year, name, text]);
 */
export function indicatorTable(indicator: string, options?: ChartOptions): TableRow[] {
  checked(indicator);
  const copy = copied(options);
  return call((wasm) => wasm.chartTable(indicator, copy));
}

/**
 * A scorecard in words, a row an indicator.
 *
 * @throws {PlanError} as {@link assess}
 * @example
 * const rows = scorecardTable({ lang: "en" }).map(({ name, target, verdict }) => [name, target, verdict]);
 */
export function scorecardTable(options?: ChartOptions): ScoreRow[] {
  const copy = copied(options);
  return call((wasm) => wasm.chartTable(undefined, copy));
}

/**
 * What the numbers say about a promise, in a sentence or two.
 *
 * @throws {PlanError} as {@link assess}
 * @example
 * indicatorSummary("air-quality", { lang: "en", asOf: 2023 });
 */
export function indicatorSummary(indicator: string, options?: AssessOptions): string {
  return assess(indicator, options).sentence;
}
