// `node bench/finder.mjs`: our search beside other libraries, over the same records, in one run. Each library has a process
// of its own, so that its memory is its own; they are asked in turn, so that a slow moment of the machine meets all of them.

import { fork } from "node:child_process";
import { readFile } from "node:fs/promises";
import { machine, median, writeSection } from "./report.mjs";

const SIZES = (process.env.SIZES ?? "200,10000,100000").split(",").map(Number);
const ROUNDS = Number(process.env.ROUNDS ?? 7);
/** Milliseconds of searching after which a library is not asked once more. */
const PATIENCE = 20_000;
/** Milliseconds after which it is not waited for. */
const LONGEST = 180_000;

/** Typed key by key. Nobody but us reads Latin letters as Chinese, unless the text was turned into pinyin beforehand. */
const QUERIES = {
  Han: ["车公庙", "幼儿园", "皇岗口岸", "深港 中心"],
  pinyin: ["chegongmiao", "youeryuan", "xiangmihu", "shishang"],
  initials: ["yey", "cgm", "ftzx"],
  typo: ["chegonmiao", "youeryaun", "huanggankouan", "senzen"],
};

/** What is measured, in the order of the tables; the first three are the bar. */
const LIBRARIES = {
  "plan-widgets": "",
  "includes": "a loop over the strings",
  "includes over pinyin": "the same over text turned into pinyin beforehand, by pinyin-pro",
  "MiniSearch": "bigrams, all of them",
  "FlexSearch": "`tokenize: \"full\"`, its encoder for Chinese",
  "Fuse": "`ignoreLocation`, threshold 0.2",
  "uFuzzy": "Unicode, one slip",
  "pinyin-pro": "`match` a record",
  "pinyin-match": "`match` a record",
};

/** Texts of 60 characters: names of the bundled plan, and pieces of its other words at random; the same in every run. */
async function texts(count) {
  const plan = JSON.parse(await readFile(new URL("../seeds/futian-2021-2025/plan.json", import.meta.url), "utf8"));
  const names = plan.projects.map(({ name }) => name);
  const others = [...plan.sections, ...plan.measures, ...plan.targets, ...plan.terms].map(({ title, name, subject }) => title ?? name ?? subject ?? "").join("");
  let seed = 1;
  const random = (below) => {
    seed = (Math.imul(seed, 1664525) + 1013904223) >>> 0;
    return Math.floor((seed / 2 ** 32) * below);
  };
  return Array.from({ length: count }, () => {
    let text = "";
    while (text.length < 60) {
      const at = random(others.length);
      text += random(6) === 0 ? names[random(names.length)] : others.slice(at, at + 2 + random(4));
    }
    return text.slice(0, 60);
  });
}

function start(name) {
  const child = fork(new URL("finder-library.mjs", import.meta.url), [name], { execArgv: ["--expose-gc", "--max-old-space-size=8192"], serialization: "advanced" });
  let ended = false;
  let waiting = { resolve() {}, reject() {} };
  child.on("message", (answer) => waiting.resolve(answer));
  child.on("exit", () => {
    ended = true;
    waiting.reject(new Error(`${name} ended`));
  });
  const ask = async (message) => {
    if (ended) throw new Error(`${name} ended`);
    let late;
    const answer = new Promise((resolve, reject) => {
      waiting = { resolve, reject };
      late = setTimeout(() => reject(new Error(`${name} takes too long`)), LONGEST);
      child.send(message);
    });
    return answer.finally(() => clearTimeout(late));
  };
  return { name, ask, end: () => child.kill() };
}

/** The quickest round of each key: whatever else the machine does is not the library's. */
function quickest(rounds, kind) {
  return Object.keys(rounds[0][kind].times).map((key) => ({ key, time: Math.min(...rounds.map((round) => round[kind].times[key] ?? Infinity)) }));
}

const show = (time) => time.toFixed(time < 10 ? 1 : 0);

/** The keys of ours that take longest. */
function slowest(rounds) {
  const all = Object.keys(QUERIES).flatMap((kind) => quickest(rounds, kind));
  const keys = new Map(all.map(({ key, time }) => [key, time]));
  const sorted = [...keys].sort(([, a], [, b]) => b - a);
  return sorted.slice(0, 8).map(([key, time]) => `${key} ${show(time)}`).join(", ");
}

/** Median and worst key of a kind, and how many of its queries find anything if not all do; nothing where none does. */
function keys(rounds, kind, ours) {
  const { totals, slow } = rounds[0][kind];
  const asked = QUERIES[kind].filter((query) => query in totals && ours[kind].totals[query] > 0);
  const found = asked.filter((query) => totals[query] > 0);
  if (found.length === 0) return "—";
  const times = quickest(rounds, kind).map(({ time }) => time);
  return `${show(median(times))} / ${show(Math.max(...times))}${slow ? "*" : ""}${found.length < asked.length ? ` (${found.length} of ${asked.length})` : ""}`;
}

async function measure(size) {
  const records = await texts(size);
  const libraries = Object.keys(LIBRARIES).map(start);
  const rows = [];
  for (const library of libraries) {
    const row = { ...library, taken: [], spent: 0 };
    try {
      await library.ask({ hold: records });
      row.built = await library.ask({ build: true });
      console.error(`${size}: ${library.name} built in ${row.built.time.toFixed(0)} ms`);
    } catch (error) {
      console.error(`${size}: ${error.message}`);
      library.end();
    }
    rows.push(row);
  }
  for (let round = 0; round < ROUNDS; round += 1) {
    for (const row of rows) {
      if (!row.built || row.spent > PATIENCE) continue;
      const start = performance.now();
      const taken = {};
      for (const [kind, queries] of Object.entries(QUERIES)) taken[kind] = await row.ask({ queries });
      row.taken.push(taken);
      row.spent += performance.now() - start;
    }
    console.error(`${size}: round ${round + 1} of ${ROUNDS}`);
  }
  for (const { end } of rows) end();
  console.error(`${size}: our slowest keys: ${slowest(rows[0].taken)}`);
  const kinds = Object.keys(QUERIES);
  return [
    `| ${size.toLocaleString("en")} records | build, ms | memory, MB | ${kinds.join(" | ")} | rounds |`,
    "|---|---|---|---|---|---|---|---|",
    ...rows.map(({ name, built, taken }) => {
      if (!built) return `| ${name} | > ${LONGEST} | | | | | | 0 |`;
      const cells = kinds.map((kind) => keys(taken, kind, rows[0].taken[0]));
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
Milliseconds a key, median / worst, each key's quickest round; "—" where no query of the kind finds anything, and behind the time how many do if not all. A library that has searched for ${PATIENCE / 1000} s is not asked again; * whole queries only, each takes more than a second.
Memory is what loading and building add, wasm included; the texts are there already, and are not counted. ${how.join("; ")}.

${tables.join("\n\n")}

${used.join(", ")}. ${machine()}`;
await writeSection("Finder", text);
console.log(tables.join("\n\n"));
