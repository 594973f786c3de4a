/**
 * What the package brings along, for Node. `xtask/package.mjs` puts the bytes here: a server's bundler moves modules and
 * leaves files behind, and Next hands out addresses that Node does not read.
 */

/** The wasm. */
export function bundled(): Uint8Array<ArrayBuffer> {
  throw new Error("the package is not built");
}

/** The foldings and readings of all characters. */
export const bundledTables = bundled;
