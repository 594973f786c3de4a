// Projects of their own beside this file, with the packed package installed as a user would install it.

import { execFile } from "node:child_process";
import { cp, mkdir, readFile, readdir, rm, writeFile } from "node:fs/promises";
import { basename } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";

const here = new URL("./", import.meta.url);
export const root = new URL("../../", import.meta.url);
// A folder for each test file, for they run side by side.
const projects = new URL(`projects/${basename(process.argv[1], ".test.mjs")}/`, here);
const fresh = new URL("fresh/", projects);
const windows = process.platform === "win32";

/** Runs a program to its end; a failure carries what it said. */
export async function run(program, args, cwd) {
  const done = promisify(execFile)(program, args, { cwd, maxBuffer: 2 ** 26, shell: windows });
  return done.catch((error) => {
    throw new Error(`${program} ${args.join(" ")}\n${error.stdout}\n${error.stderr}`);
  });
}

const npm = (args, cwd) => run(windows ? "npm.cmd" : "npm", args, cwd);

/** Packs pkg/ and installs the archive into an empty project. Answers the archive and the files in it. */
export async function pack() {
  await rm(projects, { recursive: true, force: true });
  await mkdir(fresh, { recursive: true });
  const out = await npm(["pack", "--json", "--ignore-scripts", "--pack-destination", fileURLToPath(projects)], new URL("pkg/", root));
  const said = JSON.parse(out.stdout);
  const [packed] = Array.isArray(said) ? said : Object.values(said);
  const archive = fileURLToPath(new URL(packed.filename, projects));
  await writeFile(new URL("package.json", fresh), '{ "private": true, "type": "module" }\n');
  await npm(["install", "--offline", "--ignore-scripts", "--no-audit", "--no-fund", archive], fresh);
  return { archive, files: packed.files.map(({ path }) => path).sort() };
}

/** A new project with the package installed, and with the files of an example. Tools come from the folder above. */
export async function project(name, example = name) {
  const folder = new URL(`${name}/`, projects);
  await cp(fresh, folder, { recursive: true });
  if (example) await cp(new URL(`examples/${example}/`, root), folder, { recursive: true });
  return {
    folder,
    path: fileURLToPath(folder),
    package: new URL("node_modules/plan-widgets/", folder),
    /** Runs a script of the project, or of a tool of this folder. */
    node: (...args) => run(process.execPath, args, folder),
    tool: (script, ...args) => run(process.execPath, [fileURLToPath(new URL(`node_modules/${script}`, here)), ...args], folder),
    read: (file) => readFile(new URL(file, folder), "utf8"),
    write: (file, text) => writeFile(new URL(file, folder), text),
  };
}

/** The names of all files in a folder. */
export async function files(folder) {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  return entries.filter((entry) => entry.isFile()).map(({ name }) => name);
}
