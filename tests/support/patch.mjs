// A wasm in which one export stops with a trap, as any would for want of memory: what cannot be had otherwise on purpose.

const IMPORTS = 2;
const EXPORTS = 7;
const CODE = 10;

/** The bytes of a wasm whose export `name` does nothing but trap. */
export function trapping(wasm, name) {
  const bytes = Buffer.from(wasm);
  let at = 8;
  const int = () => {
    let value = 0;
    for (let shift = 0; ; shift += 7) {
      const byte = bytes[at++];
      value += (byte & 0x7f) * 2 ** shift;
      if (byte < 0x80) return value;
    }
  };
  const text = () => {
    const length = int();
    at += length;
    return bytes.toString("utf8", at - length, at);
  };
  let imported = 0;
  let wanted = -1;
  while (at < bytes.length) {
    const id = bytes[at++];
    const end = int() + at;
    if (id === IMPORTS) {
      for (let left = int(); left > 0; left -= 1) {
        text();
        text();
        if (bytes[at++] !== 0) throw new Error("something else than functions is imported");
        int();
        imported += 1;
      }
    } else if (id === EXPORTS) {
      for (let left = int(); left > 0; left -= 1) {
        const called = text();
        const kind = bytes[at++];
        const index = int();
        if (kind === 0 && called === name) wanted = index - imported;
      }
    } else if (id === CODE) {
      for (let left = int(), index = 0; left > 0; left -= 1, index += 1) {
        const length = int();
        // No locals, unreachable, end; what follows is never read, so the length can stay.
        if (index === wanted) return Buffer.concat([bytes.subarray(0, at), body(length), bytes.subarray(at + length)]);
        at += length;
      }
    }
    at = end;
  }
  throw new Error(`no function is exported as ${name}`);
}

/** As many bytes: `unreachable`, then nothing at all many times. */
function body(length) {
  const nops = Buffer.alloc(length, 0x01);
  nops[0] = 0x00;
  nops[1] = 0x00;
  nops[length - 1] = 0x0b;
  return nops;
}
