// A table that somebody pastes, out of a spreadsheet, a CSV file or by hand, as the CSV that the widgets read. What could be
// two numbers is refused: a wrong number that is drawn is worse than none.

const HEAD = ["indicator", "year", "value", "source"];
/** What the columns are called, in lower case. */
const NAMES = {
  indicator: ["indicator", "指标", "指標"],
  year: ["year", "年份", "年度", "年"],
  value: ["value", "数值", "數值", "数据", "數據", "实际值", "實際值"],
  source: ["source", "出处", "出處", "来源", "來源", "数据来源", "數據來源"],
};
/** `2023 5830 where it is from`, `2023年5830`, `2023: 5830`: no separator of cells behind the year. */
const BY_HAND = /^\s*([\d０-９]{4}(?:-\d\d)?)\s*(?:年?\s*[:：]|年|\s)\s*([^\s,;，；、:：].*)$/;
/** The first number, with the spaces that never break between its thousands, and the rest. */
const FIRST = /^([^\s，、；;]+(?:[\u00a0\u2009\u202f]\d{3}(?!\d))*)[\s，、；;]*(.*)$/;
/** A name of a column with a unit behind it: `数值(亿元)`. */
const MEASURED = /^(.*?)\s*[([](.+)[)\]]$/;
const GROUPED = /^[-+]?\d{1,3}(?:,\d{3})+(?:\.\d+)?$|^[-+]?\d{1,3}(?:[\s'’]\d{3})+(?:\.\d+)?$/;

/** Digits, letters and signs as in ASCII. For figures and names of columns; texts stay as they are. */
const plain = (cell) =>
  cell
    .replace(/[！-～]/g, (char) => String.fromCharCode(char.charCodeAt(0) - 0xfee0))
    .replaceAll("−", "-")
    .trim();

function split(line, by) {
  const found = [];
  // Quoted cells may hold the separator, and "" for a quotation mark.
  for (const [, quoted, bare, end] of line.matchAll(new RegExp(`[^\\S\\t]*(?:"((?:[^"]|"")*)"|([^${by}]*?))[^\\S\\t]*([${by}]|$)`, "g"))) {
    found.push((quoted?.replaceAll('""', '"') ?? bare).replaceAll("\v", " "));
    if (end === "") break;
  }
  return found;
}

/** The cells of a line, and what parts them. */
function cells(line) {
  if (line.includes("\t")) return { by: "\t", row: split(line, "\t") };
  const barred = /^\s*\|(.*)\|\s*$/.exec(line);
  if (barred) return { by: "|", row: split(barred[1], "|") };
  const hand = BY_HAND.exec(line);
  if (hand) {
    const [, value, source] = FIRST.exec(hand[2]);
    return { by: " ", row: [hand[1], value.replace(/,$/, ""), source] };
  }
  const bare = line.replace(/"[^"]*"/g, "");
  const by = (/[,;，；]/.exec(bare) ?? /、/.exec(bare))?.[0];
  return by ? { by, row: split(line, by) } : { by: " ", row: line.trim().split(/\s+/) };
}

/** The lines that say something, with their numbers. A line break in quotation marks, as Excel copies it, ends no line. */
function lines(text) {
  const joined = text.replace(/(^|[\t,;，；])("(?:[^"]|"")*")(?=[\t,;，；]|\r?$)/gm, (_, before, cell) => before + cell.replace(/\r?\n/g, "\v"));
  let line = 0;
  const all = joined.split(/\r?\n/).map((it) => {
    line += 1;
    const at = line;
    line += it.split("\v").length - 1;
    return { at, text: it };
  });
  return all.filter((it) => it.text.trim() && !/^[\s|:-]+$/.test(it.text));
}

/** Whether a number goes on in the cell behind it: `5,830`, whose comma parts cells too. */
const goesOn = (value, next) => /^[-+]?[1-9]\d{0,2}$/.test(value) && /^\d{3}(?!\d)/.test(next);

const quoted = (cell) => (/[",\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell);

/**
 * `{csv, refused, doubted, unnamed}`: CSV with the columns `indicator,year,value,source`, empty where anything is refused.
 * Without a line of names, the columns are year, value and source. Rows that name no indicator, by id or name, are
 * `unnamed` and belong to `indicator`. `list` has the indicators, whose units may stand behind numbers. Both lists of notices
 * are `{at, kind, cell}`, with the line as pasted. JSON stays as it is.
 */
export function readTable(pasted, indicator, list = []) {
  const told = { csv: "", refused: [], doubted: [], unnamed: false };
  if (/^\s*[[{]/.test(pasted)) return { ...told, csv: pasted.trim() };
  const rows = lines(pasted).map(({ at, text }) => ({ at, ...cells(text) }));
  if (rows.length === 0) return told;
  const head = rows[0].row.map((cell) => {
    const [, name, unit = ""] = MEASURED.exec(plain(cell)) ?? ["", plain(cell)];
    return { name: name.toLowerCase(), unit };
  });
  const found = HEAD.map((name) => head.findIndex((it) => NAMES[name].includes(it.name)));
  const named = found[1] >= 0 && found[2] >= 0;
  const place = named ? found : [-1, 0, 1, 2];
  const measured = named ? head[place[2]].unit : "";
  const read = rows.slice(named ? 1 : 0).map(({ at, by, row }) => {
    const cell = (name) => row[place[HEAD.indexOf(name)]] ?? "";
    const refuse = (kind, what) => told.refused.push({ at, kind, cell: what });

    const of = cell("indicator").trim();
    const same = list.filter((it) => it.name === of || Object.values(it.names).includes(of));
    const id = !of ? indicator : same.length === 1 ? same[0].id : of;
    if (!of) told.unnamed = true;
    if (!id) refuse("indicator", "");

    const year = plain(cell("year")).replace(/\s*年$/, "");
    if (!/^[1-9]\d{3}(-\d\d)?$/.test(year)) refuse("year", cell("year"));

    const unit = plain(list.find((it) => it.id === id)?.unit ?? "");
    let value = plain(cell("value"));
    if (unit && measured && measured !== unit) refuse("number", `${cell("value")} ${measured}`);
    if (unit && value.endsWith(unit)) value = value.slice(0, -unit.length).trim();
    const next = plain(row[place[2] + 1] ?? "");
    // A column of its own may well hold three digits; a source hardly.
    const column = named && row.length <= head.length && place[2] + 1 !== place[3];
    if (",，、 ".includes(by) && !column && goesOn(value, next)) refuse("thousands", `${value} ${next.slice(0, 3)}`);
    // Where semicolons part cells, a comma is more often a decimal point.
    else if (";；".includes(by) && /^[-+]?\d{1,3},\d{3}$/.test(value)) refuse("comma", value);
    else if (GROUPED.test(value)) value = value.replace(/[,\s'’]/g, "");
    else if (!/^[-+]?(\d+(\.\d*)?|\.\d+)(e[-+]?\d+)?$/i.test(value)) refuse("number", cell("value"));
    else if (/^[-+]?[1-9]\d{0,2}\.\d{3}$/.test(value)) told.doubted.push({ at, kind: "point", cell: value });

    // Commas in a source that nobody quoted are part of it.
    const joint = { ",": ", ", "，": "，" }[by];
    const source = !named && joint ? row.slice(2).join(joint) : cell("source");
    return [id, year, value, source.trim()].map(quoted).join(",");
  });
  if (told.refused.length === 0) told.csv = `${[HEAD.join(","), ...read].join("\n")}\n`;
  return told;
}
