import { LineChart } from "echarts/charts";
import { GridComponent, LegendComponent, TooltipComponent } from "echarts/components";
import { init, use } from "echarts/core";
import { CanvasRenderer } from "echarts/renderers";

use([CanvasRenderer, GridComponent, LegendComponent, LineChart, TooltipComponent]);

const pairs = (points) => points.map(({ x, y }) => [x, y]);

export function draw(box, { path, seen }) {
  const chart = init(box, null, { devicePixelRatio });
  chart.setOption({
    animation: false,
    legend: {},
    tooltip: {},
    xAxis: { type: "value", min: 2020, max: 2025, axisLabel: { formatter: "{value}" } },
    yAxis: { type: "value", scale: true },
    series: [
      { name: "Path needed", type: "line", data: pairs(path), lineStyle: { type: "dashed" } },
      { name: "Result", type: "line", data: pairs(seen) },
    ],
  });
  return { redraw: () => chart.resize(), destroy: () => chart.dispose() };
}
