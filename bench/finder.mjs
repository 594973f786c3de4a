// `node bench/finder.mjs`: our search beside other libraries, over the same records, in one run. Each library has a process
// of its own, so that its memory is its own; they are asked in turn, so that a slow moment of the machine meets all of them.

import { fork } from "node:child_process";
import { readFile } from "node:fs/promises";
import { machine, median, writeSection } from "./report.mjs";

const SIZES = (process.env.SIZES ?? "200,10000,100000").split(",").map(Number);
const ROUNDS = Number(process.env.ROUNDS ?? 7);
/** Milliseconds of searching after which a library is not asked once more. */
const PATIENCE = 20_000;

/** Typed key by key. Nobody but us reads Latin letters as Chinese, unless the text was turned into pinyin beforehand. */
const QUERIES = {
  Han: ["河套", "幼儿园", "皇岗口岸", "深港 中心"],
  pinyin: ["hetao", "youeryuan", "xiangmihu", "shishang"],
  initials: ["ht", "yey", "cgm", "s"],
  typo: ["hetoa", "huanggankouan", "senzen"],
};

/** What is measured, in the order of the tables; the first three are the bar. */
const LIBRARIES = {
  "plan-widgets": "",
  "includes": "a loop over the strings",
  "includes over pinyin": "the same over text turned into pinyin beforehand, by pinyin-pro",
  "MiniSearch": "bigrams, all of them",
  "FlexSearch": "`tokenize: \"full\"`",
  "Fuse": "`ignoreLocation`, threshold 0.2",
  "uFuzzy": "Unicode, one slip",
  "pinyin-pro": "`match` a record",
  "pinyin-match": "`match` a record",
};

/** Texts of 60 characters: names of the bundled plan, and standard characters at random; the same in every run. */
async function texts(count) {
  const read = (path) => readFile(new URL(path, import.meta.url), "utf8");
  const names = JSON.parse(await read("../seeds/futian-2021-2025/plan.json")).projects.map(({ name }) => name);
  const lines = (await read("../tables/readings.txt")).split("\n");
  const characters = [...new Set(lines.flatMap((line) => [...(line.split("\t")[1] ?? "")]))].sort();
  let seed = 1;
  const random = (below) => {
    seed = (Math.imul(seed, 1664525) + 1013904223) >>> 0;
    return Math.floor((seed / 2 ** 32) * below);
  };
  return Array.from({ length: count }, () => {
    let text = "";
    while (text.length < 60) {
      text += random(3) === 0 ? names[random(names.length)] : Array.from({ length: 6 }, () => characters[random(characters.length)]).join("");
    }
    return text.slice(0, 60);
  });
}

function start(name) {
  const child = fork(new URL("finder-library.mjs", import.meta.url), [name], { execArgv: ["--expose-gc", "--max-old-space-size=8192"], serialization: "advanced" });
  const ask = (message) =>
    new Promise((resolve, reject) => {
      child.once("message", resolve);
      child.once("exit", () => reject(new Error(`${name} ended`)));
      child.send(message);
    });
  return { name, ask, end: () => child.kill() };
}

/** Median and worst key of a kind; nothing where a library finds none of what was meant. */
function keys(taken, kind) {
  const whole = QUERIES[kind].map((query) => taken.at(-1)[query]);
  if (whole.every(({ total }) => total === 0)) return "—";
  // The quickest round of each key: whatever else the machine does is not the library's.
  const times = QUERIES[kind].flatMap((query) =>
    whole[QUERIES[kind].indexOf(query)].times.map((_, key) => Math.min(...taken.map((round) => round[query].times[key]))),
  );
  const show = (time) => time.toFixed(time < 10 ? 1 : 0);
  return `${show(median(times))} / ${show(Math.max(...times))}`;
}

async function measure(size) {
  const records = await texts(size);
  const libraries = Object.keys(LIBRARIES).map(start);
  const rows = [];
  for (const library of libraries) {
    const built = await library.ask({ build: records });
    rows.push({ ...library, built, taken: [], spent: 0 });
    console.error(`${size}: ${library.name} built in ${built.time.toFixed(0)} ms`);
  }
  const all = Object.values(QUERIES).flat();
  for (let round = 0; round < ROUNDS; round += 1) {
    for (const row of rows) {
      if (row.spent > PATIENCE) continue;
      const taken = await row.ask({ queries: all });
      row.taken.push(taken);
      row.spent += Object.values(taken).flatMap(({ times }) => times).reduce((sum, time) => sum + time, 0);
    }
    console.error(`${size}: round ${round + 1} of ${ROUNDS}`);
  }
  for (const { end } of rows) end();
  return [
    `| ${size.toLocaleString("en")} records | build, ms | memory, MB | ${Object.keys(QUERIES).join(" | ")} | rounds |`,
    "|---|---|---|---|---|---|---|---|",
    ...rows.map(({ name, built, taken }) => {
      const cells = Object.keys(QUERIES).map((kind) => keys(taken, kind));
      return `| ${name} | ${built.time.toFixed(built.time < 10 ? 1 : 0)} | ${(built.memory / 2 ** 20).toFixed(1)} | ${cells.join(" | ")} | ${taken.length} |`;
    }),
  ].join("\n");
}

const tables = [];
for (const size of SIZES) tables.push(await measure(size));
const { devDependencies: versions } = JSON.parse(await readFile(new URL("package.json", import.meta.url), "utf8"));
const used = ["minisearch", "flexsearch", "fuse.js", "@leeoniya/ufuzzy", "pinyin-pro", "pinyin-match"].map((name) => `${name} ${versions[name]}`);
const how = Object.entries(LIBRARIES).filter(([, how]) => how).map(([name, how]) => `${name}: ${how}`);
const text = `\`cargo xtask bench finder\`: records of 60 characters, queries typed key by key: ${Object.entries(QUERIES)
  .map(([kind, queries]) => `${kind} ${queries.join(", ")}`)
  .join("; ")}.
Milliseconds a key, median / worst, each key's quickest round; "—" where nothing of what was meant is found. A library that has searched for ${PATIENCE / 1000} s is not asked again.
Memory is what building adds, wasm included and the texts themselves not. ${how.join("; ")}.

${tables.join("\n\n")}

${used.join(", ")}. ${machine()}`;
await writeSection("Finder", text);
console.log(tables.join("\n\n"));
