// The built module in Node: the same glue and bytes that ship, without the TypeScript entry in front of them.

import { readFile } from "node:fs/promises";
import { fileURLToPath, pathToFileURL } from "node:url";

/** Where wasm-pack puts glue and wasm: the package ships the same bytes, and the glue inside its bundles. */
export const built = fileURLToPath(new URL("../../pkg/wasm/", import.meta.url));

let copies = 0;

/** The glue as a module of its own, not initialised: the glue keeps its state per module, so each call starts fresh. */
export function loadGlue(dir = built) {
  const url = new URL("plan_widgets.js", folderUrl(dir));
  copies += 1;
  url.searchParams.set("copy", String(copies));
  return import(url.href);
}

/** The bytes of the wasm. */
export function wasmBytes(dir = built) {
  return readFile(new URL("plan_widgets_bg.wasm", folderUrl(dir)));
}

/** The glue, initialised. */
export async function loadWasm(dir = built) {
  const [glue, module] = await Promise.all([loadGlue(dir), wasmBytes(dir)]);
  glue.initSync({ module });
  return glue;
}

function folderUrl(dir) {
  const url = pathToFileURL(dir);
  if (!url.pathname.endsWith("/")) url.pathname += "/";
  return url;
}
