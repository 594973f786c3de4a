import { PlanError } from "./error.js";
import { call } from "./wasm.js";

let loading: Promise<void> | undefined;

/**
 * Fetches the foldings and readings of all characters, once: the wasm holds those of the bundled plan alone. Without them
 * other names are found as they are written, but not by every reading.
 */
export function fullTables(): Promise<void> {
  loading ??= load().catch((error: unknown) => {
    loading = undefined;
    throw error;
  });
  return loading;
}

async function load(): Promise<void> {
  const response = await fetch(new URL("./plan_widgets_tables.bin", import.meta.url));
  if (!response.ok) throw new PlanError("load_failed", `${response.url} answers ${response.status}`);
  const bytes = new Uint8Array(await response.arrayBuffer());
  call((wasm) => wasm.loadTables(bytes));
}
