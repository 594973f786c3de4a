// The built module in Node: the same glue and bytes that ship, without the TypeScript entry in front of them.

import { readFile } from "node:fs/promises";
import { fileURLToPath, pathToFileURL } from "node:url";

/** Where wasm-pack puts glue and wasm: the package ships the same bytes, and the glue inside its bundles. */
export const built = fileURLToPath(new URL("../../pkg/wasm/", import.meta.url));

let copies = 0;

/** The glue as a module of its own, not initialised: the glue keeps its state per module, so each call starts fresh. */
export function loadGlue(dir = built, name = "plan_widgets") {
  const url = new URL(`${name}.js`, folderUrl(dir));
  copies += 1;
  url.searchParams.set("copy", String(copies));
  return import(url.href);
}

/** The bytes of the wasm. */
export function wasmBytes(dir = built, name = "plan_widgets") {
  return readFile(new URL(`${name}_bg.wasm`, folderUrl(dir)));
}

/** The glue, initialised. */
export async function loadWasm(dir = built, name = "plan_widgets") {
  const [glue, module] = await Promise.all([loadGlue(dir, name), wasmBytes(dir, name)]);
  glue.initSync({ module });
  return glue;
}

function folderUrl(dir) {
  const url = pathToFileURL(dir);
  if (!url.pathname.endsWith("/")) url.pathname += "/";
  return url;
}
