// `node targets.mjs OUT.csv`: the targets of the bundled plan as a table.
import { writeFile } from "node:fs/promises";
import { indicators } from "plan-widgets";

const quoted = (cell) => `"${String(cell ?? "").replaceAll('"', '""')}"`;
const rows = indicators().map(({ id, names, unit, baseline, target }) => [id, names.en, unit, baseline.value, target.value]);
const table = [["id", "name", "unit", "2020", "2025"], ...rows].map((row) => row.map(quoted).join(",")).join("\n");
await writeFile(process.argv[2], `${table}\n`);
