import { copyFile } from "node:fs/promises";
import { build } from "esbuild";

await build({
  entryPoints: ["main.js"],
  outfile: "dist/bundle.js",
  bundle: true,
  format: "esm",
  minify: true,
  loader: { ".wasm": "file" },
});
await copyFile("index.html", "dist/index.html");
