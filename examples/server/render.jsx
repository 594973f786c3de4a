// Runs on the server: the Node entry of the package is initialised already.
import { renderToString } from "react-dom/server";
import { indicators } from "plan-widgets";
import { App } from "./app.jsx";

export function render() {
  const facts = indicators()
    .filter(({ target }) => target.value !== null)
    .slice(0, 3)
    .map(({ id, names, name, unit, baseline, target }) => ({
      id,
      name: names.en ?? name,
      from: `${baseline.raw} ${unit}`,
      to: `${target.raw} ${unit}`,
    }));
  return { facts, html: renderToString(<App facts={facts} />) };
}
