/** Plans that elements have asked for by address: a page with ten charts of one plan fetches it once. */
import { initialize } from "./load.js";
import { isHan, loadText, readings, textOf } from "./plans.js";
import { call } from "./wasm.js";

const shared = new Map<string, Promise<{ id: string; han: boolean }>>();

/**
 * The id of the plan at an address, loaded if it is not. After a failure the next call tries again.
 *
 * @param searched whether it is going to be searched: a chart does not wait for readings
 */
export async function planAt(url: URL, searched: boolean): Promise<string> {
  let plan = await (shared.get(url.href) ?? load(url));
  // The page may have unloaded it in the meantime.
  const there = call<{ id: string }[]>((wasm) => wasm.plans()).some(({ id }) => id === plan.id);
  if (!there) plan = await load(url);
  if (searched && plan.han) await readings();
  return plan.id;
}

function load(url: URL): Promise<{ id: string; han: boolean }> {
  // The plan is fetched beside the wasm that will read it.
  const loading = Promise.all([textOf(url), initialize()]).then(([text]) => ({ id: loadText(text), han: isHan(text) }));
  shared.set(url.href, loading);
  loading.catch(() => shared.delete(url.href));
  return loading;
}
