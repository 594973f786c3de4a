export type Cell = string | number | null | undefined;

/** Rows as CSV that every spreadsheet reads as UTF-8. A text that it would run as a formula gets an apostrophe before it. */
export function csv(rows: readonly (readonly Cell[])[]): string {
  const lines = rows.map((row) => `${row.map(cell).join(",")}\r\n`);
  // The mark at the beginning makes Excel read UTF-8.
  return `\ufeff${lines.join("")}`;
}

function cell(value: Cell): string {
  if (typeof value === "number") return String(value);
  const text = value ?? "";
  // Blanks before the sign do not help: some programs pass over them.
  const safe = /^[\s\0]*[=+\-@|%\uff1d\uff0b\uff0d\uff20]|^[\t\r\n]/.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
