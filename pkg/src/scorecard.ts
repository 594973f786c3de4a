import { ChartElement, type Files, type Table } from "./chart.js";
import { drawScorecard, scorecardSvg, scorecardTable } from "./charts.js";
import type { Lang } from "./element.js";
import type { ChartOptions } from "./types.js";

const head: Record<Lang, string[]> = {
  "zh-Hans": ["指标", "起点", "目标", "最近数据", "评判"],
  "zh-Hant": ["指標", "起點", "目標", "最近數據", "評定"],
  en: ["Indicator", "Start", "Target", "Latest", "Verdict"],
};

/**
 * `<plan-scorecard>`: all indicators of a plan, and how far each has come.
 *
 * @attr lang - zh-Hans, zh-Hant or en; else the page's
 * @attr theme - light or dark; else the page's
 * @cssprop --plan-accent - the one accent colour
 * @cssprop --plan-height - least height of the whole, kept free before it is drawn: its rows are known only then
 * @csspart title, finding, notice, chart, tip, table, download
 */
export class PlanScorecard extends ChartElement {
  protected override get room(): "scorecard" {
    return "scorecard";
  }

  protected readonly file = "scorecard";

  protected readonly subject = undefined;

  protected override table(options: ChartOptions): Table {
    const rows = scorecardTable(options);
    return {
      head: head[this.language],
      rows: rows.map(({ name, baseline, target, latest, verdict }) => [name, baseline, target, latest, verdict]),
    };
  }

  protected override files(options: ChartOptions): Files {
    return {
      svg: () => scorecardSvg({ ...options, width: 800 }),
      png: (canvas) => {
        drawScorecard(canvas, { ...options, framed: true, width: 800, pixelRatio: 2 });
      },
      csv: () => ({
        head: ["indicator", "name", "baseline", "target", "latest", "verdict"],
        rows: scorecardTable(options).map(Object.values) as string[][],
      }),
    };
  }
}
