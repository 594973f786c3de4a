/** What the package brings along, beside this module. Bundlers know these very expressions and take the files along. */
import { served } from "./served.js";

/** The wasm. */
export function bundled(): URL | Uint8Array<ArrayBuffer> {
  return served(new URL("./plan_widgets_bg.wasm", import.meta.url));
}

/** The foldings and readings of all characters. */
export function bundledTables(): URL | Uint8Array<ArrayBuffer> {
  return served(new URL("./plan_widgets_tables.bin", import.meta.url));
}
