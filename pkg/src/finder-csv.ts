import { csv, type Cell } from "./csv.js";

/** Columns of a downloaded result. Their names do not change with the language: a sheet that was built on them goes on working. */
export const columns = ["kind", "id", "name", "box", "group", "text", "status", "date", "url", "document", "section", "line"] as const;

/** A line of a downloaded result. */
export type Row = Partial<Record<(typeof columns)[number], Cell>>;

/** A result as CSV. */
export function resultCsv(rows: readonly Row[]): string {
  return csv([columns, ...rows.map((row) => columns.map((column) => row[column]))]);
}
