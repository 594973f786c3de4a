// `node xtask/size.mjs [--json]`: how heavy is what a page loads, and is that within budget.json?

import { readFile, readdir } from "node:fs/promises";
import { basename, relative } from "node:path";
import { fileURLToPath } from "node:url";
import { brotliCompressSync, constants, gzipSync } from "node:zlib";
import { init, parse } from "es-module-lexer";

const DIST = new URL("../pkg/dist/", import.meta.url);
const BUDGET = new URL("../budget.json", import.meta.url);
const WASM = "plan_widgets_bg.wasm";
/** What a page names in its one script element; it, all it imports, and the wasm are the page's weight. */
const ENTRIES = {
  "both elements with data": ["plan-widgets.js", WASM],
  "charts alone": ["plan-tracker.js", "plan_tracker_bg.wasm"],
  "functions of charts alone": ["charts-alone.js", "plan_tracker_bg.wasm"],
  "functions without elements": ["slim.js", WASM],
  "documents read in the page": ["import.js", "plan_widgets_import_bg.wasm"],
};
/** All of it in one file, the wasm too. */
const SINGLE = "plan-widgets.single.js";

/** A file on its own; a page is the sum of its files, for each is compressed and fetched by itself. */
async function weigh(url) {
  const bytes = await readFile(url);
  const brotli = brotliCompressSync(bytes, {
    params: { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length },
  });
  return { raw: bytes.length, gzip: gzipSync(bytes, { level: 9 }).length, brotli: brotli.length };
}

/** `entry` and every module it imports, statically or by `import("…")`: lazily loaded code is weight as well. */
async function modulesFrom(entry) {
  const found = new Set();
  const queue = [entry.href];
  for (let href = queue.pop(); href !== undefined; href = queue.pop()) {
    if (found.has(href)) continue;
    found.add(href);
    const [imports] = parse(await readFile(fileURLToPath(href), "utf8"));
    for (const { type, specifier } of imports) {
      if (type === "import-meta") continue;
      if (specifier === undefined || !/^\.{1,2}\//.test(specifier)) {
        throw new Error(`${basename(href)} imports ${specifier ?? "a computed module"}, which cannot be weighed`);
      }
      queue.push(new URL(specifier, href).href);
    }
  }
  return [...found].sort();
}

function sum(rows) {
  const add = (key) => rows.reduce((total, row) => total + row[key], 0);
  return { raw: add("raw"), gzip: add("gzip"), brotli: add("brotli") };
}

function table(rows) {
  const number = (value) => String(value).padStart(9);
  const width = Math.max(...Object.keys(rows).map((name) => name.length));
  const lines = [`${"".padEnd(width)}       raw      gzip    brotli`];
  for (const [name, { raw, gzip, brotli }] of Object.entries(rows)) {
    lines.push(`${name.padEnd(width)} ${number(raw)} ${number(gzip)} ${number(brotli)}`);
  }
  return lines.join("\n");
}

await init;
const names = (await readdir(DIST, { recursive: true })).filter((name) => /\.(js|wasm)$/.test(name)).sort();
const files = {};
for (const name of names) files[name] = await weigh(new URL(name, DIST));

const totals = {};
for (const [name, [entry, wasm]] of Object.entries(ENTRIES)) {
  const scripts = await modulesFrom(new URL(entry, DIST));
  const loaded = scripts.map((href) => relative(fileURLToPath(DIST), fileURLToPath(href)));
  totals[name] = { ...sum([wasm, ...loaded].map((file) => files[file])), requests: loaded.length + 1 };
}
totals["both elements in one file"] = { ...files[SINGLE], requests: 1 };

const budget = JSON.parse(await readFile(BUDGET, "utf8"));
const faults = [];
for (const [name, limit] of Object.entries(budget)) {
  const total = totals[name];
  if (total === undefined) faults.push(`budget.json names "${name}", which nothing measures`);
  else if (total.brotli > limit) {
    faults.push(`${name}: ${total.brotli} bytes after brotli are ${total.brotli - limit} over the budget of ${limit}`);
  }
}

if (process.argv.includes("--json")) {
  console.log(JSON.stringify({ files, totals, budget, faults }, null, 2));
} else {
  console.log(table({ ...files, ...totals }));
  for (const [name, limit] of Object.entries(budget)) {
    const total = totals[name];
    if (total && total.brotli <= limit) console.log(`\n${name}: ${limit - total.brotli} bytes below the budget of ${limit}`);
  }
}
for (const fault of faults) console.error(fault);
process.exitCode = faults.length > 0 ? 1 : 0;
