/**
 * `plan-widgets.single.js`: all in one file, the wasm too, and nothing else is fetched. It registers the elements.
 * Built from here by `xtask/package.mjs`, which puts the bytes in the place of `bundled.ts`.
 */
import "./define.js";

export * from "./browser.js";
export * from "./elements.js";
