import { Chart, Legend, LinearScale, LineController, LineElement, PointElement, Tooltip } from "chart.js";

Chart.register(Legend, LinearScale, LineController, LineElement, PointElement, Tooltip);

const years = { type: "linear", min: 2020, max: 2025, ticks: { stepSize: 1, format: { useGrouping: false } } };

/** It follows the size of its box by itself. */
export function draw(box, { path, seen }) {
  const canvas = box.appendChild(document.createElement("canvas"));
  const chart = new Chart(canvas, {
    type: "line",
    data: {
      datasets: [
        { label: "Path needed", data: path, borderDash: [5, 5], borderColor: "#0b5cad" },
        { label: "Result", data: seen, borderColor: "#1a1a1a" },
      ],
    },
    options: { animation: false, responsive: true, maintainAspectRatio: false, scales: { x: years } },
  });
  return { destroy: () => chart.destroy() };
}
