/** What the chart functions and the elements share. */
import type { Around } from "./around.js";
import { plain, text } from "./check.js";
import type { ChartDescription, ChartOptions } from "./types.js";
import { call } from "./wasm.js";

/** A plain copy. */
export function copied(options: unknown): ChartOptions {
  return plain(options);
}

/** The id of an indicator or a series. */
export function checked(id: unknown): string {
  return text("indicator", id);
}

/** Draws at a size that is given, and asks the page for nothing. `options` are a plain copy; without an id it is the scorecard. */
export function drawOn(
  canvas: HTMLCanvasElement,
  id: string | undefined,
  options: ChartOptions,
  around: Around,
): ChartDescription {
  return call((wasm) => wasm.drawChart(canvas, id, options, around));
}

/** What a chart says, without drawing it. `options` are a plain copy. */
export function describe(id: string | undefined, options: ChartOptions): ChartDescription {
  if (id !== undefined) checked(id);
  return call((wasm) => wasm.describeChart(id, options));
}
