// How long an import takes, and whether it grows with the length: the section "Import" of BENCHMARKS.md.

import { execFileSync } from "node:child_process";
import { fileURLToPath } from "node:url";

import { machine, writeSection } from "./report.mjs";

const root = fileURLToPath(new URL("..", import.meta.url));
const told = execFileSync("cargo", ["run", "--release", "--features", "import", "--example", "import_speed"], {
  cwd: root,
  encoding: "utf8",
  stdio: ["ignore", "pipe", "inherit"],
});
const rows = told.trim().split("\n").map((line) => {
  const [what, bytes, ms] = line.split("\t");
  const kB = bytes / 1000;
  return { what, kB: kB.toFixed(1), ms: Number(ms).toFixed(1), each: ((ms * 1000) / kB).toFixed(0) };
});
const table = rows.map(({ what, kB, ms, each }) => `| ${what === "documents" ? "the five documents" : "an invented plan"} | ${kB} | ${ms} | ${each} |`);
await writeSection("Import", `
\`cargo xtask bench import\`: the importer alone, natively, the quickest of five runs. The invented plan is made longer six times, each time nearly doubled; time per kB that does not grow means that reading is linear.

| what | kB | ms | µs per kB |
|---|---|---|---|
${table.join("\n")}

${machine()}
`);
console.log(table.join("\n"));
