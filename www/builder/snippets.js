// The code of each level of embed, as text to copy. Nothing here touches the page.

/** Text as the value of an attribute. */
export const escape = (text) =>
  String(text).replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;").replaceAll('"', "&quot;");

const attributes = (pairs) =>
  Object.entries(pairs)
    .filter(([, value]) => value !== undefined && value !== "")
    .map(([name, value]) => (value === true ? ` ${name}` : ` ${name}="${escape(value)}"`))
    .join("");

/** An address that holds its file. Chinese stays as it is: nine times shorter than in percent signs. */
const inline = (type, text) =>
  `data:${type};charset=utf-8,${text.replace(/[%#"<>&\r\n\t]/g, (char) => `%${char.charCodeAt(0).toString(16).padStart(2, "0").toUpperCase()}`)}`;

/** The size of the picture inside a tracker: as wide as a phone, so that its labels are read there, and as high as a tracker's room. */
export const PICTURE = { width: 400, height: 440 };

/** The attributes that say how something is judged and shown. */
const shown = ({ state, lang }) => ({
  lang,
  theme: state.theme,
  method: state.method,
  "as-of": state["as-of"],
  projection: state.projection ? true : "",
});

/** A plan with the one indicator that is shown, or all of them, and what they need: small enough for an attribute. */
export function excerpt(plan, widget, indicator) {
  if (widget === "finder") return plan;
  const kept = widget === "scorecard" ? (plan.indicators ?? []) : (plan.indicators ?? []).filter(({ id }) => id === indicator);
  const of = ({ subject, unit }) => kept.some((it) => it.name === subject && it.unit === unit);
  const sections = new Set();
  const byId = new Map((plan.sections ?? []).map((section) => [section.id, section]));
  const keep = (id) => {
    if (!byId.has(id) || sections.has(id)) return;
    sections.add(id);
    keep(byId.get(id).parent);
    keep(byId.get(id).source?.section);
  };
  const figures = (plan.figures ?? []).filter(of);
  for (const { source } of [...kept, ...figures]) keep(source?.section);
  const { schema, title, region, language, period, baseline_year, ours, documents } = plan;
  return {
    schema,
    // Two charts of one plan on a page are two plans to the page: the second must not take the place of the first.
    id: `${plan.id}.${widget === "scorecard" ? "scorecard" : indicator}`,
    ...{ title, region, language, period, baseline_year, ours, documents },
    sections: (plan.sections ?? []).filter(({ id }) => sections.has(id)),
    indicators: kept,
    figures,
    series: (plan.series ?? []).filter(of),
  };
}

/**
 * The code of every level.
 *
 * `given` has `state` and `lang`; `csv`, the figures; `site`, what `site.json` says, and `base`, its address; `plan`, one that
 * is not bundled; `sentence` and `title` in the reader's language; `svg`, the picture of a tracker, and `html`, the figure of
 * level three; `height`, of the frame.
 */
export function snippets(given) {
  return { element: element(given), frame: frame(given), html: html(given), picture: picture(given) };
}

function element(given) {
  const { state, lang, csv, site, base, plan, sentence, title, svg } = given;
  const { widget, src, pinned } = state;
  // Charts have a wasm of their own, half as heavy.
  const finder = widget === "finder";
  const [entry, wasm] = finder ? ["plan-widgets.js", "plan_widgets_bg.wasm"] : ["plan-tracker.js", "plan_tracker_bg.wasm"];
  const single = finder ? site.package.single : site.package.chartsSingle;
  const pin = pinned ? single : undefined;
  const file = pin?.file ?? `plan-widgets/${entry}`;
  // A hash of the entry says nothing of what the entry imports: only a single file can be vouched for.
  const script = `<script type="module"${attributes({ src: base + file, integrity: pin?.integrity, crossorigin: pin && "anonymous" })}></script>`;
  // Fetched beside the script and not after it: on a slow line that is half a second.
  const link = { rel: "preload", as: "fetch", type: "application/wasm", crossorigin: "anonymous", href: `${base}plan-widgets/${wasm}` };
  const preload = pin ? "" : `<link${attributes(link)}>\n`;
  const own = plan && !src ? inline("application/json", JSON.stringify(excerpt(plan, widget, state.indicator))) : src;
  const set = {
    indicator: widget === "tracker" ? state.indicator : "",
    src: own,
    ...shown({ state, lang }),
    observations: csv && !finder ? inline("text/csv", csv) : "",
    // Its room before the script has come, so that nothing moves.
    style: svg && "display:block;min-height:29em",
  };
  if (finder) delete set.method, delete set["as-of"], delete set.projection;
  // Readers see the chart before any script has run, and if none ever does. It is as wide as it was made, whatever the host's style makes of pictures: larger, it would be higher than the chart that follows.
  const inside = svg ? image(given, inline("image/svg+xml", svg), PICTURE.width, `width:${PICTURE.width}px;`) : `<p>${escape(sentence || title)}</p>`;
  return `${preload}${script}\n<plan-${widget}${attributes(set)}>\n  ${inside}\n</plan-${widget}>\n`;
}

/** The address of the frame; the figures are in it. */
export function frameAddress({ state, lang, csv, site, base }) {
  const { widget } = state;
  const set = {
    widget,
    indicator: widget === "tracker" ? state.indicator : "",
    src: state.src,
    ...shown({ state, lang }),
    observations: widget === "finder" ? "" : csv,
  };
  const asked = Object.entries(set).filter(([, value]) => value);
  const { file, pinned } = widget === "finder" ? site.embed : site.chart;
  return `${base}${(state.pinned && pinned) || file}#${new URLSearchParams(asked.map(([name, value]) => [name, value === true ? "" : value]))}`;
}

function frame(given) {
  const { site, base, title, height, state } = given;
  const pin = state.pinned ? site.host : { file: "host.js" };
  return (
    `<iframe${attributes({ src: frameAddress(given), title, loading: "lazy", style: `border:0;width:100%;height:${height}px` })}></iframe>\n` +
    `<script async${attributes({ src: base + pin.file, integrity: pin.integrity, crossorigin: pin.integrity && "anonymous" })}></script>\n`
  );
}

function html(given) {
  return given.html ?? `<p><a href="${escape(frameAddress(given))}">${escape(given.title)}</a></p>\n`;
}

/** Where a picture of this is on the site; nowhere, if it shows anything that the site does not know. */
export function pictureAddress({ state, lang, csv, site, base, plan }, kind = "svg") {
  const { widget, indicator, theme, method, projection } = state;
  const special = widget !== "tracker" || csv || plan || theme === "dark" || (method && method !== "linear") || projection || state["as-of"];
  const own = special ? undefined : site.pictures[indicator]?.[lang];
  return own && base + (state.pinned ? own[kind] : `${lang}/${indicator}.${kind}`);
}

function image({ lang, title, sentence }, src, width, style = "") {
  const alt = [title, sentence].filter(Boolean).join(lang === "en" ? ": " : "：");
  return `<img${attributes({ src, alt, width, style: `${style}max-width:100%;height:auto` })}>`;
}

function picture(given) {
  const { widget, indicator } = given.state;
  if (widget === "finder") return "";
  return `${image(given, pictureAddress(given) ?? `${widget === "tracker" ? indicator : "scorecard"}.svg`, 640)}\n`;
}
