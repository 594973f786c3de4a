import { Slices } from "./finder-records.js";

/** How many bytes become text between two glances at the clock. */
const PIECE = 262_144;

/** The text that bytes are, in slices; throws where they are not UTF-8. */
export async function textOf(bytes: Uint8Array, signal: AbortSignal): Promise<string> {
  const decoder = new TextDecoder("utf-8", { fatal: true });
  const slices = new Slices(signal);
  let text = "";
  for (let at = 0; at < bytes.length; at += PIECE) {
    text += decoder.decode(bytes.subarray(at, at + PIECE), { stream: true });
    if (slices.over) await slices.pause();
  }
  return text + decoder.decode();
}

/**
 * The elements of a JSON array or the lines of a CSV, one at a time: to parse ten megabytes in one go would hold the page
 * for as long as it takes.
 */
export function read(text: string): Iterable<unknown> {
  return /^\s*[[{]/.test(text) ? elements(text) : lines(text);
}

function* elements(text: string): Generator<unknown> {
  const token = /"[^"\\]*(?:\\.[^"\\]*)*"|[[\]{},]/g;
  let depth = 0;
  /** Whether a comma promised another. */
  let more = false;
  let start = 0;
  for (let found = token.exec(text); found; found = token.exec(text)) {
    const mark = found[0];
    const closes = mark === "]" || mark === "}";
    if (closes) depth -= 1;
    if ((mark === "," && depth === 1) || (closes && depth === 0)) {
      if (mark === "}") break;
      const element = text.slice(start, found.index);
      if (more || mark === "," || element.trim()) yield JSON.parse(element);
      start = token.lastIndex;
      if (depth === 0) break;
      more = true;
    }
    if (mark === "{" && depth === 0) throw new SyntaxError("the records must be an array");
    if (mark === "[" || mark === "{") {
      if (depth === 0) start = token.lastIndex;
      depth += 1;
    }
  }
  if (depth !== 0 || text.slice(start).trim()) throw new SyntaxError("the array of records does not end where it should");
}

function* lines(text: string): Generator<unknown> {
  const cell = /(?:"([^"]*(?:""[^"]*)*)"|([^",\r\n]*))(,|\r\n|\r|\n|$)/y;
  cell.lastIndex = text.startsWith("\ufeff") ? 1 : 0;
  let head: string[] | undefined;
  let row: string[] = [];
  while (cell.lastIndex < text.length) {
    const at = cell.lastIndex;
    const found = cell.exec(text);
    if (!found) throw new SyntaxError(`a quotation mark is out of place after character ${at}`);
    row.push(found[1]?.replaceAll('""', '"') ?? found[2] ?? "");
    if (found[3] === "," && cell.lastIndex < text.length) continue;
    if (head) {
      const names = head;
      if (row.some(Boolean)) yield Object.fromEntries(row.map((value, column) => [names[column] ?? "", value]));
    } else {
      head = row.map((name) => name.trim().toLowerCase());
      // A web page, as a login that stands in the way, is all lines too.
      if (!head.some((name) => name === "id" || name === "name")) throw new SyntaxError("the first line names no column id or name");
    }
    row = [];
  }
}
