// What a consumer writes, and what the compiler must refuse. Compiled, never run.
import {
  PlanError,
  drawIndicatorChart,
  drawProjectList,
  indicators,
  initialize,
  limits,
  loadPlan,
  plans,
  projects,
  searchProjects,
  series,
  unloadPlan,
  type ChartOptions,
  type Indicator,
  type PlanErrorCode,
} from "plan-widgets";
import { PlanFinder, PlanTracker, type TrackerAttributes } from "plan-widgets/elements";
import "plan-widgets/define";
import { importLimits, importPlan, type Curation, type ImportReport } from "plan-widgets/import";
import importer from "plan-widgets/plan_widgets_import_bg.wasm";
import * as single from "plan-widgets/single";
import { initialize as start } from "plan-widgets/slim";

declare const canvas: HTMLCanvasElement;
declare const bytes: ArrayBuffer;

await initialize();
await initialize(new URL("https://example.org/plan_widgets_bg.wasm"));
await initialize(fetch("/plan_widgets_bg.wasm"));
await start(bytes);
const id: string = await loadPlan({ schema: 1 });
const gone: boolean = unloadPlan(id);
const [first] = indicators({ plan: id });
const value: number | null | undefined = first?.target.value;
const options: ChartOptions = { lang: "en", method: "linear", observations: [{ year: 2022, value: 5100 }] };
const marks = drawIndicatorChart(canvas, "gdp", options).marks.map(({ role, x, y }) => ({ role, x, y }));
const { total, hits } = searchProjects("hetao", { limit: 5 });
const list = drawProjectList(document.body, "", { offset: 20 });
const tracker: HTMLElement = new PlanTracker();
const finder: HTMLElement = new single.PlanFinder();
const curation: Curation = { plan: { title: "Ours" }, indicators: [{ number: 1, id: "parks", names: { en: "Parks" } }] };
const { plan, report } = await importPlan([{ name: "plan.docx", bytes }], { curation, wasm: importer });
const said: ImportReport = report;
const read: string = await loadPlan(plan);
console.log(said.doubts.map(({ file, line, text }) => `${file}:${line}: ${text}`), read, report.found.series, importLimits.files);
try {
  plans();
} catch (error) {
  if (error instanceof PlanError) {
    const code: PlanErrorCode = error.code;
    const pointers: string[] = error.faults.map(({ path }) => path);
    console.log(code, pointers);
  }
}
const placed = document.querySelector("plan-tracker");
placed?.addEventListener("plan-error", ({ detail: { code, message } }) => console.log(code, message));
document.addEventListener("finder-records", ({ detail: { merged, faults } }) => console.log(merged, faults[0]?.problem));
document.addEventListener("finder-change", ({ detail: { query, total } }) => console.log(query, total));
console.log(gone, value, marks, total, hits, list, tracker, finder, limits.planBytes, PlanFinder, projects(), series());

// @ts-expect-error a word that is no language
drawIndicatorChart(canvas, "gdp", { lang: "fr" });
// @ts-expect-error a document is bytes, not text
await importPlan([{ name: "plan.txt", bytes: "text" }]);
// @ts-expect-error a correction that does not exist
await importPlan([], { curation: { indicators: [{ colour: "red" }] } });
// @ts-expect-error an attribute's word that is no method
const attributes: TrackerAttributes = { indicator: "gdp", method: "guess" };
console.log(attributes);
// @ts-expect-error a word that is no method
drawIndicatorChart(canvas, "gdp", { method: "guess" });
// @ts-expect-error an option that does not exist
searchProjects("", { colour: "red" });
// @ts-expect-error a list takes no text
projects("futian-2021-2025");
// @ts-expect-error a value may be missing
const certain: number = (first as Indicator).target.value;
console.log(certain);
