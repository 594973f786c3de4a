import "plan-widgets/define";
import { indicators, initialize } from "plan-widgets";
// esbuild does not see `new URL(…, import.meta.url)`, so it is told where the wasm is.
import wasm from "plan-widgets/plan_widgets_bg.wasm";

await initialize(new URL(wasm, import.meta.url));
document.querySelector("#count").textContent = `${indicators().length} indicators`;
