// Other plans: a `plan.json`, or the official documents, read here and now.

/** What files make together: `{plan, report}`; a plan.json has no report. */
export async function readPlan(files) {
  const [first] = files;
  if (files.length === 1 && /\.json$/i.test(first.name)) return { plan: JSON.parse(await first.text()) };
  // Another wasm, fetched by those who need it.
  const { importPlan } = await import("../plan-widgets/import.js");
  const sources = files.map(async (file) => ({ name: file.name, bytes: new Uint8Array(await file.arrayBuffer()) }));
  return importPlan(await Promise.all(sources));
}
