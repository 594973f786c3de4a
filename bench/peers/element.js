import { initialize } from "../../pkg/dist/plan-tracker.js";
import { observations } from "./data.js";

export { initialize as ready };

/** It follows the size of its box by itself. The picture is as high as the others; its words come on top of that. */
export function draw(box, data) {
  const tracker = document.createElement("plan-tracker");
  tracker.setAttribute("indicator", "gdp");
  tracker.lang = "en";
  tracker.observations = observations(data);
  box.append(tracker);
}
