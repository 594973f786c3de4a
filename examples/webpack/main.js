import "plan-widgets/define";
import { indicators, initialize } from "plan-widgets";

await initialize();
document.querySelector("#count").textContent = `${indicators().length} indicators`;
