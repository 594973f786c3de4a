import { bytesAt } from "./bytes.js";
import { PlanError } from "./error.js";
import { call, starts } from "./wasm.js";

/** Far more than the file has. */
const MOST = 1024 * 1024;

let place: (() => URL | Uint8Array<ArrayBuffer>) | undefined;
let loading: Promise<void> | undefined;
/** The wasm they were loaded into. */
let into = 0;

/** Where the tables are. Entries say so, for one of them, `slim`, has no place to load from. */
export function tablesFrom(where: typeof place): void {
  place ??= where;
}

/**
 * Fetches the foldings and readings of all characters, once: the wasm holds those of the bundled plan alone. Without them
 * other names are found as they are written, but not by every reading.
 */
export function fullTables(): Promise<void> {
  if (into !== (into = starts())) loading = undefined;
  loading ??= load().catch((error: unknown) => {
    loading = undefined;
    throw error;
  });
  return loading;
}

async function load(): Promise<void> {
  const found = place?.();
  if (!found) throw new PlanError("load_failed", "this entry has no tables to load");
  const bytes = found instanceof URL ? await bytesAt(found, MOST) : found;
  call((wasm) => wasm.loadTables(bytes));
}
