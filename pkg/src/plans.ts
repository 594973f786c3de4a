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
  const id = loadText(text);
  if (isHan(text)) await readings();
  return id;
}

/** Loads a plan that is here. */
export function loadText(text: string): string {
  const json = parsed(text);
  return call((wasm) => wasm.loadPlan(json));
}

/** Whether there are characters to be read aloud in it. */
export function isHan(text: string): boolean {
  return /\p{Script=Han}/u.test(text);
}

/** What Chinese needs before its first search, for what is searched later is read once. Without it, it is found as it is written. */
export function readings(): Promise<void> {
  return fullTables().catch(() => {});
}

/**
 * Forgets a loaded plan and frees its memory. Where it had taken the bundled plan's place, that one is back.
 *
 * @returns whether a loaded plan had this id; the bundled one stays
 * @throws {PlanError} `invalid_argument`, `not_initialized`
 * @example
 * unloadPlan("riverbend-2026-2030");
 */
export function unloadPlan(id: string): boolean {
  if (typeof id !== "string") throw new PlanError("invalid_argument", "id must be a string");
  return id.length <= limits.text && call((wasm) => wasm.unloadPlan(id));
}

/** The text of a plan, fetched where an address is given. */
export async function textOf(plan: unknown): Promise<string> {
  try {
    if (typeof plan === "string") return fitting(plan);
    if (plan instanceof URL) {
      // Not fatal: what is not UTF-8 is hardly JSON, and if it is, its odd characters are seen.
      return new TextDecoder().decode(await bytesAt(plan, limits.planBytes));
    }
    if (typeof plan === "object" && plan !== null) {
      // Counted, for an empty array may be four thousand million long: no value is less than two bytes.
      let left = limits.planBytes / 2;
      const json: unknown = JSON.stringify(plan, (_, value: unknown) => ((left -= 1) < 0 ? tooLarge() : value));
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
  return json.length > limits.planBytes || new TextEncoder().encode(json).length > limits.planBytes ? tooLarge() : json;
}

function tooLarge(): never {
  throw new PlanError("too_large", `a plan has at most ${limits.planBytes} bytes`);
}
