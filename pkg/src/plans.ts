/** Plans that a page brings along. */
import { PlanError } from "./error.js";
import { limits } from "./limits.js";
import { bytesAt } from "./bytes.js";
import { fullTables } from "./tables.js";
import { call } from "./wasm.js";

/**
 * Loads a plan, so that its id works wherever `plan` is asked for. One with Chinese in it brings the file of all readings
 * along (18 kB), which `plan-widgets/slim` leaves away. A plan with the id of one that is there takes its place, the bundled one's too.
 *
 * @param plan the text of a `plan.json`, the object it stands for, or where to fetch it (in Node also a `file:` URL)
 * @returns the plan's id
 * @throws {PlanError} (as a rejection) `invalid_plan` with all its `faults` (the first 1000), `too_large` (see {@link limits}), `load_failed` where it cannot be fetched, `invalid_argument`, `not_initialized`
 * @example
 * const id = await loadPlan(new URL("https://example.org/plan.json"));
 * indicators({ plan: id });
 */
export async function loadPlan(plan: string | object | URL): Promise<string> {
  // Said before anything is fetched.
  call((wasm) => wasm.plans());
  const text = await textOf(plan);
  const json = parsed(text);
  const id = call<string>((wasm) => wasm.loadPlan(json));
  // Before its first search, for what is searched later is read once. Without them it is found as it is written.
  if (/\p{Script=Han}/u.test(text)) await fullTables().catch(() => {});
  return id;
}

/**
 * Forgets a loaded plan and frees its memory. Where it had taken the bundled plan's place, that one is back.
 *
 * @returns whether a loaded plan had this id; the bundled one stays
 * @throws {PlanError} `invalid_argument`, `not_initialized`
 */
export function unloadPlan(id: string): boolean {
  if (typeof id !== "string") throw new PlanError("invalid_argument", "id must be a string");
  return id.length <= limits.text && call((wasm) => wasm.unloadPlan(id));
}

/** Plans that elements have asked for by address: a page with ten charts of one plan fetches it once. */
const shared = new Map<string, Promise<string>>();

/** The id of the plan at an address, loaded if it is not. After a failure the next call tries again. */
export async function planAt(url: URL): Promise<string> {
  const load = (): Promise<string> => {
    const loading = loadPlan(url);
    shared.set(url.href, loading);
    loading.catch(() => shared.delete(url.href));
    return loading;
  };
  const known = shared.get(url.href);
  if (!known) return load();
  const id = await known;
  // The page may have unloaded it in the meantime.
  const there = call<{ id: string }[]>((wasm) => wasm.plans()).some((plan) => plan.id === id);
  return there ? id : load();
}

async function textOf(plan: unknown): Promise<string> {
  try {
    if (typeof plan === "string") return fitting(plan);
    if (plan instanceof URL) {
      // Not fatal: what is not UTF-8 is hardly JSON, and if it is, its odd characters are seen.
      return new TextDecoder().decode(await bytesAt(plan, limits.planBytes));
    }
    if (typeof plan === "object" && plan !== null) {
      const json: unknown = JSON.stringify(plan);
      if (typeof json === "string") return fitting(json);
    }
  } catch (error) {
    throw PlanError.from(error);
  }
  throw new PlanError("invalid_argument", "a plan is its JSON, as text or object, or the URL of it");
}

/** Parsed here, so that the wasm sees plain values, whatever the host gave. */
function parsed(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch (error) {
    const message = String((error as Error).message);
    throw new PlanError("invalid_plan", message, [{ path: "", message }]);
  }
}

function fitting(json: string): string {
  // No unit of UTF-16 is less than a byte of UTF-8: counting exactly is for those that could fit.
  if (json.length > limits.planBytes || new TextEncoder().encode(json).length > limits.planBytes) {
    throw new PlanError("too_large", `a plan has at most ${limits.planBytes} bytes`);
  }
  return json;
}
