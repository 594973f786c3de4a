import { drawIndicatorChart, initialize } from "../../pkg/dist/charts-alone.js";
import { HEIGHT, WIDTH, observations } from "./data.js";

export { initialize as ready };

export function draw(box, data) {
  const canvas = box.appendChild(document.createElement("canvas"));
  const options = { height: HEIGHT, observations: observations(data), lang: "en" };
  const render = (width) => drawIndicatorChart(canvas, "gdp", { ...options, width });
  render(WIDTH);
  return { redraw: () => render(box.clientWidth) };
}
