// What the importer remarks on is said in Chinese by the builder.

import assert from "node:assert/strict";
import { readFileSync, readdirSync } from "node:fs";
import { test } from "node:test";
import { importPlan } from "../../pkg/dist/import-node.js";
import { remark } from "../../www/builder/remarks.js";

const root = new URL("../../", import.meta.url);

/** Invented, with something wrong of every kind. */
const DOUBTFUL = `东岸区国民经济和社会发展第十五个五年规划纲要
一、主要目标
表1 主要指标
序号\t指标\t单位\t2025年\t2030年\t年均增长\t属性
1\t公园\t个\t120\t150\t〔若干〕\t预期性
2\t学校\t所\t12
3\t\t所\t12\t15\t\t预期性
4\t医院\t所\t12\t15\t\t预期性\t多余
5\t床位\t张\t9000\t1.2万\t\t预期性
6\t排名\t位\t前2\t前3\t\t预期性
7\t增速\t%\t3\t3.2—3.5\t\t预期性
专栏1 重点项目
1.推进建设。
2.规划项目：一批。
专栏2 空
。
2027年底前建成3纵线，完成5号计划。
`;

test("every remark of the importer is known in Chinese", async () => {
  const elsewhere = new URL("tests/elsewhere/", root);
  const texts = readdirSync(elsewhere).filter((name) => name.endsWith(".txt"));
  const documents = texts.map((name) => ({ name, bytes: readFileSync(new URL(name, elsewhere)) }));
  const invented = { "doubtful.txt": DOUBTFUL, "years.txt": "东岸区工作安排\n专栏1 重点项目\n1.交通。建设东江大桥、西江大桥。\n" };
  for (const [name, text] of Object.entries(invented)) documents.push({ name, bytes: new TextEncoder().encode(text) });
  const kinds = new Set();
  for (const document of documents) {
    const { report } = await importPlan([document]);
    for (const { text } of [...report.doubts, ...report.skipped]) {
      for (const lang of ["zh-Hans", "zh-Hant"]) assert.equal(remark(text, lang).lang, lang, text);
      assert.deepEqual(remark(text, "en"), { text, lang: "en" });
      kinds.add(text.replace(/[^a-z ].*/s, ""));
    }
  }
  assert.ok(kinds.size >= 9, [...kinds].join("; "));
});

test("what is quoted stays as it is, and what is not known is English", () => {
  assert.equal(remark("read as a name: $1$&3纵", "zh-Hant").text, "看作名稱，沒有當作數量：$1$&3纵");
  assert.deepEqual(remark("something new", "zh-Hans"), { text: "something new", lang: "en" });
});
