// What the importer remarks on, in Chinese: it speaks English, and is quoted in English where a remark is not known here.

/** The English of a remark with what it quotes, and how it is said in simplified and traditional characters. */
const table = [
  [/^read as a name: (.*)$/s, "看作名称，没有当作数量：$1", "看作名稱，沒有當作數量：$1"],
  [/^heading without a name: (.*)$/s, "标题下没有读出名称：$1", "標題下沒有讀出名稱：$1"],
  [/^a name of more than (\d+) characters: (.*)$/s, "名称超过 $1 个字：$2", "名稱超過 $1 個字：$2"],
  [/^box (.*) names nothing that could be read$/s, "专栏 $1 里没有读出名称", "專欄 $1 裏沒有讀出名稱"],
  [/^(.*) names nothing that could be read$/s, "“$1”下没有读出名称", "「$1」下沒有讀出名稱"],
  [/^a value that cannot be read: (.*)$/s, "读不出的数值：$1", "讀不出的數值：$1"],
  [/^not in the unit of its row \((.*?)\): (.*)$/s, "与本行单位（$1）不符：$2", "與本行單位（$1）不符：$2"],
  [/^of the range (.*) only the lower end is kept$/s, "区间 $1 只保留了下限", "區間 $1 只保留了下限"],
  [/^no title, table or box says which years the plan is for$/, "标题、表格和专栏都没有写明规划的年份", "標題、表格和專欄都沒有寫明規劃的年份"],
  [/^a row of (\d+) cells under a header of (\d+)$/, "这一行有 $1 格，表头有 $2 格", "這一行有 $1 格，表頭有 $2 格"],
  [/^a row without a name$/, "这一行没有名称", "這一行沒有名稱"],
  [/^a table of (\d+) rows that is none of indicators or projects$/, "一张 $1 行的表，既不是指标也不是项目", "一張 $1 行的表，既不是指標也不是項目"],
  [/^column (.*?): (.*)$/s, "“$1”一列：$2", "「$1」一列：$2"],
  [
    /^(\d+) lines break off inside a sentence, .*$/,
    "有 $1 行在句子中间断开，像是从 PDF 复制的文字：跨行的内容可能读错，请让每段占一行",
    "有 $1 行在句子中間斷開，像是從 PDF 複製的文字：跨行的內容可能讀錯，請讓每段佔一行",
  ],
  [/^a line of (\d+) kB was left out$/, "略去一行，长 $1 kB", "略去一行，長 $1 kB"],
  [
    /^the bookmarks say that (\d+) headings are lost before this one, the spacing says (\d+)$/,
    "此前缺失的标题：书签显示 $1 个，版面显示 $2 个",
    "此前缺失的標題：書籤顯示 $1 個，版面顯示 $2 個",
  ],
];

/** A remark in `lang`, and the language it is in. */
export function remark(text, lang) {
  const which = ["zh-Hans", "zh-Hant"].indexOf(lang);
  const known = which < 0 ? undefined : table.find(([english]) => english.test(text));
  return known ? { text: text.replace(known[0], known[which + 1]), lang } : { text, lang: "en" };
}
