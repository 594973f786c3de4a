// The page inside a frame: one widget, chosen by the address. It asks no other host for anything and keeps nothing.
// In `chart.html` it is charts alone that `xtask/embed.mjs` puts here.
import "./plan-widgets/plan-widgets.single.js";
import { parameters, tellHeights } from "./heights.js";

const WIDGETS = ["tracker", "scorecard", "finder"].filter((name) => customElements.get(`plan-${name}`));
/** Attributes that an address may set as they are; what each element does with a wrong one, it says itself. */
const PLAIN = ["indicator", "plan", "method", "as-of", "projection", "kinds"];

const words = {
  "zh-Hans": {
    widget: (name) => `没有名为“${name}”的组件：widget 可以是 ${WIDGETS.join("、")}。`,
    given: "图中的实际数据由嵌入此图的网页提供，并非出自规划文件。",
    from: (address) => `图中的实际数据来自 ${address}`,
    plan: (address) => `规划数据来自 ${address}`,
    foreign: (address) => `未采用 ${address}：只接受本网站上的数据。`,
    failed: (code) => `这里无法显示此图（${code}）。`,
  },
  "zh-Hant": {
    widget: (name) => `沒有名為「${name}」的組件：widget 可以是 ${WIDGETS.join("、")}。`,
    given: "圖中的實際數據由嵌入此圖的網頁提供，並非出自規劃文件。",
    from: (address) => `圖中的實際數據來自 ${address}`,
    plan: (address) => `規劃數據來自 ${address}`,
    foreign: (address) => `未採用 ${address}：只接受本網站上的數據。`,
    failed: (code) => `這裏無法顯示此圖（${code}）。`,
  },
  en: {
    widget: (name) => `There is no widget called “${name}” here, but ${WIDGETS.join(", ")}.`,
    given: "The results in this chart were supplied by the page that embeds it, not by the plan.",
    from: (address) => `The results in this chart are from ${address}`,
    plan: (address) => `The plan is read from ${address}`,
    foreign: (address) => `${address} was not used: only data of this site are.`,
    failed: (code) => `This cannot be shown here (${code}).`,
  },
};

const main = document.querySelector("main");
const notes = document.querySelector("#figures");

/** An address of this very site. Anybody can write another one into a link, and would be quoted with our name above it. */
function own(given) {
  const url = new URL(given, location.href);
  return url.origin === new URL(location.href).origin && /^https?:$/.test(url.protocol) ? url : undefined;
}

function show() {
  const asked = parameters();
  const lang = asked.get("lang") ?? "zh-Hans";
  const say = words[/^zh.*(hant|tw|hk|mo)/i.test(lang) ? "zh-Hant" : /^zh/i.test(lang) ? "zh-Hans" : "en"];
  document.documentElement.lang = lang;
  const theme = asked.get("theme");
  if (theme === "light" || theme === "dark") document.documentElement.dataset.theme = theme;
  else delete document.documentElement.dataset.theme;

  const said = [];
  const tell = (...more) => {
    said.push(...more);
    notes.textContent = said.join(" ");
    notes.hidden = said.length === 0;
  };
  tell();
  const widget = asked.get("widget") ?? "tracker";
  if (!WIDGETS.includes(widget)) {
    main.replaceChildren();
    tell(say.widget(widget));
    return;
  }
  const element = document.createElement(`plan-${widget}`);
  const fallback = document.createElement("p");
  element.append(fallback);
  element.lang = lang;
  for (const name of PLAIN) {
    const value = asked.get(name);
    if (value !== null) element.setAttribute(name, value);
  }
  /** Sets an attribute that is an address, and says so; whether it may be used. */
  const address = (name, given, how) => {
    let url;
    try {
      url = own(given);
    } catch {
      // No address at all.
    }
    if (url) element.setAttribute(name, url.href);
    tell(url ? how(url.href) : say.foreign(given));
    return url !== undefined;
  };
  const src = asked.get("src");
  if (src && !address("src", src, say.plan)) {
    main.replaceChildren();
    return;
  }
  const observations = asked.get("observations")?.trim();
  // A table has lines or is JSON; an address has neither.
  if (observations && widget !== "finder") {
    if (/[\r\n]|^[[{]/.test(observations)) {
      element.observations = observations;
      tell(say.given);
    } else address("observations", observations, say.from);
  }
  element.addEventListener("plan-error", ({ detail }) => {
    fallback.textContent = say.failed(detail.code);
  });
  element.addEventListener("plan-ready", () => {
    const title = element.shadowRoot.querySelector("[part=title]")?.textContent;
    if (title) document.title = title;
  });
  main.replaceChildren(element);
}

show();
addEventListener("hashchange", show);
tellHeights();
