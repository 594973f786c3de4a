// One library in a process of its own: it is told what to build and what to look for, and says how long that took.

import { readFile } from "node:fs/promises";
import { loadGlue, wasmBytes } from "../tests/support/wasm.mjs";

/** The memory of the wasm, where the library has one. */
let memory;

/** Name → what makes an index of texts; that answers a search, which answers how many hits it was given. */
const libraries = {
  // As the element does it: in pieces, narrowing what was typed before, with the first page of hits and what matched in them.
  async "plan-widgets"() {
    const [wasm, module] = await Promise.all([loadGlue(), wasmBytes()]);
    ({ memory } = wasm.initSync({ module }));
    const tables = await readFile(new URL("../pkg/dist/plan_widgets_tables.bin", import.meta.url));
    return (texts) => {
      wasm.loadTables(tables);
      const handle = wasm.openRecords(texts.reduce((sum, { length }) => sum + length, 0), texts.length);
      const units = new Uint16Array(65_536);
      for (let at = 0; at < texts.length; ) {
        const ends = [];
        let filled = 0;
        for (; at < texts.length && filled + texts[at].length <= units.length; at += 1) {
          for (let unit = 0; unit < texts[at].length; unit += 1) units[filled + unit] = texts[at].charCodeAt(unit);
          filled += texts[at].length;
          ends.push(filled);
        }
        wasm.addRecords(handle, units.subarray(0, filled), Uint32Array.from(ends));
      }
      return (query) => {
        wasm.startRecords(handle, query);
        while (!wasm.stepRecords(handle, 200_000));
        return wasm.recordResults(handle, 20).total;
      };
    };
  },
  "includes": () => (texts) => (query) => {
    const terms = query.split(" ");
    let total = 0;
    for (const text of texts) if (terms.every((term) => text.includes(term))) total += 1;
    return total;
  },
  async "includes over pinyin"() {
    const { pinyin } = await import("pinyin-pro");
    return (texts) => {
      const spelled = texts.map((text) => pinyin(text, { toneType: "none", separator: "", v: true }));
      return (query) => {
        let total = 0;
        for (const text of spelled) if (text.includes(query)) total += 1;
        return total;
      };
    };
  },
  async "MiniSearch"() {
    const { default: MiniSearch } = await import("minisearch");
    const pairs = (text) => Array.from({ length: Math.max(1, text.length - 1) }, (_, at) => text.slice(at, at + 2));
    return (texts) => {
      const index = new MiniSearch({ fields: ["text"], tokenize: (text) => text.split(" ").flatMap(pairs), searchOptions: { combineWith: "AND" } });
      index.addAll(texts.map((text, id) => ({ id, text })));
      // A single character is the beginning of a pair.
      return (query) => index.search(query, { prefix: (term) => term.length === 1 }).length;
    };
  },
  async "FlexSearch"() {
    const { default: FlexSearch } = await import("flexsearch");
    return (texts) => {
      // Without the encoder for Chinese a text is one word, and all its pieces need a gigabyte for every 1,500 records.
      const index = new FlexSearch.Index({ tokenize: "full", encoder: FlexSearch.Charset.CJK });
      texts.forEach((text, id) => index.add(id, text));
      return (query) => index.search(query, { limit: 20 }).length;
    };
  },
  async "Fuse"() {
    const { default: Fuse } = await import("fuse.js");
    return (texts) => {
      const index = new Fuse(texts, { ignoreLocation: true, threshold: 0.2 });
      return (query) => index.search(query, { limit: 20 }).length;
    };
  },
  async "uFuzzy"() {
    const { default: UFuzzy } = await import("@leeoniya/ufuzzy");
    return (texts) => {
      const fuzzy = new UFuzzy({ unicode: true, interSplit: "[^\\p{L}\\d']+", intraSplit: "\\p{Ll}\\p{Lu}", intraBound: "\\p{L}\\d|\\d\\p{L}|\\p{Ll}\\p{Lu}", intraChars: "[\\p{L}\\d']", intraContr: "'\\p{L}{1,2}\\b", intraMode: 1 });
      return (query) => fuzzy.search(texts, query, 0, 1000)[0]?.length ?? 0;
    };
  },
  async "pinyin-pro"() {
    const { match } = await import("pinyin-pro");
    return (texts) => (query) => texts.reduce((total, text) => total + (match(text, query, { v: true }) ? 1 : 0), 0);
  },
  async "pinyin-match"() {
    const { default: PinyinMatch } = await import("pinyin-match");
    return (texts) => (query) => texts.reduce((total, text) => total + (PinyinMatch.match(text, query) ? 1 : 0), 0);
  },
};

/** Bytes in use, when all that is garbage is gone: buffers go some turns after what held them. */
async function used() {
  for (let turn = 0; turn < 4; turn += 1) {
    globalThis.gc();
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  const { heapUsed, external } = process.memoryUsage();
  // Node counts the memory of a wasm now and then: all of it, whatever of it is in use.
  return heapUsed + (memory ? own + memory.buffer.byteLength : external);
}

/** What Node itself holds outside its heap. */
const own = process.memoryUsage().external;
const bare = await used();
const prepare = await libraries[process.argv[2]]();
const loaded = (await used()) - bare;
let search;

let texts;

async function build() {
  // The message the texts came in is garbage by now: it is collected before, or what it gives back would count for the library.
  const before = await used();
  const start = performance.now();
  search = prepare(texts);
  const time = performance.now() - start;
  return { time, memory: loaded + (await used()) - before };
}

const timed = (work) => {
  const start = performance.now();
  const total = work();
  return { time: performance.now() - start, total };
};

/** Types queries key by key; where one takes seconds, only whole queries, and no more of them than there is time for. */
function ask(queries) {
  const times = {};
  const totals = {};
  const start = performance.now();
  const slow = timed(() => search(queries[0])).time > 1000;
  for (const query of queries) {
    const keys = Array.from(query);
    for (let typed = slow ? keys.length : 1; typed <= keys.length; typed += 1) {
      const text = keys.slice(0, typed).join("");
      const { time, total } = timed(() => search(text));
      times[text] = time;
      if (text === query) totals[query] = total;
    }
    if (performance.now() - start > 5000) break;
  }
  return { times, totals, slow };
}

const answer = ({ hold, queries }) => {
  if (queries) return ask(queries);
  if (!hold) return build();
  // Pieces of longer texts keep those alive: each is made a text of its own, so that all libraries start alike.
  texts = hold.map((text) => Buffer.from(text, "utf16le").toString("utf16le"));
  return {};
};
process.on("message", async (message) => process.send(await answer(message)));
