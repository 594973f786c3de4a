/** The one wasm of a page: started once, called by everything else. */
import init, * as glue from "./plan_widgets.js";
import { PlanError } from "./error.js";

/** What `initialize` takes: where the wasm is, or the wasm itself. */
export type WasmInput = string | URL | Request | Response | BufferSource | WebAssembly.Module;

let loading: Promise<void> | undefined;
let ready = false;

/** Starts the wasm, once: further calls answer the same promise. After a failure the next call tries again. */
export function start(input: () => WasmInput | Promise<WasmInput>): Promise<void> {
  loading ??= load(input).catch((error: unknown) => {
    loading = undefined;
    throw error;
  });
  return loading;
}

/** Starts the wasm from bytes that are here already: for Node. */
export function startNow(module: BufferSource): void {
  glue.initSync({ module });
  ready = true;
  loading = Promise.resolve();
}

async function load(input: () => WasmInput | Promise<WasmInput>): Promise<void> {
  if (typeof WebAssembly !== "object") {
    throw new PlanError("wasm_refused", "WebAssembly is not available here");
  }
  try {
    await init({ module_or_path: await input() });
    ready = true;
  } catch (error) {
    if (error instanceof PlanError) throw error;
    // A page without 'wasm-unsafe-eval' in its policy refuses the compilation, not the download.
    const refused = error instanceof WebAssembly.CompileError && /Content Security|unsafe-eval/i.test(error.message);
    throw PlanError.from(error, refused ? "wasm_refused" : "load_failed");
  }
}

/** Calls the wasm and turns whatever comes out wrong into a {@link PlanError}. */
export function call<T>(work: (wasm: typeof glue) => unknown): T {
  if (!ready) throw new PlanError("not_initialized", "await initialize() before anything else");
  try {
    return work(glue) as T;
  } catch (error) {
    throw PlanError.from(error);
  }
}
