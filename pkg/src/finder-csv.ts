/** Columns of a downloaded result. Their names do not change with the language: a sheet that was built on them goes on working. */
export const columns = ["kind", "id", "name", "box", "group", "text", "status", "date", "url", "document", "section", "line"] as const;

/** A line of a downloaded result. */
export type Row = Partial<Record<(typeof columns)[number], string | number | null | undefined>>;

/** A table as CSV. A text that a spreadsheet would run as a formula gets an apostrophe before it. */
export function csv(rows: readonly Row[]): string {
  const lines = [columns.join(","), ...rows.map((row) => columns.map((column) => cell(row[column])).join(","))];
  // The mark at the beginning makes Excel read UTF-8.
  return `\ufeff${lines.join("\r\n")}\r\n`;
}

function cell(value: string | number | null | undefined): string {
  if (typeof value === "number") return String(value);
  const text = value ?? "";
  // Blanks before the sign do not help: some programs pass over them.
  const safe = /^[\s\0]*[=+\-@|%\uff1d\uff0b\uff0d\uff20]|^[\t\r\n]/.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/** Hands a text to the reader as a file. */
export function download(text: string, name: string): void {
  const url = URL.createObjectURL(new Blob([text], { type: "text/csv;charset=utf-8" }));
  const link = document.createElement("a");
  link.href = url;
  link.download = name;
  link.click();
  // Some browsers begin to read only after this task.
  setTimeout(() => URL.revokeObjectURL(url), 10_000);
}
