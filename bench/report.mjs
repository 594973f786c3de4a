// What the parts of the benchmarks share: figures, and a section of BENCHMARKS.md for each.

import { readFile, writeFile } from "node:fs/promises";
import { cpus } from "node:os";

const REPORT = new URL("../BENCHMARKS.md", import.meta.url);

export const median = (values) => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)];

/** What it was measured on; `chromium` is the version of the browser, where one was needed. */
export function machine(chromium) {
  const browser = chromium ? `Chromium ${chromium}, ` : "";
  return `${browser}Node ${process.version}, ${cpus().length} × ${cpus()[0]?.model.trim()}, ${new Date().toISOString().slice(0, 10)}.`;
}

/** A table in Markdown. */
export function table(head, rows) {
  const line = (cells) => `| ${cells.join(" | ")} |`;
  return [line(head), line(head.map(() => "---")), ...rows.map(line)].join("\n");
}

/** Puts `text` under the heading `title`, in place of what stood there; a new section goes to the end. */
export async function writeSection(title, text) {
  const report = await readFile(REPORT, "utf8");
  const [head, ...sections] = report.split(/^(?=## )/m);
  const written = `## ${title}\n\n${text.trim()}\n`;
  const place = sections.findIndex((section) => section.startsWith(`## ${title}\n`));
  if (place < 0) sections.push(written);
  else sections[place] = written;
  const parts = [head, ...sections].map((part) => part.trim());
  await writeFile(REPORT, `${parts.join("\n\n")}\n`);
}
