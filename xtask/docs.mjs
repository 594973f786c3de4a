// `node xtask/docs.mjs`: the documentation in target/www/docs, from the sources alone: functions from the TypeScript, elements
// from the manifest, the data format from the schema, methods from the vectors. Readable without scripts; searched by our finder.

import { mkdir, readFile, writeFile } from "node:fs/promises";
import { typesOf } from "./docs-types.mjs";

const ROOT = new URL("../", import.meta.url);
const OUT = new URL("target/www/docs/", ROOT);
/** Where the functions are, in the order of the page. */
const SOURCES = ["load.ts", "index.ts", "charts.ts", "plans.ts", "import.ts"];
/** Where the types of their arguments and answers are. */
const TYPES = ["types.ts", "attributes.ts", "import-types.ts", "instance.ts", "error.ts"];
const FUNCTION = /\/\*\*((?:(?!\*\/)[^])*)\*\/\s*export (?:async )?function (\w+)(\([^]*?\): [^{]+?) \{/g;

const read = (path) => readFile(new URL(path, ROOT), "utf8");
const escape = (text) => text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;").replaceAll('"', "&quot;");
/** Text of a doc comment: code between backticks, names of links as they are. */
const prose = (text) => escape(text.replace(/\{@link (\w+)\}/g, "`$1`")).replace(/`([^`]+)`/g, "<code>$1</code>");

/** Types that are described, by name. */
const known = new Set();
/** Code in which the names of described types lead to them. */
const linked = (code) => escape(code).replace(/\b[A-Z]\w+/g, (name) => (known.has(name) ? `<a href="#type-${name}">${name}</a>` : name));

/** What can be looked up: id, name, link. */
const entries = [];

function lookup(id, name) {
  entries.push({ id, name, url: new URL(`#${id}`, "https://docs.invalid/").hash });
}

function entry(id, name, body) {
  lookup(id, name);
  return `<section id="${id}"><h3><a href="#${id}"><code>${escape(name)}</code></a></h3>\n${body}</section>\n`;
}

/** A doc comment in its parts. */
function parts(comment) {
  const lines = comment.split("\n").map((line) => line.replace(/^\s*\*? ?/, "").trimEnd());
  const found = { text: [], param: [], returns: [], throws: [], example: [] };
  let place = found.text;
  for (const line of lines) {
    const tag = /^@(param|returns|throws|example)\s*(.*)$/.exec(line.replace(/^(.*\S) (@throws .*)$/, "$1"));
    if (tag) {
      place = found[tag[1]];
      place.push(tag[2]);
    } else if (place === found.text || place === found.example) place.push(line);
    else if (line) place[place.length - 1] += ` ${line}`;
  }
  return found;
}

function functionEntry([, comment, name, signature]) {
  const { text, param, returns, throws, example } = parts(comment);
  const rows = [
    ...param.map((line) => [line.split(" ")[0], line.split(" ").slice(1).join(" ")]),
    ...returns.map((line) => ["answers", line]),
    ...throws.map((line) => ["throws", line.replace("{PlanError} ", "")]),
  ];
  const list = rows.map(([term, said]) => `<dt>${escape(term)}</dt><dd>${prose(said)}</dd>`).join("\n");
  const code = example.join("\n").trim();
  return entry(
    `api-${name}`,
    name,
    [
      `<pre><code>${linked(`${name}${signature}`)}</code></pre>`,
      `<p>${prose(text.join(" ").replace(/@throws .*/, "").trim())}</p>`,
      list && `<dl>${list}</dl>`,
      code && `<pre><code>${escape(code)}</code></pre>`,
    ]
      .filter(Boolean)
      .join("\n"),
  );
}

/** A table. `named` are rows that can be looked up: of each what is before its name, and its name, which is what its id ends with. */
function table(head, rows, named = []) {
  const cells = (tag, row) => row.map((cell) => `<${tag}>${cell}</${tag}>`).join("");
  const row = ([first, ...others], at) => {
    // Where a long name may break on a phone.
    const cellsOf = [first.replace(/(?<!<)[/_](?=\w)/g, "$&<wbr>"), ...others];
    if (!named[at]) return `<tr>${cells("td", cellsOf)}</tr>`;
    const [before, name] = named[at];
    const id = `${before}-${name.replace("?", "")}`.replaceAll(" ", "-");
    lookup(id, /^(type|code|entry)-?/.test(before) ? `${before.replace(/^(type|code|entry)-?/, "")}${before.startsWith("type-") ? "." : ""}${name}` : `${before} ${name}`);
    return `<tr id="${escape(id)}">${cells("td", cellsOf)}</tr>`;
  };
  return `<div class="wide"><table><thead><tr>${cells("th", head)}</tr></thead><tbody>${rows.map(row).join("\n")}</tbody></table></div>`;
}

function typeEntry({ name, text, is, fields }) {
  const rows = fields.map((field) => [`<code>${escape(field.name)}</code>`, `<code>${linked(field.type)}</code>`, prose(field.text)]);
  return entry(
    `type-${name}`,
    name,
    [
      text && `<p>${prose(text)}</p>`,
      is && `<pre><code>${linked(is)}</code></pre>`,
      rows.length > 0 && table(["Field", "Type", ""], rows, fields.map((field) => [`type-${name}`, field.name])),
    ]
      .filter(Boolean)
      .join("\n"),
  );
}

function elementEntry(element) {
  const lists = { attributes: "Attribute", members: "Property", cssProperties: "Custom property", cssParts: "Part", events: "Event", slots: "Slot" };
  const tables = Object.entries(lists)
    .filter(([list]) => element[list]?.length)
    .map(([list, title]) => table([title, ""], element[list].map(({ name, description = "" }) => [`<code>${escape(name)}</code>`, prose(description)]), element[list].map(({ name }) => [list === "attributes" ? element.tagName : `${element.tagName} ${title.toLowerCase()}`, name])));
  return entry(element.tagName, element.tagName, `<p>${prose(element.description)}</p>${tables.join("\n")}`);
}

/** What a schema allows, in a few words. */
function kind(schema) {
  if (schema.anyOf) return `${kind(schema.anyOf[0])} or null`;
  if (schema.oneOf) return schema.oneOf.map((word) => `<code>${escape(word.const)}</code>`).join(" ");
  if (schema.type === "array") return `list of ${kind(schema.items)}`;
  if (schema.properties) return `{${Object.keys(schema.properties).map((key) => `<code>${escape(key)}</code>`).join(" ")}}`;
  if (schema.additionalProperties) return "object of texts";
  if (schema.maximum) return `whole number to ${schema.maximum}`;
  return { string: "text", number: "number", boolean: "true or false" }[schema.type];
}

function recordRows(schema) {
  return Object.entries(schema.properties).map(([name, field]) => [
    `<code>${escape(name)}</code>${schema.required.includes(name) ? "" : " (may be left away)"}`,
    kind(field),
    prose(field.description),
  ]);
}

function dataEntries(schema) {
  const head = ["Field", "Is", ""];
  const lists = Object.entries(schema.properties).filter(([, field]) => field.items?.properties);
  return [
    entry("data-plan", "plan.json", table(head, recordRows(schema))),
    ...lists.map(([name, { items }]) => entry(`data-${name}`, name, `<p>${prose(items.description)}</p>${table(head, recordRows(items))}`)),
  ].join("");
}

function vectors(csv) {
  const [head, ...rows] = csv.trim().split("\n").map((line) => line.split(","));
  const at = (row, column) => escape(row[head.indexOf(column)] ?? "");
  const methods = Map.groupBy ? Map.groupBy(rows, (row) => at(row, "method")) : rows.reduce((map, row) => map.set(at(row, "method"), [...(map.get(at(row, "method")) ?? []), row]), new Map());
  return [...methods].map(([method, cases]) =>
    entry(
      `method-${method}`,
      method,
      table(
        ["Case", "From", "To", "Observed", "Verdict or reason", "Ratio"],
        cases.map((row) => [
          at(row, "id").replaceAll("_", " "),
          `${at(row, "baseline")} (${at(row, "base_year")})`,
          `${at(row, "target")} (${at(row, "target_year")})`,
          at(row, "observations"),
          at(row, "verdict") || at(row, "reason"),
          at(row, "value"),
        ]),
      ),
    ),
  ).join("");
}

const sources = await Promise.all(SOURCES.map((file) => read(`pkg/src/${file}`)));
const exported = new Set((await read("pkg/src/index.ts")).match(/\w+/g));
const functions = sources.flatMap((source, at) =>
  [...source.matchAll(FUNCTION)].filter(([, , name]) => SOURCES[at] !== "plans.ts" || exported.has(name)),
);
const types = (await Promise.all(TYPES.map(async (file) => typesOf(await read(`pkg/src/${file}`))))).flat();
for (const { name } of types) known.add(name);
const manifest = JSON.parse(await read("pkg/dist/custom-elements.json"));
const elements = manifest.modules.flatMap(({ declarations = [] }) => declarations).filter(({ tagName }) => tagName);
const codes = [...(await read("pkg/src/error.ts")).matchAll(/^ {2}\/\*\* (.*) \*\/\n {2}"(\w+)",$/gm)];
const imports = [...(await read("pkg/README.md")).matchAll(/^\| (`plan.+) \| (.+) \|$/gm)];
const limits = await Promise.all(
  [["limits", "limits.ts"], ["importLimits", "importer.ts"]].map(async ([name, file]) => {
    const lines = (await read(`pkg/src/${file}`)).split(`export const ${name} = `)[1].split("} as const")[0];
    const number = (factors) => factors.split("*").reduce((product, factor) => product * Number(factor.replaceAll("_", "")), 1).toLocaleString("en");
    const rows = [...lines.matchAll(/\/\*\* (.*) \*\/\s+(\w+): ([^\n]+),/g)].map(([, text, field, value]) => [`<code>${field}</code>`, number(value), prose(text)]);
    return entry(name, name, table(["Limit", "Most", ""], rows, rows.map(([field]) => [name, field.replace(/<[^>]+>/g, "")])));
  }),
);
const sections = [
  ["entries", "Entries of the package", table(["Import", "Is"], imports.map((row) => row.slice(1).map(prose)), imports.map(([, path]) => ["entry", path.split("`")[1]]))],
  ["functions", "Functions", functions.map(functionEntry).join("") + entry("errors", "PlanError.code", table(["Code", "When"], codes.map(([, text, code]) => [`<code>${code}</code>`, prose(text)]), codes.map(([, , code]) => ["code", code]))) + limits.join("")],
  ["types", "Types", types.map(typeEntry).join("")],
  ["elements", "Elements", elements.map(elementEntry).join("")],
  ["data", "The data format", dataEntries(JSON.parse(await read("pkg/plan.schema.json")))],
  ["methods", "Methods, by their test vectors", vectors(await read("tests/vectors/assess.csv"))],
];

const page = `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>plan-widgets: documentation</title>
<link rel="icon" href="data:,">
<link rel="stylesheet" href="../page.css">
<style>section { margin-block: 1.5rem; } h3 { margin: 0; } pre, .wide { overflow-x: auto; } pre { padding: .6em .8em; background: color-mix(in srgb, currentColor 7%, transparent); } table { border-collapse: collapse; } th, td { text-align: start; vertical-align: top; padding: .2em .8em .2em 0; } dl { display: grid; grid-template-columns: max-content 1fr; gap: .2em .8em; } dd { margin: 0; } h3 a { text-decoration: none; } @media (max-width: 40em) { td + td code { overflow-wrap: anywhere; } }</style>
<script type="module" src="../plan-widgets/plan-widgets.js"></script>
</head>
<body>
<header><h1>plan-widgets</h1>
<p class="standfirst">Functions, elements, the data format and the methods, as the sources have them.</p>
<nav>${sections.map(([id, title]) => `<a href="#${id}">${title}</a>`).join(" ")}</nav></header>
<main>
<plan-finder src="nothing.json" records="entries.json"><p>${entries.length} entries, in the order below.</p></plan-finder>
${sections.map(([id, title, body]) => `<h2 id="${id}">${title}</h2>\n${body}`).join("")}
</main>
</body>
</html>
`;

// In the order of the page, for that is the order of what matches equally well.
entries.sort((one, other) => page.indexOf(`id="${one.id}"`) - page.indexOf(`id="${other.id}"`));
const twice = entries.filter(({ id }, at) => entries.findIndex((other) => other.id === id) !== at);
if (twice.length > 0) throw new Error(`two entries are called ${twice.map(({ id }) => id)}`);

// The finder searches a plan without projects, and the entries as records of this site.
const nothing = {
  schema: 1, id: "documentation", title: "Documentation of plan-widgets", region: "", language: "en",
  period: { from: 0, to: 0 }, baseline_year: 0,
};
await mkdir(OUT, { recursive: true });
await writeFile(new URL("index.html", OUT), page);
await writeFile(new URL("entries.json", OUT), JSON.stringify(entries));
await writeFile(new URL("nothing.json", OUT), JSON.stringify(nothing));
console.error(`${entries.length} entries of documentation`);
