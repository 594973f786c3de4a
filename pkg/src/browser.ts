/** `plan-widgets` for browsers and bundlers: the API, and `initialize` that fetches the wasm. */
export * from "./index.js";
export { initialize } from "./load.js";
