// The importer as a page has it: its own wasm, documents in, a plan out.

import assert from "node:assert/strict";
import { existsSync, readFileSync, readdirSync } from "node:fs";
import { test } from "node:test";
import { runInNewContext } from "node:vm";
import { parse } from "smol-toml";
import * as importer from "../../pkg/dist/import-node.js";
import * as api from "../../pkg/dist/node.js";
import { docx, p, table, zip } from "../support/docx.mjs";
import { random, values } from "../support/fuzz.mjs";

const root = new URL("../../", import.meta.url);
const { importLimits, importPlan } = importer;
const utf8 = (text) => new TextEncoder().encode(text);
const file = (name, bytes) => ({ name, bytes: typeof bytes === "string" ? utf8(bytes) : bytes });

/** A small plan, invented. */
const ROWS = [
  ["指标", "单位", "2025年", "2030年"],
  ["公园", "个", "120", "150"],
  ["学校", "所", "12", "15"],
];
const TEXT = `表1 主要指标\n${ROWS.map((row) => row.join("\t")).join("\n")}\n\n专栏1 重点项目\n1.交通。建设东江大桥、西江大桥。\n`;
/** `表1 主要指标`, a table of one row: Node encodes no GB18030. */
const GB = "b1ed3120d6f7d2aad6b8b1ea0ad6b8b1ea09b5a5cebb0932303235c4ea0932303330c4ea0ab9abd4b009b8f609313230093135300a";

/** What an import is refused with. */
async function refused(files, options) {
  const error = await importPlan(files, options).then(() => assert.fail("was not refused"), (error) => error);
  assert.ok(error instanceof importer.PlanError, String(error));
  assert.ok(importer.codes.includes(error.code), error.code);
  return error;
}

/** The importer still answers as before. */
async function alive() {
  const { plan } = await importPlan([file("plan.txt", TEXT)]);
  assert.deepEqual(plan.indicators.map(({ name, target }) => [name, target.value]), [["公园", 150], ["学校", 15]]);
  assert.deepEqual(plan.projects.map(({ name }) => name), ["东江大桥", "西江大桥"]);
}

test("text becomes a plan that can be loaded, with a report", async () => {
  const { plan, report } = await importPlan([file("plan.txt", TEXT)]);
  assert.deepEqual(plan.period, { from: 2026, to: 2030 });
  assert.equal(report.found.indicators, 2);
  assert.equal(report.found.projects, 2);
  assert.deepEqual(Object.keys(report.found).map((list) => plan[list].length), Object.values(report.found));
  const id = await api.loadPlan(plan);
  assert.deepEqual(api.indicators({ plan: id }), plan.indicators);
  assert.equal(api.unloadPlan(id), true);
  assert.equal(importer.PlanError, api.PlanError);
});

test("the five documents give the committed plan", async (t) => {
  const seeds = new URL(process.env.PLAN_SEEDS ? `file://${process.env.PLAN_SEEDS}/` : "../shared/seeds/", root);
  if (!existsSync(seeds)) return t.diagnostic(`not tested: ${seeds.pathname} is not there`);
  const files = readdirSync(seeds).sort().map((name) => file(name, readFileSync(new URL(name, seeds))));
  const committed = JSON.parse(readFileSync(new URL("seeds/futian-2021-2025/plan.json", root), "utf8"));
  const curation = parse(readFileSync(new URL("seeds/futian-2021-2025/curation.toml", root), "utf8"));
  const { plan, report } = await importPlan(files, { curation });
  assert.deepEqual(plan, committed);
  assert.equal(report.found.indicators, 24);
  const names = new Set(files.map(({ name }) => name));
  for (const { file, line, text } of [...report.doubts, ...report.skipped]) {
    assert.ok(names.has(file) && Number.isInteger(line) && line > 0 && text.length > 3, `${file}:${line}: ${text}`);
  }
});

test("UTF-16 and GB18030 are read as UTF-8 is", async () => {
  const { plan } = await importPlan([file("plan.txt", TEXT)]);
  const facts = ({ indicators, projects }) => [indicators, projects];
  const little = Buffer.from(`\ufeff${TEXT}`, "utf16le");
  for (const bytes of [utf8(`\ufeff${TEXT}`), little, Buffer.from(little).swap16()]) {
    assert.deepEqual(facts((await importPlan([file("plan.txt", bytes)])).plan), facts(plan));
  }
  const chinese = await importPlan([file("plan.txt", Buffer.from(GB, "hex"))]);
  assert.deepEqual(chinese.plan.indicators.map(({ name }) => name), ["公园"]);
});

test("a .docx is read by what it is, whatever it is called", async () => {
  const bytes = docx(p("表1 主要指标") + table(ROWS) + p("专栏1 重点项目") + p("1.交通。建设东江大桥、西江大桥。"));
  for (const name of ["plan.docx", "plan.txt", "计划"]) {
    const { plan } = await importPlan([{ name, bytes: bytes.buffer }]);
    assert.deepEqual(plan.indicators.map(({ target }) => target.value), [150, 15]);
    assert.equal(plan.projects.length, 2);
  }
});

test("what is no document is refused, with its place among the files", async () => {
  const whole = docx(p("表1 主要指标") + table(ROWS));
  for (const [bytes, message] of [
    [utf8(""), /is empty/],
    [utf8(" \n\n"), /is empty/],
    [utf8(`${TEXT}\0`), /line 8 holds binary data/],
    [Uint8Array.from({ length: 1000 }, (_, at) => (at * 97 + 128) % 256), /neither UTF-8 nor GB18030/],
    [Buffer.from(`\ufeff${TEXT}`, "utf16le").subarray(1), /neither UTF-8 nor GB18030/],
    [Buffer.from("\ufeff\ud800", "utf16le"), /is broken UTF-16LE/],
    [whole.subarray(0, whole.length / 2), /is no \.docx/],
    [zip({ "word/other.xml": "" }), /without word\/document\.xml/],
    [docx("<w:tbl>"), /document\.xml/],
    [docx("<w:tbl><w:tr><w:tc>".repeat(1000)), /deep/],
  ]) {
    const error = await refused([file("good.txt", TEXT), file("bad", bytes)]);
    assert.equal(error.code, "invalid_argument");
    assert.deepEqual(error.faults.map(({ path }) => path), ["/files/1"]);
    assert.match(error.faults[0].message, message);
    assert.match(error.message, /^bad: /);
  }
  const two = await refused([file("a", ""), file("b", TEXT), file("c", "")]);
  assert.deepEqual(two.faults.map(({ path }) => path), ["/files/0", "/files/2"]);
  assert.match((await refused([file("a", "只有一句话。")])).message, /neither a table of indicators/);
  assert.match((await refused([])).message, /no document/);
  const twice = await refused([file("a.txt", TEXT), file("a.txt", TEXT)]);
  assert.equal(twice.code, "invalid_argument");
  await alive();
});

test("the limits hold, and no input takes long", async () => {
  const { files, fileBytes, allBytes, textBytes, records, name } = importLimits;
  const code = async (given) => (await refused(given)).code;
  const start = performance.now();
  assert.equal(await code(Array.from({ length: files + 1 }, () => file("a", TEXT))), "too_large");
  assert.equal(await code([file("a", new Uint8Array(fileBytes + 1))]), "too_large");
  const large = new Uint8Array(fileBytes);
  assert.equal(await code([file("a", large), file("b", large), file("c", new Uint8Array(allBytes - 2 * fileBytes + 1))]), "too_large");
  assert.equal(await code([file("a".repeat(name + 1), TEXT)]), "too_large");
  assert.equal(await code([file("a", `${TEXT}${"x".repeat(textBytes)}`)]), "too_large");
  assert.equal(await code([file("a", docx(p("字".repeat(textBytes / 3 + 1))))]), "too_large");
  const half = `${TEXT}${"x".repeat(textBytes / 2)}`;
  assert.equal(await code([file("a", half), file("b", half)]), "too_large");
  assert.equal(await code([file("a", `${TEXT}${"到2030年，新建公园12个。\n".repeat(records)}`)]), "too_large");
  const bomb = docx(" ".repeat(65 << 20));
  assert.ok(bomb.length < 1 << 20);
  const error = await refused([file("bomb", bomb)]);
  assert.deepEqual([error.code, error.faults[0].path], ["too_large", "/files/0"]);
  await importPlan([file("a".repeat(name), TEXT)]);
  assert.ok(performance.now() - start < 60_000);
  await alive();
});

test("curation adds and corrects; what it gets wrong is named by its place", async () => {
  const curation = {
    plan: { id: "riverside", title: "An example", period: { from: 2026, to: 2030 } },
    documents: [{ file: "plan.txt", issuer: "Nobody", date: "2026-01", url: "https://example.org/", names: { en: "Example" } }],
    indicators: [{ name: "公园", id: "parks", names: { en: "Parks" }, limit: 200 }],
    projects: [{ box: 1, name: "东江大桥", aliases: ["东桥"] }],
  };
  const { plan } = await importPlan([file("plan.txt", TEXT)], { curation });
  assert.deepEqual([plan.id, plan.title], ["riverside", "An example"]);
  assert.deepEqual([plan.indicators[0].id, plan.indicators[0].names, plan.indicators[0].limit], ["parks", { en: "Parks" }, 200]);
  assert.deepEqual(plan.projects[0].aliases, ["东桥"]);
  assert.equal(plan.documents[0].issuer, "Nobody");

  for (const [wrong, paths] of [
    [{ indicators: [{ name: "公园", id: "p" }, { name: "桥" }] }, ["/curation/indicators/1"]],
    [{ indicators: [{ name: "公园", colour: "red" }], what: [], terms: {} }, ["/curation/indicators/0", "/curation/terms", "/curation/what"]],
    [{ documents: [{ file: "other.txt" }] }, ["/curation/documents/0"]],
    [{ projects: [{ name: "东江大桥", kind: "dream" }] }, ["/curation/projects/0"]],
    [{ indicators: [{ name: "公园", gist: "x" }] }, ["/curation/indicators/0"]],
    [{ indicators: [{ name: "公园", drop: true }, { name: "学校", rename: "校" }] }, ["/curation/indicators"]],
    [{ indicators: [{ name: "公园", id: "same" }, { name: "学校", id: "same" }] }, ["/plan/indicators/1/id"]],
    [{ plan: { baseline_year: -1 } }, ["/curation/plan"]],
  ]) {
    const error = await refused([file("plan.txt", TEXT)], { curation: wrong });
    assert.equal(error.code, "invalid_argument");
    assert.deepEqual(error.faults.map(({ path }) => path).sort(), paths, error.message);
  }
  const nan = { indicators: [{ name: "公园", limit: NaN }] };
  assert.match((await refused([file("plan.txt", TEXT)], { curation: nan })).message, /limit must be a finite number/);
  await alive();
});

test("wrong types, getters that throw and buffers that are gone are refused", async () => {
  const boom = () => {
    throw new Error("boom");
  };
  const gone = new ArrayBuffer(8);
  structuredClone(gone, { transfer: [gone] });
  const good = file("plan.txt", TEXT);
  for (const [files, options] of [
    [],
    [null],
    ["plan.txt"],
    [{ 0: good, length: 1 }],
    [[null]],
    [[TEXT]],
    [[{ name: "a" }]],
    [[{ name: "", bytes: utf8(TEXT) }]],
    [[{ name: 7, bytes: utf8(TEXT) }]],
    [[{ name: "a", bytes: TEXT }]],
    [[{ name: "a", bytes: [...utf8(TEXT)] }]],
    [[{ name: "a", bytes: gone }]],
    [[{ name: "a", get bytes() { return boom(); } }]],
    [[{ get name() { return boom(); }, bytes: utf8(TEXT) }]],
    [new Proxy([good], { get: boom })],
    [[new Proxy(good, { get: boom })]],
    [[{ name: "a", bytes: new Proxy(utf8(TEXT), {}) }]],
    [[good], "curation"],
    [[good], []],
    [[good], { curate: {} }],
    [[good], { curation: 7 }],
    [[good], { curation: [] }],
    [[good], { get curation() { return boom(); } }],
    [[good], { curation: { plan: { get title() { return boom(); } } } }],
    [[good], new Proxy({}, { ownKeys: boom })],
  ]) {
    assert.equal((await refused(files, options)).code, "invalid_argument");
  }
  // What a host does with its buffer after the call is its own business.
  const bytes = utf8(TEXT);
  const under = importPlan([{ name: "plan.txt", bytes }]);
  bytes.fill(0);
  assert.equal((await under).plan.indicators.length, 2);
  const window = new DataView(Uint8Array.from([0, 0, ...utf8(TEXT), 0]).buffer, 2, utf8(TEXT).length);
  assert.equal((await importPlan([{ name: "plan.txt", bytes: window }])).plan.indicators.length, 2);
  await alive();
});

test("1,000 calls with anything: an answer or a PlanError, and it still answers", async () => {
  const next = random(1);
  const whole = docx(p("表1 主要指标") + table(ROWS));
  const { any, pick } = values(next, [
    () => file("plan.txt", TEXT),
    () => file("plan.docx", whole),
    () => [file("plan.txt", TEXT)],
    () => ({ curation: { indicators: [{ name: "公园", id: pick(["a", 7, ""]) }] } }),
    () => {
      // A document in which some bytes are others.
      const bytes = Uint8Array.from(pick([utf8(TEXT), whole]));
      for (let left = 1 + next() * 9; left > 0; left -= 1) bytes[Math.floor(next() * bytes.length)] = next() * 256;
      return [file("plan", bytes.subarray(0, next() < 0.2 ? next() * bytes.length : bytes.length))];
    },
  ], runInNewContext);
  const counts = { answers: 0, errors: 0 };
  for (let call = 1; call <= 1000; call += 1) {
    const given = next() < 0.6 ? [pick([[file("plan.txt", TEXT)], [any()], any()]), pick([undefined, any()])] : [any(), any(), any()];
    try {
      const { plan } = await importPlan(...given);
      assert.ok(plan.indicators.length + plan.projects.length > 0);
      counts.answers += 1;
    } catch (error) {
      counts.errors += 1;
      assert.ok(error instanceof importer.PlanError && importer.codes.includes(error.code), `call ${call}: ${error?.stack}`);
      assert.doesNotMatch(error.message, /unreachable|out of bounds|recursive use|null pointer|stack/i, `call ${call}`);
    }
  }
  assert.ok(counts.answers > 50 && counts.errors > 300, JSON.stringify(counts));
  await alive();
});
