import type { Lang } from "./element.js";
import type { FacetName, RecordProblem } from "./types.js";

/** What the finder says around its list, whose own words are written by Rust. */
export interface FinderWords {
  label: string;
  /** The same where more than projects is looked for. */
  labelAll: string;
  filters: string;
  facets: Record<FacetName, string>;
  /** The host's records, as a value of the facet of lists. */
  record: string;
  /** What a condition's button does; the condition follows. */
  remove: string;
  clear: string;
  csv: string;
  reading: string;
  unmerged: (count: number) => string;
  further: (count: number) => string;
  problems: Record<RecordProblem, string>;
  unread: string;
}

export const words: Record<Lang, FinderWords> = {
  "zh-Hans": {
    label: "查找规划项目",
    labelAll: "查找规划内容",
    filters: "筛选",
    facets: { kind: "内容", box: "专栏", group: "分组", type: "类型", document: "文件" },
    record: "本站补充",
    remove: "取消条件：",
    clear: "清除全部条件",
    csv: "下载结果（CSV）",
    reading: "正在读入补充数据",
    unmerged: (count) => `${count} 条补充数据有问题`,
    further: (count) => `另有 ${count} 条`,
    problems: {
      not_a_record: "不是一条记录",
      unknown: "编号不在规划中，也没有名称",
      no_name: "没有编号，也没有名称",
      duplicate: "编号重复，只用第一条",
      field: "有的内容既不是文字也不是数字，已略去",
      link: "链接不是 http 或 https，已略去",
      too_long: "过长",
      too_many: "超过 100000 条，以后的都未读入",
    },
    unread: "无法读入补充数据",
  },
  "zh-Hant": {
    label: "尋找規劃項目",
    labelAll: "尋找規劃內容",
    filters: "篩選",
    facets: { kind: "內容", box: "專欄", group: "分組", type: "類型", document: "文件" },
    record: "本站補充",
    remove: "取消條件：",
    clear: "清除全部條件",
    csv: "下載結果（CSV）",
    reading: "正在讀入補充資料",
    unmerged: (count) => `${count} 條補充資料有問題`,
    further: (count) => `另有 ${count} 條`,
    problems: {
      not_a_record: "不是一條記錄",
      unknown: "編號不在規劃中，也沒有名稱",
      no_name: "沒有編號，也沒有名稱",
      duplicate: "編號重複，只用第一條",
      field: "有的內容既不是文字也不是數字，已略去",
      link: "連結不是 http 或 https，已略去",
      too_long: "過長",
      too_many: "超過 100000 條，以後的都未讀入",
    },
    unread: "無法讀入補充資料",
  },
  en: {
    label: "Find projects of the plan",
    labelAll: "Find in the plan",
    filters: "Filters",
    facets: { kind: "Content", box: "Box", group: "Group", type: "Type", document: "Document" },
    record: "Added by this site",
    remove: "Remove filter: ",
    clear: "Clear all filters",
    csv: "Download results (CSV)",
    reading: "Reading additional data",
    unmerged: (count) => (count === 1 ? "1 additional record has a problem" : `${count} additional records have problems`),
    further: (count) => `and ${count} more`,
    problems: {
      not_a_record: "not a record",
      unknown: "its id is not in the plan, and it has no name",
      no_name: "it has neither id nor name",
      duplicate: "its id occurs before; the first is used",
      field: "what is neither text nor number is left out",
      link: "its link is not http or https, and is left out",
      too_long: "too long",
      too_many: "more than 100000 records; the rest is left out",
    },
    unread: "The additional data cannot be read",
  },
};
