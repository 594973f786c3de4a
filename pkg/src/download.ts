import { make } from "./element.js";

/** Hands a file to the reader. */
export function save(name: string, data: Blob): void {
  const link = make("a");
  link.href = URL.createObjectURL(data);
  link.download = name;
  link.click();
  // Some browsers begin to read only after this task.
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
}

/** Hands CSV to the reader. */
export function saveCsv(name: string, text: string): void {
  save(name, new Blob([text], { type: "text/csv" }));
}
