// A wasm in which one export stops with a trap, as any would for want of memory: what cannot be had otherwise on purpose.

import { CODE, EXPORTS, IMPORTS, Reader } from "../../xtask/wasm-file.mjs";

/** The bytes of a wasm whose export `name` does nothing but trap. */
export function trapping(wasm, name) {
  const read = new Reader(wasm);
  let imported = 0;
  let wanted = -1;
  for (const { id } of read.sections()) {
    if (id === IMPORTS) {
      for (let left = read.int(); left > 0; left -= 1) {
        read.name();
        read.name();
        if (read.byte() !== 0) throw new Error("something else than functions is imported");
        read.int();
        imported += 1;
      }
    } else if (id === EXPORTS) {
      for (let left = read.int(); left > 0; left -= 1) {
        const called = read.name();
        const kind = read.byte();
        const index = read.int();
        if (kind === 0 && called === name) wanted = index - imported;
      }
    } else if (id === CODE) {
      for (let left = read.int(), index = 0; left > 0; left -= 1, index += 1) {
        const length = read.int();
        const { at, bytes } = read;
        // No locals, unreachable, end; what follows is never read, so the length can stay.
        if (index === wanted) return Buffer.concat([bytes.subarray(0, at), body(length), bytes.subarray(at + length)]);
        read.at += length;
      }
    }
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
