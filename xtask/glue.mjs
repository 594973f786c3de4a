// `node xtask/glue.mjs GLUE.js MODULE.wasm`: what wasm-bindgen's glue should do otherwise. The imports get
// short names, in it and in the wasm; it can start the wasm again, and says less; it keeps off the prototypes of the page; and
// all it exports is one object.
//
// wasm-bindgen calls imports by what they do and a hash, `__wbg_setAttribute_f2a9ccba8e2b0a3f`: names nobody reads in what
// ships, and no compressor shortens a hash. A page with both elements gets two kilobytes lighter.

import { readFile, writeFile } from "node:fs/promises";
import { basename } from "node:path";
import { IMPORTS, int, rewritten } from "./wasm-file.mjs";

const [glueFile, wasmFile] = process.argv.slice(2);
const named = (text) => Buffer.concat([int(Buffer.byteLength(text)), Buffer.from(text)]);
const limits = (read) => (read.int() & 1 ? [read.int(), read.int()] : [read.int()]);

/** Over what an import is: a function, table, memory, global or tag. */
function kind(read) {
  const from = read.at;
  const what = read.byte();
  if (what === 0 || what === 4) (what === 4 && (read.at += 1), read.int());
  else if (what === 1) ((read.at += 1), limits(read));
  else if (what === 2) limits(read);
  else read.at += 2;
  return read.bytes.subarray(from, read.at);
}

const short = new Map();
const wasm = rewritten(await readFile(wasmFile), IMPORTS, (read, end) => {
  const count = read.int();
  const imports = [int(count)];
  for (let left = count; left > 0; left -= 1) {
    const module = read.name();
    const field = read.name();
    if (!short.has(field)) short.set(field, `_${short.size.toString(36)}`);
    imports.push(named(module), named(short.get(field)), kind(read));
  }
  if (read.at !== end) throw new Error(`${wasmFile}: the imports end at ${read.at}, not at ${end}`);
  return imports;
});

/**
 * wasm-bindgen starts a wasm once and for all. One that has stopped at a trap can be started anew, and that it is started
 * once otherwise is ours to see to (`instance.ts`).
 */
function startable(glue) {
  const once = "    if (wasm !== undefined) return wasm;\n";
  const exported = "__wbg_init as default";
  const [before, inSync, inAsync, ...more] = glue.split(once);
  // What it says to callers of older versions, of which there are none.
  const older = /\n    if \(module_or_path !== undefined\) \{[^]*?\n    \}\n/;
  if (!inAsync?.includes(exported) || more.length > 0 || !older.test(inAsync)) throw new Error(`${glueFile} starts its wasm in another way`);
  return `${before}${inSync}${once}${inAsync.replace(exported, "__wbg_init_once as default").replace(older, "    ({ module_or_path } = module_or_path);\n")}`;
}

/**
 * wasm-bindgen tries to compile while the download runs, and says to the console, at length, that a server names another type.
 * The type is known before. And no browser that knows the rest of the script lacks `encodeInto`.
 */
function loading(glue) {
  const theirs = /^async function __wbg_load\([^]*?^}\n/m;
  const older = /^if \(!\('encodeInto' in cachedTextEncoder\)\) \{[^]*?^}\n/m;
  if (!theirs.test(glue) || !older.test(glue)) throw new Error(`${glueFile} loads its wasm or writes its texts in another way`);
  return glue.replace(older, "").replace(
    theirs,
    () => `async function __wbg_load(module, imports) {
    if (typeof Response === "function" && module instanceof Response) {
        if (!module.ok) throw new Error(\`\${module.url} answers \${module.status}\`);
        if (module.headers.get("Content-Type") === "application/wasm") return WebAssembly.instantiateStreaming(module, imports);
        module = await module.arrayBuffer();
    }
    const made = await WebAssembly.instantiate(module, imports);
    return made instanceof WebAssembly.Instance ? { instance: made, module } : made;
}
`,
  );
}

/** What a page has added to the prototypes of objects and arrays is neither read as data nor asked to keep ours. */
function own(glue) {
  const put = `
function put(to, key, value) {
    if (key in to) Object.defineProperty(to, key, { __proto__: null, value, writable: true, enumerable: true, configurable: true });
    else to[key] = value;
}
`;
  const written = glue.replace(/arg0\[(arg1(?: >>> 0)?)\] = arg2;/g, "put(arg0, $1, arg2);");
  const read = written.replace("Reflect.get(arg0, arg1)", "Object.hasOwn(arg0, arg1) ? arg0[arg1] : undefined");
  return written === glue ? glue : `${read}${put}`;
}

/**
 * All it exports as one object, but for what Node alone starts it with. What esbuild makes of `import * as` breaks in pages
 * that have added something to `Object.prototype`: it looks through `for (… in …)`, and takes what it finds there for one
 * more export.
 */
function asObject(glue) {
  const names = [...glue.matchAll(/^export function (\w+)/gm)].map(([, name]) => name);
  return `${glue}export const glue = { __proto__: null, default: __wbg_init_once, ${names.join(", ")} };\n`;
}

const glue = await readFile(glueFile, "utf8");
let renamed = 0;
const shorter = glue.replace(/^( +)(__wb[\w$]+):/gm, (whole, indent, field) => {
  const to = short.get(field);
  if (to === undefined) return whole;
  renamed += 1;
  return `${indent}${to}:`;
});
if (renamed !== short.size) throw new Error(`${glueFile} has ${renamed} of the ${short.size} imports`);
await writeFile(wasmFile, wasm);
await writeFile(glueFile, asObject(own(loading(startable(shorter)))));
const types = glueFile.replace(/js$/, "d.ts");
await writeFile(types, `${await readFile(types, "utf8")}export declare const glue: Omit<typeof import("./${basename(glueFile)}"), "initSync">;\n`);
