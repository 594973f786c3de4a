/** `plan-widgets/import` for Node: the same, and the wasm is read from beside this file. */
import { readFileSync } from "node:fs";
import type { ImportOptions, ImportResult, SourceFile } from "./import-types.js";
import { bundledImporter } from "./bundled-import.js";
import { read } from "./importer.js";

export { PlanError, codes } from "./error.js";
export { importLimits } from "./importer.js";

export function importPlan(files: readonly SourceFile[], options?: ImportOptions): Promise<ImportResult> {
  return read(() => readFileSync(bundledImporter()), files, options);
}
