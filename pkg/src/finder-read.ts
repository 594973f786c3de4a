/** A text that comes in pieces: to make ten megabytes one text would hold the page for as long as it takes. */
class Text {
  /** What of it is being read. */
  now = "";
  readonly #decoder = new TextDecoder("utf-8", { fatal: true });
  #at = 0;

  constructor(readonly chunks: readonly Uint8Array[]) {
    this.more(0);
  }

  /** Forgets what stands before `from` and reads on; `false` at the end. Throws where the bytes are not UTF-8. */
  more(from: number): boolean {
    const { chunks } = this;
    if (this.#at > chunks.length) return false;
    let piece = "";
    // What goes on for many pieces is not copied with each of them.
    do piece += this.#decoder.decode(chunks[this.#at], { stream: this.#at < chunks.length });
    while (this.#at++ < chunks.length && piece.length < this.now.length - from);
    this.now = this.now.slice(from) + piece;
    return true;
  }
}

/** The elements of a JSON array or the lines of a CSV, one at a time, for the same reason. */
export function read(chunks: readonly Uint8Array[]): Iterable<unknown> {
  const text = new Text(chunks);
  // What comes first may be blank.
  while (!text.now.trim() && text.more(0));
  return /^\s*[[{]/.test(text.now) ? elements(text) : lines(text);
}

function* elements(text: Text): Generator<unknown> {
  // A string without an end is one that goes on in the next piece.
  const token = /"[^"\\]*(?:\\.[^"\\]*)*(?:"|\\?$)|[[\]{},]/g;
  let depth = 0;
  /** Whether a comma promised another. */
  let more = false;
  let start = 0;
  for (;;) {
    const found = token.exec(text.now);
    if ((!found || token.lastIndex === text.now.length) && text.more(start)) {
      // From the beginning of the element once more.
      token.lastIndex = start = 0;
      depth &&= 1;
      continue;
    }
    if (!found) break;
    const mark = found[0];
    const closes = mark === "]" || mark === "}";
    if (closes) depth -= 1;
    if ((mark === "," && depth === 1) || (closes && depth === 0)) {
      if (mark === "}") break;
      const element = text.now.slice(start, found.index);
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
  do {
    if (depth !== 0 || text.now.slice(start).trim()) throw new SyntaxError("the array of records does not end where it should");
    start = 0;
  } while (text.more(text.now.length));
}

function* lines(text: Text): Generator<unknown> {
  const cell = /(?:"([^"]*(?:""[^"]*)*)"|([^",\r\n]*))(,|\r\n|\r|\n|$)/y;
  let head: string[] | undefined;
  let row: string[] = [];
  for (let at = 0; ; at = cell.lastIndex) {
    cell.lastIndex = at;
    let found = cell.exec(text.now);
    while ((!found || cell.lastIndex === text.now.length) && text.more(at)) {
      // The cell once more, for it may go on in the next piece.
      cell.lastIndex = at = 0;
      found = cell.exec(text.now);
    }
    if (at === text.now.length) return;
    if (!found) throw new SyntaxError(`a quotation mark is out of place: ${text.now.slice(at, at + 40)}`);
    row.push(found[1]?.replaceAll('""', '"') ?? found[2] ?? "");
    if (found[3] === "," && cell.lastIndex < text.now.length) continue;
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
