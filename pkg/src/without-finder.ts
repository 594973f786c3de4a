/** What `plan-widgets/charts` and `tracker` have in the place of `bundled.ts` and `tables.ts`; `xtask/package.mjs` puts it there. */

import { served } from "./served.js";

/** The wasm without the finder. */
export function bundled(): URL {
  return served(new URL("./plan_tracker_bg.wasm", import.meta.url));
}

/** Nothing is searched, so no readings are needed. */
export function bundledTables(): never {
  throw new Error("there are no tables here");
}

export function tablesFrom(): void {}

export async function fullTables(): Promise<void> {}
