/** The wasm of the widgets, one for a page. */
import { glue } from "./plan_widgets.js";
import { instance } from "./instance.js";

export type { WasmInput } from "./instance.js";
export const { start, started, call, starts } = /* @__PURE__ */ instance(glue);
