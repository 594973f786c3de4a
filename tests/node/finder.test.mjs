// The finder's files that need no page: tables out, records in.

import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { test } from "node:test";
import { source } from "../support/source.mjs";
import { loadWasm } from "../support/wasm.mjs";

const { resultCsv } = await source("finder-csv.ts");
const records = (await source("finder-read.ts")).read;

/** What is read of a text that comes in chunks of so many bytes. */
function* read(text, size = Infinity) {
  const bytes = new TextEncoder().encode(text);
  const chunks = [];
  for (let at = 0; at < bytes.length; at += size) chunks.push(bytes.subarray(at, at + size));
  yield* records(chunks);
}

/** The cells of a CSV, by rules of its own. */
function cells(text) {
  const rows = [[""]];
  let quoted = false;
  for (let at = 1; at < text.length; at += 1) {
    const row = rows.at(-1);
    const char = text[at];
    if (quoted && char === '"' && text[at + 1] === '"') (row[row.length - 1] += '"'), (at += 1);
    else if (char === '"') quoted = !quoted;
    else if (quoted) row[row.length - 1] += char;
    else if (char === ",") row.push("");
    else if (char === "\r" && text[at + 1] === "\n") rows.push([""]), (at += 1);
    else row[row.length - 1] += char;
  }
  return rows.slice(0, -1);
}

test("no cell of a table is a formula, whatever it holds, and all of it is there", () => {
  const texts = ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", " =1", "＝1", "＋1", "－1", "＠a", "|calc", "%0", 'a"b', "a,b", "a\r\nb", "", "学校", "'", '"=1"', "\0=1"];
  const [head, ...rows] = cells(resultCsv(texts.map((name) => ({ name, line: 7 }))));
  assert.equal(head.length, 12);
  for (const [at, row] of rows.entries()) {
    assert.equal(row.length, 12);
    const cell = row[head.indexOf("name")];
    assert.ok(!/^[\s\0]*[=+\-@|%＝＋－＠]/.test(cell), JSON.stringify(cell));
    assert.equal(cell.replace(/^'(?!$)/, ""), texts[at]);
    assert.equal(row.at(-1), "7");
  }
  assert.equal(rows.length, texts.length);
});

test("a JSON array is read element by element as it is read whole", () => {
  const values = [null, 1, -2.5e3, "a,b]", '"', "\\", '\\"', "\u2028{", {}, [], [[], {}], { a: [1, { b: "}" }], c: "[" }, true];
  let seed = 7;
  const next = (below) => (seed = (seed * 48271) % 2147483647) % below;
  for (let round = 0; round < 500; round += 1) {
    const array = Array.from({ length: next(6) }, () => values[next(values.length)]);
    const text = `${" \n".slice(next(3))}${JSON.stringify(array, null, next(3))}${"\n".repeat(next(2))}`;
    assert.deepEqual([...read(text)], array, text);
    assert.deepEqual([...read(text, 1 + next(9))], array, text);
    // Cut anywhere, it is refused, and never read as if it were whole.
    const cut = text.trim().slice(0, 1 + next(text.trim().length - 1));
    if (cut !== text.trim()) for (const size of [1, 3, Infinity]) assert.throws(() => [...read(cut, size)], SyntaxError, cut);
  }
  for (const wrong of ["[1,]", "[,1]", "[1 2]", "[1]]", "[1] x", '{"a": []}', "[1}", '["a]', "[{]}"]) {
    for (const size of [1, 2, Infinity]) assert.throws(() => [...read(wrong, size)], SyntaxError, wrong);
  }
});

test("a CSV is read by its head; blank lines are none", () => {
  const all = [
    ['\ufeffid,Name\r\n1,"a ""b"", c"\n\n2,\n"3","x\r\ny"', [{ id: "1", name: 'a "b", c' }, { id: "2", name: "" }, { id: "3", name: "x\r\ny" }]],
    ["", []],
    ["id,name", []],
    ["id,name\n1,a,too much", [{ id: "1", name: "a", "": "too much" }]],
    ["id,name\r1,莲花\r\r\n2,", [{ id: "1", name: "莲花" }, { id: "2" }]],
  ];
  // However it is cut, also inside a character, a line's end or a doubled quotation mark.
  for (const size of [1, 2, 3, 5, Infinity]) {
    for (const [text, rows] of all) assert.deepEqual([...read(text, size)], rows, `${size}: ${text}`);
    for (const wrong of ['id\n"a', 'id\n"a"b', "id\na\"b"]) assert.throws(() => [...read(wrong, size)], SyntaxError, wrong);
  }
});

test("what is not UTF-8 is refused, wherever it stands", () => {
  for (const bytes of [[0xff], [0x69, 0x64, 0x0a, 0x61, 0xe9], [0x69, 0x64, 0x0a, 0xe8, 0x8e]]) {
    const whole = Uint8Array.from(bytes);
    assert.throws(() => [...records([whole])], TypeError);
    assert.throws(() => [...records(bytes.map((byte) => Uint8Array.of(byte)))], TypeError);
  }
});

test("a record that goes on for many chunks is not read anew with each of them", () => {
  const name = "名".repeat(1_000_000);
  const text = JSON.stringify([{ name }, { name: "b" }]);
  const exec = RegExp.prototype.exec;
  let units = 0;
  RegExp.prototype.exec = function (string) {
    const from = this.lastIndex;
    const found = exec.call(this, string);
    units += (found ? this.lastIndex : string.length) - from;
    return found;
  };
  try {
    assert.equal([...read(text, 1000)].length, 2);
  } finally {
    RegExp.prototype.exec = exec;
  }
  assert.ok(units < 4 * text.length, `${units} units were looked at for ${text.length}`);
});

test("searchProjects answers what `plan search --json` prints", async () => {
  const wasm = await loadWasm();
  const golden = JSON.parse(await readFile(new URL("../golden/search.json", import.meta.url), "utf8"));
  assert.deepEqual(wasm.searchProjects("shenzhen jinrong", { limit: 2 }), golden);
});
