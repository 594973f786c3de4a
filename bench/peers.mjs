// Us and the other libraries, each bundled and shrunk as a page would have it: only what it uses.

import { readFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";

const here = (path) => fileURLToPath(new URL(path, import.meta.url));
const dist = new URL("../pkg/dist/", import.meta.url);

/** Name in the tables → module in `bench/peers`. */
export const ours = {
  "plan-widgets/charts": "functions",
  "plan-widgets/charts, SVG": "svg",
  "plan-tracker": "element",
};
export const others = {
  "Chart.js": "chartjs",
  ECharts: "echarts",
  uPlot: "uplot",
  "Observable Plot": "plot",
};
export const peers = { ...ours, ...others };

const packages = ["chart.js", "echarts", "uplot", "@observablehq/plot"];

/** The name and version of each library, as the lock file has them. */
export async function versions() {
  const lock = JSON.parse(await readFile(here("package-lock.json"), "utf8"));
  return packages.map((name) => `${name} ${lock.packages[`node_modules/${name}`].version}`).join(", ");
}

/** A module with all it imports, as files by their names. */
export async function bundled(contents) {
  const { outputFiles } = await build({
    stdin: { contents, resolveDir: here("peers"), sourcefile: "entry.js" },
    outfile: "entry.js",
    bundle: true,
    minify: true,
    format: "esm",
    target: "es2022",
    write: false,
    logLevel: "error",
  });
  return Object.fromEntries(outputFiles.map(({ path, contents }) => [path.endsWith(".css") ? "entry.css" : "entry.js", contents]));
}

/** The wasm of the charts, which a bundle of ours looks for beside itself. */
export const WASM = "plan_tracker_bg.wasm";
export const wasm = () => readFile(new URL(WASM, dist));

/** A page for each library, to draw in, and what it loads: what answers a request, by address. */
export async function pages(style) {
  const handlers = {};
  const put = (path, type, body) => {
    handlers[path] = (_request, response) => response.writeHead(200, { "content-type": type }).end(body);
  };
  const bytes = await wasm();
  for (const name of Object.values(peers)) {
    const files = await bundled(`export * from "./${name}.js"; export * from "./data.js";`);
    put(`/${name}/entry.js`, "text/javascript", files["entry.js"]);
    put(`/${name}/${WASM}`, "application/wasm", bytes);
    put(`/${name}.html`, "text/html", `<!doctype html><meta charset="utf-8"><title>bench</title><style>${files["entry.css"] ?? ""} body{font:16px sans-serif} ${style}</style><div id="room"></div>`);
  }
  return handlers;
}
