// `node chart.mjs INDICATOR OUT.svg`: a chart as a file, for print or for a page without scripts.
import { writeFile } from "node:fs/promises";
import { indicatorChartSvg } from "plan-widgets";

const [indicator, out] = process.argv.slice(2);
await writeFile(out, indicatorChartSvg(indicator, { lang: "en" }));
