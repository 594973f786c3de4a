/** The importer's wasm, beside this module. Bundlers know this very expression and take the file along. */
export function bundledImporter(): URL {
  return new URL("./plan_widgets_import_bg.wasm", import.meta.url);
}
