// `node xtask/package.mjs`: what pkg/dist holds beside compiled TypeScript, wasm and glue.

import { copyFile, mkdtemp, readFile, readdir, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";
import { minify } from "terser";
import { manifest } from "./manifest.mjs";

const PKG = new URL("../pkg/", import.meta.url);
const DIST = new URL("dist/", PKG);
/** What the package exports, and `index` for who knows that a host has started the wasm. */
const ENTRIES = ["browser", "define", "elements", "import", "import-node", "index", "node", "slim"];

/**
 * 256 characters that stand for the bytes of the wasm, the frequent ones for the frequent bytes. Unlike base64, the
 * matches of a compressor survive in such a text, so the whole is smaller after brotli. None of them needs an escape
 * in a string or means anything to a page that holds the script inline; all are one UTF-16 unit.
 */
function alphabet(bytes) {
  const counts = new Uint32Array(256);
  for (const byte of bytes) counts[byte] += 1;
  const order = [...counts.keys()].sort((a, b) => counts[b] - counts[a]);
  const characters = [];
  for (let code = 0x23; characters.length < 256; code += 1) {
    const unsafe = "$&'<\\`".includes(String.fromCharCode(code)) || (code > 0x7d && code < 0xa1) || code === 0xad;
    if (!unsafe) characters.push(String.fromCharCode(code));
  }
  const byByte = [];
  for (const [place, byte] of order.entries()) byByte[byte] = characters[place];
  return byByte;
}

/** A function that answers the bytes of a file. */
async function inlined(name, file) {
  const bytes = await readFile(new URL(file, DIST));
  const byByte = alphabet(bytes);
  const text = Array.from(bytes, (byte) => byByte[byte]).join("");
  return `export const ${name} = () => decode(${JSON.stringify(byByte.join(""))}, ${JSON.stringify(text)});\n`;
}

const DECODE = `
function decode(alphabet, text) {
  const table = new Uint8Array(0x200);
  for (let byte = 0; byte < 256; byte += 1) table[alphabet.charCodeAt(byte)] = byte;
  const bytes = new Uint8Array(text.length);
  for (let at = 0; at < bytes.length; at += 1) bytes[at] = table[text.charCodeAt(at)];
  return bytes;
}`;

/** `bundled.ts` or `bundled-node.ts` with the bytes themselves. */
const inline = (module, ...functions) => ({
  name: "wasm inline",
  setup: ({ onLoad }) => onLoad({ filter: module }, () => ({ contents: functions.join("") + DECODE })),
});
const BUNDLED = /[/\\]bundled\.js$/;

/** The wasm of the charts, and `without-finder.ts` in the place of the modules that `replaced` names. */
const withoutFinder = (replaced) => ({
  name: "without the finder",
  setup: ({ onResolve }) => {
    const path = (name) => ({ path: fileURLToPath(new URL(name, DIST)) });
    onResolve({ filter: /^\.\/plan_widgets\.js$/ }, () => path("plan_tracker.js"));
    onResolve({ filter: replaced }, () => path("without-finder.js"));
  },
});

const out = await mkdtemp(fileURLToPath(new URL("../bundle-", DIST)));
const common = {
  absWorkingDir: fileURLToPath(DIST),
  bundle: true,
  format: "esm",
  target: "es2022",
  charset: "utf8",
  minify: true,
  external: ["node:*"],
  logLevel: "warning",
  outdir: out,
};
/**
 * Chromium compiles a function when it is called first, on the thread that draws. Of what a page names itself nearly all is
 * called at once: this has it compiled beside the download, and a first chart on a slow phone comes 60 ms sooner.
 */
const HINT = "//# allFunctionsCalledOnLoad";
const PAGES = /^(charts-alone|plan-tracker|plan-widgets)(\.single)?\.js$/;
const all = [await inlined("bundled", "plan_widgets_bg.wasm"), await inlined("bundledTables", "plan_widgets_tables.bin")];
await build({
  ...common,
  entryPoints: { "plan-widgets.single": "single.js" },
  plugins: [inline(BUNDLED, ...all)],
});
// What entries share becomes a file that all of them import: a page makes two or three requests and not thirty.
await build({
  ...common,
  entryPoints: ENTRIES.map((name) => `${name}.js`),
  plugins: [inline(/[/\\]bundled-node\.js$/, ...all)],
  splitting: true,
  chunkNames: "[name]-[hash]",
});
// What a page without a bundler names: all of it in one file, for each that imports another makes the page wait once more.
await build({ ...common, entryPoints: { "plan-widgets": "single.js" } });
// The entries for charts alone are bundles by themselves: they have another wasm, and share no state with the others.
// Not even with each other, for a shared file would be one more request of the page that shows a tracker.
await build({ ...common, entryPoints: ["charts-alone.js", "plan-tracker.js"], plugins: [withoutFinder(/^\.\/(bundled|tables)\.js$/)] });
await build({
  ...common,
  entryPoints: { "plan-tracker.single": "plan-tracker.js" },
  plugins: [
    withoutFinder(/^\.\/tables\.js$/),
    inline(BUNDLED, await inlined("bundled", "plan_tracker_bg.wasm"), 'export { bundledTables } from "./without-finder.js";'),
  ],
});
for (const name of await readdir(DIST)) {
  if (name.endsWith(".js")) await rm(new URL(name, DIST));
}
// esbuild bundles, terser shrinks what it made once more: four hundredths of every script. Bundlers need the annotations.
for (const name of await readdir(out)) {
  const { code } = await minify(await readFile(join(out, name), "utf8"), {
    module: true,
    ecma: 2022,
    compress: { passes: 2 },
    format: { preserve_annotations: true, preamble: PAGES.test(name) ? HINT : undefined },
  });
  await writeFile(new URL(name, DIST), code);
}
await rm(out, { recursive: true });

// wasm-bindgen describes the exports inside; who imports the file gets what their bundler makes of it.
for (const name of ["plan_widgets", "plan_tracker", "plan_widgets_import"]) {
  await writeFile(
    new URL(`${name}_bg.wasm.d.ts`, DIST),
    `/** The file's address, its bytes or the compiled module, as the bundler was told: what starts it takes all of them. */
declare const wasm: any;
export default wasm;
`,
  );
}

// Types that no entry speaks of are not shipped: what TypeScript writes of a style sheet is its whole text.
const { exports } = JSON.parse(await readFile(new URL("package.json", PKG), "utf8"));
const spoken = Object.values(exports).flatMap(({ types = [] }) => types).map((path) => new URL(path, PKG).href);
for (const href of spoken) {
  const text = await readFile(new URL(href), "utf8");
  for (const [, path] of text.matchAll(/(?:from |import\(|import )"(\.[^"]+)\.js"/g)) {
    const more = new URL(`${path}.d.ts`, href).href;
    if (!spoken.includes(more)) spoken.push(more);
  }
}
for (const name of await readdir(DIST)) {
  const file = new URL(name, DIST);
  if (name.endsWith(".d.ts") && !spoken.includes(file.href)) await rm(file);
}

await writeFile(new URL("custom-elements.json", DIST), `${JSON.stringify(await manifest(new URL("src/", PKG)), null, 2)}\n`);

for (const name of ["LICENSE-MIT", "LICENSE-APACHE"]) await copyFile(new URL(`../${name}`, PKG), new URL(name, PKG));
