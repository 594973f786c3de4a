// `node xtask/licences.mjs`: the licences of what is compiled into our wasm, which ask to travel with it: `pkg/LICENSE-THIRD-PARTY`.

import { execFileSync } from "node:child_process";
import { readFileSync, readdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const ROOT = new URL("../", import.meta.url);
const TARGET = "wasm32-unknown-unknown";
const SHIPPED = ["plan-widgets-wasm", "plan-tracker-wasm", "plan-widgets-import-wasm"];

const cargo = (...args) =>
  execFileSync("cargo", args, { cwd: ROOT, encoding: "utf8", maxBuffer: 2 ** 28, stdio: ["ignore", "pipe", "inherit"] });

/** A link that was packed as a file is no longer than this, and every licence is. */
const PATH = 200;

/** The texts of the licences in the folder of a crate: of several that it offers, MIT. */
function texts(folder) {
  const files = readdirSync(folder).filter((name) => /^(licen[cs]e|copying|unlicense)/i.test(name) && !/\.(html|toml)$/.test(name));
  const mit = files.filter((name) => /mit/i.test(name));
  const chosen = mit.length > 0 ? [...mit, ...files.filter((name) => /unicode/i.test(name))] : files;
  return chosen.map((name) => readFileSync(join(folder, name), "utf8").replaceAll("\r\n", "\n").trim()).filter((text) => text.length > PATH);
}

const { packages } = JSON.parse(cargo("metadata", "--format-version", "1", "--filter-platform", TARGET));
const tree = cargo("tree", ...SHIPPED.flatMap((name) => ["-p", name]), "--target", TARGET, "-e", "normal,no-proc-macro", "--prefix", "none", "-f", "{p}");
const crates = [...new Set(tree.split("\n").map((line) => /^(\S+) v(\S+)$/.exec(line.replace(" (*)", "").trim())).filter(Boolean).map(([whole]) => whole))].sort();

/** The MIT licence of those who are named, for what brings no text along. */
const mit = (whose) => readFileSync(new URL("LICENSE-MIT", ROOT), "utf8").replace(/^Copyright.*$/m, `Copyright (c) ${whose}`).trim();

/** Text → whose it is. */
const shipped = new Map();
const add = (who, text) => shipped.set(text, [...(shipped.get(text) ?? []), who]);
for (const crate of crates) {
  const [name, version] = crate.split(" v");
  const { manifest_path, license, authors } = packages.find((found) => found.name === name && found.version === version);
  const found = texts(dirname(manifest_path));
  if (found.length === 0) {
    if (!/\bMIT\b/.test(license)) throw new Error(`${crate} (${license}) brings no text of its licence`);
    found.push(mit(authors.map((author) => author.replace(/ <.*>/, "")).join(", ") || `The authors of ${name}`));
  }
  for (const text of found) add(crate, text);
}
const tables = fileURLToPath(new URL("tables/", ROOT));
for (const name of readdirSync(tables).filter((name) => name.startsWith("LICENSE-"))) {
  add(`data of ${name.replace("LICENSE-", "")}`, readFileSync(join(tables, name), "utf8").trim());
}
// The compiler's own library comes without a folder of ours to read; it is offered under MIT or Apache-2.0.
add("the Rust standard library", mit("The Rust Project Contributors"));

const parts = [...shipped].map(([text, whose]) => `${whose.join(", ")}\n\n${text}`);
const head = "The WebAssembly of this package holds code and data of others, each under the licence that stands below its name.";
writeFileSync(new URL("pkg/LICENSE-THIRD-PARTY", ROOT), `${[head, ...parts].join(`\n\n${"-".repeat(80)}\n\n`)}\n`);
