import { copyFile } from "node:fs/promises";
import { promisify } from "node:util";
import webpack from "webpack";

const compiler = webpack({
  mode: "production",
  context: import.meta.dirname,
  entry: "./main.js",
  output: { filename: "bundle.js", clean: true },
  // They count bytes before compression; the wasm travels in a third of them.
  performance: { hints: false },
});
const stats = await promisify(compiler.run.bind(compiler))();
if (stats.hasErrors() || stats.hasWarnings()) throw new Error(stats.toString("errors-warnings"));
await copyFile("index.html", "dist/index.html");
