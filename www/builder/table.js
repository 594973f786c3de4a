// A table that somebody pastes, out of a spreadsheet, a CSV file or by hand, as the CSV that the widgets read.

const HEAD = ["indicator", "year", "value", "source"];

function cells(line) {
  if (line.includes("\t")) return line.split("\t").map((cell) => cell.trim());
  if (!line.includes(",")) {
    // By hand: `2023 5830 where it is from`, or with the commas of Chinese.
    const [year = "", value = "", ...source] = line.trim().split(/[\s，、]+/);
    return [year, value, source.join(" ")];
  }
  const found = [];
  // Quoted cells may hold commas, and "" for a quotation mark.
  for (const [, quoted, plain, end] of line.matchAll(/\s*(?:"((?:[^"]|"")*)"|([^,]*?))\s*(,|$)/g)) {
    found.push(quoted?.replaceAll('""', '"') ?? plain);
    if (end === "") break;
  }
  return found;
}

const quoted = (cell) => (/[",\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell);

/**
 * CSV with the columns `indicator,year,value,source`. Without a line of names, the columns are year, value and source of
 * `indicator`. JSON, and CSV that is as it should be, stay as they are; what is no number is left for the widgets to refuse.
 */
export function asCsv(pasted, indicator) {
  const text = pasted.trim();
  if (text === "" || /^[[{]/.test(text)) return text;
  const rows = text.split(/\r?\n/).filter((line) => line.trim()).map(cells);
  const head = rows[0].map((name) => name.toLowerCase());
  const named = head.includes("year") && head.includes("value");
  const place = named ? HEAD.map((name) => head.indexOf(name)) : [-1, 0, 1, 2];
  const lines = rows.slice(named ? 1 : 0).map((row) => {
    const [of, year, value, source] = place.map((at) => row[at] ?? "");
    // Spreadsheets write thousands as readers like them.
    const number = /^-?\d{1,3}(,\d{3})+(\.\d+)?$/.test(value) ? value.replaceAll(",", "") : value;
    return [of || indicator, year.replace(/年$/, ""), number, source].map(quoted).join(",");
  });
  return `${[HEAD.join(","), ...lines].join("\n")}\n`;
}
