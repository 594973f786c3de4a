// What a wasm file is made of, as far as we look into one: numbers and names in bytes, sections.

export const IMPORTS = 2;
export const EXPORTS = 7;
export const CODE = 10;

/** Reads a wasm from its first section on. */
export class Reader {
  at = 8;

  constructor(bytes) {
    this.bytes = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
  }

  byte() {
    return this.bytes[this.at++];
  }

  int() {
    let value = 0;
    for (let shift = 0; ; shift += 7) {
      const byte = this.byte();
      value += (byte & 0x7f) * 2 ** shift;
      if (byte < 0x80) return value;
    }
  }

  name() {
    const length = this.int();
    this.at += length;
    return this.bytes.toString("utf8", this.at - length, this.at);
  }

  /** The sections, `{id, from, end}`: at each, this stands at its content. Whoever takes the next may stand anywhere. */
  *sections() {
    while (this.at < this.bytes.length) {
      const from = this.at;
      const id = this.byte();
      const end = this.int() + this.at;
      yield { id, from, end };
      this.at = end;
    }
  }
}

/** A number in bytes. */
export function int(value) {
  const out = [];
  for (; value > 0x7f; value = Math.floor(value / 128)) out.push((value & 0x7f) | 0x80);
  return Buffer.from([...out, value]);
}

/** A wasm with another content of a section: `rewrite` is given a reader that stands at the old one and where that ends, and answers pieces. */
export function rewritten(wasm, section, rewrite) {
  const read = new Reader(wasm);
  const pieces = [read.bytes.subarray(0, read.at)];
  for (const { id, from, end } of read.sections()) {
    if (id === section) {
      const content = Buffer.concat(rewrite(read, end));
      pieces.push(Buffer.from([id]), int(content.length), content);
    } else {
      pieces.push(read.bytes.subarray(from, end));
    }
  }
  return Buffer.concat(pieces);
}
