/** A wasm with its glue: started once, called by everything else. */
import { PlanError } from "./error.js";

/** Where a wasm is, or the wasm itself. */
export type WasmInput = string | URL | Request | Response | BufferSource | WebAssembly.Module;

/** What wasm-bindgen writes beside every wasm. */
interface Glue {
  default(options: { module_or_path: WasmInput }): Promise<unknown>;
}

/** A wasm that is not started yet. */
export function instance<G extends Glue>(glue: G) {
  let loading: Promise<void> | undefined;
  let ready = false;
  let starts = 0;

  async function load(input: () => WasmInput | Promise<WasmInput>): Promise<void> {
    if (typeof WebAssembly !== "object") {
      throw new PlanError("wasm_refused", "WebAssembly is not available here");
    }
    try {
      await glue.default({ module_or_path: await input() });
      ready = true;
      starts += 1;
    } catch (error) {
      if (error instanceof PlanError) throw error;
      // A page without 'wasm-unsafe-eval' in its policy refuses the compilation, not the download.
      const refused = error instanceof WebAssembly.CompileError && /Content Security|unsafe-eval/i.test(error.message);
      throw PlanError.from(error, refused ? "wasm_refused" : "load_failed");
    }
  }

  return {
    /** Starts it, once: further calls wait for the first. After a failure, or a stop, the next call starts it anew. */
    async start(input: () => WasmInput | Promise<WasmInput>): Promise<void> {
      if (!ready) await (loading ??= load(input).finally(() => (loading = undefined)));
    },

    /** It was started at once, from bytes that were here already: in Node. */
    started(): void {
      ready = true;
    },

    /** How often it was started: what was kept in the one before is gone. */
    starts: (): number => starts,

    /** Calls it and turns whatever comes out wrong into a {@link PlanError}. */
    call<T>(work: (wasm: G) => unknown): T {
      if (!ready) throw new PlanError("not_initialized", "await initialize() before anything else");
      try {
        return work(glue) as T;
      } catch (error) {
        // First of all, for where the stack is full nothing can be called to find out what this is.
        ready = false;
        // What a stopped one was in the middle of is half done: it must not answer again.
        if (isStop(error)) throw new PlanError("not_initialized", `the wasm has stopped (${(error as Error).message}): await initialize() again`);
        ready = true;
        throw PlanError.from(error);
      }
    },
  };
}

/** Whether this ended a call in its middle: a trap, or a stack that is full. */
function isStop(error: unknown): boolean {
  try {
    return /^(Runtime|Range|Internal)Error$/.test((error as Error).name);
  } catch {
    // A proxy of the host.
    return false;
  }
}
