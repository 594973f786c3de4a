import uPlot from "uplot";
import { HEIGHT, WIDTH } from "./data.js";
import "uplot/dist/uPlot.min.css";

const YEARS = [2020, 2021, 2022, 2023, 2024, 2025];

export function draw(box, { path, seen }) {
  const at = (points) => YEARS.map((year) => points.find(({ x }) => x === year)?.y ?? null);
  const chart = new uPlot(
    {
      width: WIDTH,
      height: HEIGHT,
      scales: { x: { time: false } },
      series: [
        {},
        { label: "Path needed", stroke: "#0b5cad", dash: [5, 5], spanGaps: true },
        { label: "Result", stroke: "#1a1a1a" },
      ],
    },
    [YEARS, at(path), at(seen)],
    box,
  );
  return { redraw: () => chart.setSize({ width: box.clientWidth, height: HEIGHT }), destroy: () => chart.destroy() };
}
