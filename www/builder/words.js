// The words of the builder, in the three languages.

/** A cell as it is quoted in a sentence. */
const short = (cell) => (cell.length > 40 ? `${cell.slice(0, 40)}…` : cell);

const table = {
  title: ["制作嵌入代码", "製作嵌入代碼", "Build an embed"],
  standfirst: [
    "选定要展示的内容，看看它在手机和电脑上的样子，再复制代码。文件和数据都留在您的浏览器里。",
    "選定要展示的內容，看看它在手機和電腦上的樣子，再複製代碼。文件和數據都留在您的瀏覽器裏。",
    "Choose what to show, see it on a phone and on a desk, copy the code. Documents and figures stay in your browser.",
  ],
  noscript: ["制作工具需要脚本。", "製作工具需要腳本。", "The builder needs scripts."],
  what: ["内容", "內容", "What"],
  widget: ["组件", "組件", "Widget"],
  tracker: ["一项指标", "一項指標", "One indicator"],
  scorecard: ["全部指标", "全部指標", "All indicators"],
  finder: ["查找项目", "查找項目", "Project finder"],
  plan: ["规划", "規劃", "Plan"],
  indicator: ["指标", "指標", "Indicator"],
  drop: [
    "使用别的规划：把官方 .docx、.txt 或 plan.json 拖到这里，或点此选择",
    "使用別的規劃：把官方 .docx、.txt 或 plan.json 拖到這裏，或點此選擇",
    "Another plan: drop the official .docx, .txt or a plan.json here, or choose it",
  ],
  bundled: ["回到自带的规划", "回到自帶的規劃", "Back to the bundled plan"],
  src: [
    "plan.json 在您网站上的地址（可不填）",
    "plan.json 在您網站上的地址（可不填）",
    "Address of plan.json on your site (optional)",
  ],
  srcHelp: [
    "不填时，所需数据写在代码里；框架（iframe）只接受与它同一网站上的规划。",
    "不填時，所需數據寫在代碼裏；框架（iframe）只接受與它同一網站上的規劃。",
    "Without it the code carries the facts it needs. A frame takes only plans of its own site.",
  ],
  look: ["外观", "外觀", "Look"],
  lang: ["语言", "語言", "Language"],
  theme: ["配色", "配色", "Theme"],
  auto: ["随页面", "隨頁面", "As the page"],
  light: ["浅色", "淺色", "Light"],
  dark: ["深色", "深色", "Dark"],
  figures: ["实际数据", "實際數據", "Results"],
  observations: [
    "粘贴表格：年份、数值、出处，每行一条",
    "貼上表格：年份、數值、出處，每行一條",
    "Paste a table: year, value, source, one to a line",
  ],
  thousandsNotice: [
    (at, cell) => `第 ${at} 行：“${cell}”是一个数还是两格？数值请不加千分位，或用制表符分列。`,
    (at, cell) => `第 ${at} 行：「${cell}」是一個數還是兩格？數值請不加千分位，或用定位字元分欄。`,
    (at, cell) => `Line ${at}: is “${cell}” one number or two cells? Write the number without a thousands separator, or part the cells by tabs.`,
  ],
  commaNotice: [
    (at, cell) => `第 ${at} 行：“${cell}”的逗号是千分位还是小数点？数值请不加千分位，小数用“.”。`,
    (at, cell) => `第 ${at} 行：「${cell}」的逗號是千分位還是小數點？數值請不加千分位，小數用「.」。`,
    (at, cell) => `Line ${at}: does the comma in “${cell}” part thousands or decimals? Write no thousands separator, and a point before decimals.`,
  ],
  pointNotice: [
    (at, cell) => `第 ${at} 行：“${cell}”按小数读取。若“.”是千分位，请删去。`,
    (at, cell) => `第 ${at} 行：「${cell}」按小數讀取。若「.」是千分位，請刪去。`,
    (at, cell) => `Line ${at}: “${cell}” is read as a number with three decimals. If the point parts thousands, leave it out.`,
  ],
  numberNotice: [
    (at, cell) => `第 ${at} 行：数值“${short(cell)}”不是数字，或单位与指标不同。没有数值的行请删去。`,
    (at, cell) => `第 ${at} 行：數值「${short(cell)}」不是數字，或單位與指標不同。沒有數值的行請刪去。`,
    (at, cell) => `Line ${at}: the value “${short(cell)}” is not a number, or not in the unit of the indicator. Leave out rows without a value.`,
  ],
  yearNotice: [
    (at, cell) => `第 ${at} 行：“${short(cell)}”不是年份，应如 2023。`,
    (at, cell) => `第 ${at} 行：「${short(cell)}」不是年份，應如 2023。`,
    (at, cell) => `Line ${at}: “${short(cell)}” is not a year such as 2023.`,
  ],
  indicatorNotice: [(at) => `第 ${at} 行没有指标。`, (at) => `第 ${at} 行沒有指標。`, (at) => `Line ${at} names no indicator.`],
  moreNotices: [(n) => `另有 ${n} 行。`, (n) => `另有 ${n} 行。`, (n) => `And ${n} more.`],
  notShown: ["改正之前，图和代码都不含实际数据。", "改正之前，圖和代碼都不含實際數據。", "Until this is put right, the chart and the code carry no results."],
  unnamed: [
    (name) => `没有“指标”一列：各行算作“${name}”。`,
    (name) => `沒有「指標」一欄：各行算作「${name}」。`,
    (name) => `Rows that name no indicator count as those of “${name}”; a column “indicator” says otherwise.`,
  ],
  method: ["评判方法", "評定方法", "Method"],
  asOf: ["截至年份", "截至年份", "As of the year"],
  projection: ["画出推算", "畫出推算", "Draw the projection"],
  preview: ["预览", "預覽", "Preview"],
  phone: ["手机", "手機", "Phone"],
  desk: ["电脑", "電腦", "Desktop"],
  code: ["代码", "代碼", "Code"],
  pinned: [
    "固定版本：图和数字不再随网站更新",
    "固定版本：圖和數字不再隨網站更新",
    "Pinned: picture and numbers never change with the site",
  ],
  element: ["一、脚本与元素", "一、腳本與元素", "1 Script and element"],
  elementHelp: ["最好的一种：用页面自己的字体和颜色。", "最好的一種：用頁面自己的字體和顏色。", "The best one: it takes type and colour from your page."],
  frame: ["二、框架（iframe）", "二、框架（iframe）", "2 Frame"],
  frameHelp: ["编辑系统不许用脚本时。第二行让它自动调整高度，可以不要。", "編輯系統不許用腳本時。第二行讓它自動調整高度，可以不要。", "Where your editor allows no scripts. The second line keeps its height right; it can be left out."],
  html: ["三、句子与表格", "三、句子與表格", "3 Sentence and table"],
  htmlHelp: ["什么都不许用时，例如邮件和公众号：图和样式被删去，意思仍在。", "甚麼都不許用時，例如郵件和公眾號：圖和樣式被刪去，意思仍在。", "Where nothing is allowed, as in mail: picture and styles may be lost, the meaning is not."],
  picture: ["四、图片", "四、圖片", "4 Picture"],
  pictureHelp: ["先下载图片，再放到您的网站上；地址可自行修改。", "先下載圖片，再放到您的網站上；地址可自行修改。", "Download the picture and put it on your site; change the address to yours."],
  pictureHosted: ["图片由本网站提供。", "圖片由本網站提供。", "This site serves the picture."],
  noPicture: ["查找工具没有图片。", "查找工具沒有圖片。", "There is no picture of a finder."],
  frameNoPlan: [
    "框架只能显示与它同一网站上的规划：请下载 plan.json 放到那里，再填写地址。",
    "框架只能顯示與它同一網站上的規劃：請下載 plan.json 放到那裏，再填寫地址。",
    "A frame shows only plans of its own site: download plan.json, put it there, and enter its address.",
  ],
  copy: ["复制", "複製", "Copy"],
  copied: ["已复制", "已複製", "Copied"],
  select: ["代码已选中，请按 Ctrl+C 复制", "代碼已選中，請按 Ctrl+C 複製", "The code is selected: press Ctrl+C"],
  download: ["下载", "下載", "Download"],
  reading: ["正在读取……", "正在讀取……", "Reading…"],
  found: [
    (n) => `读出 ${n.indicators} 项指标、${n.projects} 个项目、${n.targets} 个目标`,
    (n) => `讀出 ${n.indicators} 項指標、${n.projects} 個項目、${n.targets} 個目標`,
    (n) => `Read: ${n.indicators} indicators, ${n.projects} projects, ${n.targets} targets`,
  ],
  doubts: [(n) => `有疑问，请对照原文：${n} 处`, (n) => `有疑問，請對照原文：${n} 處`, (n) => `Not sure, compare with the document: ${n}`],
  skipped: [(n) => `未采用：${n} 处`, (n) => `未採用：${n} 處`, (n) => `Left out: ${n}`],
  noDoubts: ["没有疑问。发布前仍请对照原文。", "沒有疑問。發佈前仍請對照原文。", "No doubts. Compare with the document all the same before you publish."],
  line: [(file, line) => `${file} 第 ${line} 行`, (file, line) => `${file} 第 ${line} 行`, (file, line) => `${file}, line ${line}`],
  failed: [(why) => `无法读取：${why}`, (why) => `無法讀取：${why}`, (why) => `Could not be read: ${why}`],
  elsewhere: [
    "链接中的规划不在本网站。请下载后拖到此处。",
    "連結中的規劃不在本網站。請下載後拖到此處。",
    "the plan of this link is on another site. Download it and drop it here.",
  ],
  noIndicators: ["这份规划里没有读到指标。", "這份規劃裏沒有讀到指標。", "No indicators were found in this plan."],
};

const LANGS = ["zh-Hans", "zh-Hant", "en"];

/** The words of a language. */
export function words(lang) {
  const at = LANGS.indexOf(lang);
  return Object.fromEntries(Object.entries(table).map(([name, said]) => [name, said[at]]));
}

/** The language of ours that serves a tag best. */
export function langOf(tag) {
  if (/^zh.*(hant|tw|hk|mo)/i.test(tag)) return "zh-Hant";
  return /^zh/i.test(tag) ? "zh-Hans" : "en";
}
