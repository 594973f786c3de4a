/** A chart as a file. */
import { make } from "./element.js";

/** Hands a file to the reader. */
export function save(name: string, data: Blob): void {
  const link = make("a");
  link.href = URL.createObjectURL(data);
  link.download = name;
  link.click();
  // The browser takes the address at the click; what it holds can go in the next turn.
  setTimeout(() => URL.revokeObjectURL(link.href));
}

/** Rows as CSV that every spreadsheet reads as UTF-8. */
export function csv(rows: readonly (readonly (string | number | null)[])[]): Blob {
  const cell = (value: string | number | null): string => {
    // A text that begins like a formula would be one in a spreadsheet.
    const text = typeof value === "string" && /^[=+\-@\t]/.test(value) ? `'${value}` : String(value ?? "");
    return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
  };
  const lines = rows.map((row) => `${row.map(cell).join(",")}\r\n`);
  return new Blob(["\ufeff", ...lines], { type: "text/csv" });
}
