import * as Plot from "@observablehq/plot";
import { HEIGHT, WIDTH } from "./data.js";

export function draw(box, data) {
  const render = (width) => box.replaceChildren(picture(data, width));
  render(WIDTH);
  return { redraw: () => render(box.clientWidth) };
}

function picture({ path, seen }, width) {
  return Plot.plot({
    width,
    height: HEIGHT,
    grid: true,
    x: { tickFormat: "d" },
    marks: [
      Plot.line(path, { x: "x", y: "y", stroke: "#0b5cad", strokeDasharray: "5 5" }),
      Plot.lineY(seen, { x: "x", y: "y" }),
      Plot.dot(seen, { x: "x", y: "y", fill: "currentColor" }),
      Plot.text(path.slice(-1), { x: "x", y: "y", text: ({ y }) => `Target ${y}`, dy: -10 }),
    ],
  });
}
