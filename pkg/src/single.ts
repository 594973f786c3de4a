/**
 * All in one module, for pages without a bundler: the functions, the classes, and the elements registered. `xtask/package.mjs`
 * makes two files of it: `plan-widgets.js`, which fetches the wasm, and `plan-widgets.single.js`, which has it inside.
 */
import "./define.js";

export * from "./browser.js";
export * from "./elements.js";
