/** `plan-widgets` for Node: the same API, initialised already. */
import { readFileSync } from "node:fs";
import { bundled } from "./bundled.js";
import { readFilesWith } from "./plans.js";
import { startNow } from "./wasm.js";

export * from "./index.js";
export { initialize } from "./load.js";

startNow(readFileSync(bundled()));
readFilesWith((url) => readFileSync(url));
