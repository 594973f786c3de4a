import { ChartElement, type Files, type Table } from "./chart.js";
import { drawIndicatorChart, indicatorChartSvg, indicatorTable } from "./charts.js";
import type { Lang } from "./element.js";
import type { ChartOptions } from "./types.js";

const head: Record<Lang, string[]> = {
  "zh-Hans": ["年份", "含义", "数值", "出处"],
  "zh-Hant": ["年份", "含義", "數值", "出處"],
  en: ["Year", "What", "Value", "Source"],
};

/**
 * `<plan-tracker indicator="gdp">`: whether a promise is being kept.
 *
 * @attr indicator - id of the indicator
 * @attr lang - zh-Hans, zh-Hant or en; else the page's
 * @attr theme - light or dark; else the page's
 * @cssprop --plan-accent - the one accent colour
 * @cssprop --plan-height - least height of the whole, kept free before it is drawn; the picture takes what the words leave
 * @cssprop --plan-chart-height - height of the picture
 * @csspart title, printed, verdict, finding, notice, unit, method, chart, tip, source, rule, table, download
 */
export class PlanTracker extends ChartElement {
  static override readonly observedAttributes = ["indicator", ...ChartElement.observedAttributes];

  protected override get room(): "tracker" {
    return "tracker";
  }

  protected get file(): string {
    return this.subject;
  }

  protected get subject(): string {
    return this.getAttribute("indicator") ?? "";
  }

  protected override table(options: ChartOptions): Table {
    const rows = indicatorTable(this.subject, options);
    return {
      head: head[this.language],
      rows: rows.map(({ year, name, text, source }) => [year, name, text, source]),
    };
  }

  protected override files(options: ChartOptions): Files {
    const id = this.subject;
    return {
      svg: () => indicatorChartSvg(id, options),
      png: (canvas) => {
        drawIndicatorChart(canvas, id, { ...options, framed: true, width: 640, height: 400, pixelRatio: 2 });
      },
      csv: () => ({
        head: ["indicator", "year", "value", "source", "role", "text"],
        rows: indicatorTable(id, options).map((row) => [id, row.year, row.value, row.source, row.role, row.text]),
      }),
    };
  }
}
