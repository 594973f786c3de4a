import { indicatorChartSvg, initialize } from "../../pkg/dist/charts-alone.js";
import { HEIGHT, WIDTH, observations } from "./data.js";

export { initialize as ready };

/** As a picture in the page's own elements, like Observable Plot's. */
export function draw(box, data) {
  const options = { height: HEIGHT, observations: observations(data), lang: "en" };
  const render = (width) => {
    box.innerHTML = indicatorChartSvg("gdp", { ...options, width });
  };
  render(WIDTH);
  return { redraw: () => render(box.clientWidth) };
}
