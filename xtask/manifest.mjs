// The custom elements manifest, from the doc comments of the element classes: https://github.com/webcomponents/custom-elements-manifest

import { readFile, readdir } from "node:fs/promises";

/** A property of an element: what a page sets, an attribute being too small for it. */
const PROPERTY = /\/\*\*((?:(?!\*\/)[^])*)\*\/\s*get (\w+)\(\): ([^{]+) \{/g;
const CLASS = /\/\*\*((?:(?!\*\/)[^])*)\*\/\s*export (?:abstract )?class (\w+) extends (\w+)/g;
/** What `register({…})` in `define.ts` is given. */
const DEFINED = /"([a-z]+-[a-z-]+)": (\w+)/g;
const LISTS = { attr: "attributes", cssprop: "cssProperties", csspart: "cssParts", fires: "events", slot: "slots" };

/** The text of a doc comment, and its tags in their order. */
function parse(comment) {
  const lines = comment.split("\n").map((line) => line.replace(/^\s*\*? ?/, "").trimEnd());
  const first = lines.findIndex((line) => line.startsWith("@"));
  const text = first < 0 ? lines : lines.slice(0, first);
  const tags = [];
  for (const line of first < 0 ? [] : lines.slice(first)) {
    const tag = /^@(\w+)\s*(.*)$/.exec(line);
    if (tag) tags.push({ tag: tag[1], text: tag[2] });
    else if (line && tags.length > 0) tags.at(-1).text += ` ${line}`;
  }
  return { text: text.join("\n").trim(), tags };
}

/** `name - description`, or `name, name, name` where they need none. */
function entries(text) {
  const described = /^(\S+) (?:- |with )?(.+)$/.exec(text);
  if (!described || /^[\w-]+(, [\w-]+)*$/.test(text)) return text.split(/,\s*/).map((name) => ({ name }));
  return [{ name: described[1], description: described[2] }];
}

function declaration({ name, base, comment, body }, tagName) {
  const { text, tags } = parse(comment);
  const declared = {
    kind: "class",
    customElement: true,
    name,
    tagName,
    description: text,
    superclass: { name: base },
  };
  for (const [, said, property, type] of body.matchAll(PROPERTY)) {
    (declared.members ??= []).push({ kind: "field", name: property, type: { text: type }, description: parse(said).text });
  }
  for (const { tag, text } of tags) {
    const list = LISTS[tag];
    if (!list) throw new Error(`${name}: @${tag} means nothing to the manifest`);
    const found = entries(text).map((entry) => (tag === "fires" ? { ...entry, type: { text: "CustomEvent" } } : entry));
    (declared[list] ??= []).push(...found);
  }
  return declared;
}

/** What a class has from the one it extends comes first, and is said to be inherited. */
function inherit(own, base) {
  for (const list of [...Object.values(LISTS), "members"]) {
    const names = new Set((own[list] ?? []).map(({ name }) => name));
    const more = (base?.[list] ?? []).filter(({ name }) => !names.has(name));
    if (more.length === 0) continue;
    own[list] = [...more.map((entry) => ({ inheritedFrom: { name: base.name }, ...entry })), ...(own[list] ?? [])];
  }
  return own;
}

/** Where the classes are imported from: the bundle has no module for each. */
const CLASSES = "dist/elements.js";

/** Reads the sources in a folder. */
export async function manifest(folder) {
  const classes = [];
  const tagNames = new Map();
  for (const file of (await readdir(folder)).sort()) {
    const source = await readFile(new URL(file, folder), "utf8");
    if (file === "define.ts") for (const [, tag, name] of source.matchAll(DEFINED)) tagNames.set(name, tag);
    for (const { 1: comment, 2: name, 3: base, index } of source.matchAll(CLASS)) classes.push({ file, comment, name, base, body: source.slice(index) });
  }
  const declared = new Map(classes.map((found) => [found.name, declaration(found, tagNames.get(found.name))]));
  const elements = classes.filter(({ name }) => tagNames.has(name));
  /** A class with what it has from all those it extends. */
  const whole = (name) => {
    const found = classes.find((other) => other.name === name);
    return found && inherit(declared.get(name), whole(found.base));
  };
  const missing = [...tagNames.keys()].filter((name) => !declared.has(name));
  // A manifest of nothing would be written in silence.
  if (tagNames.size === 0) throw new Error("define.ts registers no element");
  if (missing.length > 0) throw new Error(`define.ts names ${missing}, whose doc comment is not found`);
  return {
    schemaVersion: "2.1.0",
    readme: "",
    modules: [
      {
        kind: "javascript-module",
        path: CLASSES,
        declarations: elements.map(({ name }) => whole(name)),
        exports: elements.map(({ name }) => ({ kind: "js", name, declaration: { name, module: CLASSES } })),
      },
      {
        kind: "javascript-module",
        path: "dist/define.js",
        exports: elements.map(({ name }) => ({
          kind: "custom-element-definition",
          name: tagNames.get(name),
          declaration: { name, module: CLASSES },
        })),
      },
    ],
  };
}
