// `node import.mjs OUT.json DOCUMENT...`: a plan from its documents; what is to be checked goes to standard error.
import { readFile, writeFile } from "node:fs/promises";
import { basename } from "node:path";
import { importPlan } from "plan-widgets/import";

const [out, ...paths] = process.argv.slice(2);
const files = paths.map(async (path) => ({ name: basename(path), bytes: await readFile(path) }));
const { plan, report } = await importPlan(await Promise.all(files));
await writeFile(out, JSON.stringify(plan, null, 1));
for (const { file, line, text } of report.doubts) console.error(`${file}:${line}: ${text}`);
