/** Where the wasm lies: beside this module. Bundlers know this very expression and take the file along. */
export function bundled(): URL {
  return new URL("./plan_widgets_bg.wasm", import.meta.url);
}
