// What leaves the builder: into the clipboard, or as a file into the folder of downloads.
import * as api from "../plan-widgets/browser.js";

/** Copies a text; where the page may not, the text is selected, so that a key does it. Whether it is copied. */
export async function copy(text, area) {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    area.focus();
    area.select();
    // Old, and the only way where there is no clipboard: pages without https, and frames.
    return document.execCommand("copy");
  }
}

function save(name, parts, type) {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(new Blob(parts, { type }));
  link.download = name;
  link.click();
  // The browser takes the address at the click; what it holds can go in the next turn.
  setTimeout(() => URL.revokeObjectURL(link.href));
}

function csv(rows) {
  const cell = (value) => {
    // A text that begins like a formula would be one in a spreadsheet.
    const text = typeof value === "string" && /^[=+\-@\t]/.test(value) ? `'${value}` : String(value ?? "");
    return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
  };
  return ["\ufeff", ...rows.map((row) => `${row.map(cell).join(",")}\r\n`)];
}

const makers = {
  svg(name, one, options) {
    const svg = one ? api.indicatorChartSvg(name, options) : api.scorecardSvg({ ...options, width: 800 });
    save(`${name}.svg`, [svg], "image/svg+xml");
  },
  png(name, one, options) {
    const canvas = document.createElement("canvas");
    const look = { ...options, framed: true, pixelRatio: 2 };
    if (one) api.drawIndicatorChart(canvas, name, { ...look, width: 640, height: 400 });
    else api.drawScorecard(canvas, { ...look, width: 800 });
    canvas.toBlob((blob) => blob && save(`${name}.png`, [blob], "image/png"));
  },
  csv(name, one, { theme, ...options }) {
    const rows = one ? api.indicatorTable(name, options) : api.scorecardTable(options);
    save(`${name}.csv`, csv([Object.keys(rows[0] ?? {}), ...rows.map(Object.values)]), "text/csv");
  },
};

/** Downloads the chart as a file, or its plan. */
export async function download(kind, { state, given, own }) {
  if (kind === "json") {
    const plan = own ? JSON.stringify(own.plan, null, 1) : await (await fetch("../plan.json")).text();
    return save("plan.json", [plan], "application/json");
  }
  const one = state.widget === "tracker";
  makers[kind](one ? state.indicator : "scorecard", one, { ...given, ...(state.theme && { theme: state.theme }) });
}
