// `node xtask/parts.mjs [NAME=plan_widgets]`: what leaves a built wasm together with the exports that need it.
//
// Exports are taken out group by group and the rest is optimised again: the difference after brotli is what a part
// weighs by itself. What parts share stays, so the parts do not add up to the whole.

import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { brotliCompressSync, constants } from "node:zlib";
import { EXPORTS, int, rewritten } from "./wasm-file.mjs";

/** What the finder has beside its engine. */
const LISTED = ["drawProjectList", "openRecords", "addRecords", "startRecords", "stepRecords", "recordResults", "closeRecords", "loadTables"];
const CHARTS = ["drawChart", "chartSvg", "chartHtml", "chartTable", "describeChart"];
const GROUPS = {
  "plans at run time": ["loadPlan", "unloadPlan"],
  "pictures on canvas": ["drawChart"],
  "pictures as SVG and HTML": ["chartSvg", "chartHtml"],
  "tables": ["chartTable", "chartHtml"],
  "all charts": CHARTS,
  "all charts and judging": ["assess", ...CHARTS],
  "the nine lists": ["records"],
  "the list as elements": ["drawProjectList"],
  "records of the host": ["openRecords", "addRecords", "startRecords", "stepRecords", "recordResults", "closeRecords"],
  "tables of all characters": ["loadTables"],
  "list, host records and loaded tables": LISTED,
  "these and the engine": ["searchProjects", ...LISTED],
};

const name = process.argv[2] ?? "plan_widgets";
const root = fileURLToPath(new URL("../", import.meta.url));
const wasm = readFileSync(join(root, `pkg/wasm/${name}_bg.wasm`));
const folder = mkdtempSync(join(tmpdir(), "parts-"));

/** The module without some exports, optimised again. */
function without(dropped) {
  const rest = rewritten(wasm, EXPORTS, (read) => {
    const kept = [];
    for (let left = read.int(); left > 0; left -= 1) {
      const from = read.at;
      const field = read.name();
      read.at += 1;
      read.int();
      if (!dropped.includes(field)) kept.push(read.bytes.subarray(from, read.at));
    }
    return [int(kept.length), ...kept];
  });
  const [input, output] = [join(folder, "in.wasm"), join(folder, "out.wasm")];
  writeFileSync(input, rest);
  execFileSync(join(root, "node_modules/.bin/wasm-opt"), [input, "-Oz", "-o", output]);
  return readFileSync(output);
}

const brotli = (bytes) =>
  brotliCompressSync(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length } }).length;
const whole = without([]);
console.log(`${name}_bg.wasm ${whole.length} raw, ${brotli(whole)} brotli; without`);
for (const [part, dropped] of Object.entries(GROUPS)) {
  const rest = without(dropped);
  if (rest.length < whole.length) console.log(`  ${part}: −${whole.length - rest.length} raw, −${brotli(whole) - brotli(rest)} brotli`);
}
rmSync(folder, { recursive: true });
