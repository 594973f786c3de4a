import "plan-widgets/define";
import { initialize, loadPlan } from "plan-widgets";

const input = document.querySelector("input");
const said = document.querySelector("#said");

input.addEventListener("change", async () => {
  // The importer is fetched when the first document is chosen, and not before.
  const { importPlan } = await import("plan-widgets/import");
  const files = [...input.files].map(async (file) => ({ name: file.name, bytes: await file.arrayBuffer() }));
  try {
    const { plan, report } = await importPlan(await Promise.all(files));
    await initialize();
    document.querySelector("plan-scorecard").setAttribute("plan", await loadPlan(plan));
    said.textContent = `${report.found.indicators} indicators, ${report.doubts.length} doubts`;
    const items = report.doubts.map(({ file, line, text }) => {
      const item = document.createElement("li");
      item.textContent = `${file}, line ${line}: ${text}`;
      return item;
    });
    document.querySelector("#doubts").replaceChildren(...items);
  } catch (error) {
    said.textContent = error.message;
  }
});
