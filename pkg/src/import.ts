/**
 * `plan-widgets/import`: official documents read in the page. A wasm of its own, fetched at the first call.
 *
 * @example
 * import { importPlan } from "plan-widgets/import";
 * import { loadPlan } from "plan-widgets";
 * const input = document.querySelector<HTMLInputElement>("input[type=file]");
 * const files = [...(input?.files ?? [])].map(async (file) => ({ name: file.name, bytes: await file.arrayBuffer() }));
 * const { plan, report } = await importPlan(await Promise.all(files));
 * console.log(report.found.indicators, report.doubts.map(({ file, line, text }) => `${file}:${line}: ${text}`));
 * await loadPlan(plan);
 */
import type { ImportOptions, ImportResult, SourceFile } from "./import-types.js";
import { bundledImporter } from "./bundled-import.js";
import { read } from "./importer.js";

export { PlanError, codes, type Fault, type PlanErrorCode } from "./error.js";
export { importLimits } from "./importer.js";
export type { WasmInput } from "./instance.js";
export type * from "./import-types.js";
export type * from "./types.js";

/**
 * Reads official documents into a plan. The first of them with a table of indicators or a box of projects is the plan; the
 * others add what they say. No document leaves the page. It takes some 100 ms for a document of 200 pages, at once and
 * in one piece: where a page must not stand still for that long, call it in a worker.
 *
 * @param files the documents: `.docx`, or text in UTF-8, UTF-16 with a mark, or GB18030; what a file is, its bytes say and not its name
 * @param options what people add: {@link Curation}; and where the wasm is
 * @returns the plan, which {@link loadPlan} takes, and what there is to say about how it was read
 * @throws {PlanError} (as a rejection) `invalid_argument` for what is no document or no curation, `too_large` (see {@link importLimits}), both with `faults` whose paths begin with `/files`, `/curation` or `/plan`; `load_failed`, `wasm_refused`; `not_initialized` where its wasm has stopped for want of memory or at a fault of its own: the next call starts another
 * @example
 * import { importPlan } from "plan-widgets/import";
 * const bytes = new TextEncoder().encode("表1 主要指标\n指标\t单位\t2025年\t2030年\n公园\t个\t120\t150\n");
 * const { plan, report } = await importPlan([{ name: "plan.txt", bytes }], { curation: { plan: { title: "An example" } } });
 * console.log(plan.indicators[0]?.target.value, report.found.indicators); // 150 1
 */
export function importPlan(files: readonly SourceFile[], options?: ImportOptions): Promise<ImportResult> {
  return read(bundledImporter, files, options);
}
