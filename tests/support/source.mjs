// A file of pkg/src by itself: what the package ships is bundled, and a bundle has no inside to ask.

import { fileURLToPath } from "node:url";
import { build } from "esbuild";

const SRC = new URL("../../pkg/src/", import.meta.url);

/** The exports of a file of pkg/src. */
export async function source(name) {
  const { outputFiles } = await build({
    entryPoints: [fileURLToPath(new URL(name, SRC))],
    bundle: true,
    format: "esm",
    target: "es2022",
    external: ["./plan_widgets.js"],
    write: false,
    logLevel: "warning",
  });
  return import(`data:text/javascript;base64,${Buffer.from(outputFiles[0].contents).toString("base64")}`);
}
