/** `plan-widgets` for Node: the same API, initialised already. */
import { readFileSync } from "node:fs";
import { bundled, bundledTables } from "./bundled.js";
import { readFilesWith } from "./bytes.js";
import { tablesFrom } from "./tables.js";
import { startNow } from "./wasm.js";

export * from "./index.js";
export { initialize } from "./load.js";

const wasm = bundled();
startNow(wasm instanceof URL ? readFileSync(wasm) : wasm);
readFilesWith((url) => readFileSync(url));
tablesFrom(bundledTables);
