// `node bench/weight.mjs`: what a page loads for one chart, of ours and of the other libraries, tree-shaken.

import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { brotliCompressSync, gzipSync } from "node:zlib";
import { bundled, others, versions } from "./peers.mjs";
import { machine, table, writeSection } from "./report.mjs";

/** Ours as the budget has it: what is over it is said there. */
const { stdout } = spawnSync(process.execPath, [new URL("../xtask/size.mjs", import.meta.url).pathname, "--json"], { encoding: "utf8" });
const rows = Object.entries(JSON.parse(stdout).totals).map(([name, { raw, gzip, brotli, requests }]) => [name, raw, gzip, brotli, requests]);

for (const [row, name] of Object.entries(others)) {
  const files = Object.values(await bundled(`import { draw } from "./${name}.js"; import { numbers } from "./data.js"; draw(document.body, numbers(0));`)).map((file) => Buffer.from(file));
  const sum = (weigh) => files.reduce((total, file) => total + weigh(file).length, 0);
  rows.push([row, sum((file) => file), sum((file) => gzipSync(file, { level: 9 })), sum((file) => brotliCompressSync(file)), files.length]);
}
const chart = rows.find(([name]) => name === "Chart.js")[3];
const text = `\`cargo xtask bench weight\`: bytes, brotli at quality 11, and requests; in brackets the ratio to Chart.js. The libraries are bundled by esbuild ${JSON.parse(readFileSync(new URL("../node_modules/esbuild/package.json", import.meta.url))).version} with what one line chart with axes and tooltip needs, and nothing else.

${table(["what", "raw", "gzip", "brotli", "requests"], rows.map(([name, raw, gzip, brotli, requests]) => [name, raw, gzip, `${brotli} (${(brotli / chart).toFixed(2)})`, requests]))}

${await versions()}. ${machine()}`;
await writeSection("Weight beside other libraries", text);
console.log(text);
