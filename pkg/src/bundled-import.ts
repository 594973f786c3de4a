import { served } from "./served.js";

/** The importer's wasm, beside this module. Bundlers know this very expression and take the file along. */
export function bundledImporter(): URL {
  return served(new URL("./plan_widgets_import_bg.wasm", import.meta.url));
}
