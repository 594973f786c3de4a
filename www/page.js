// The page's own words in the language asked for; the widgets follow the document's `lang` by themselves.
const lang = new URLSearchParams(location.search).get("lang");
if (lang === "en" || lang === "zh-Hant") {
  document.documentElement.lang = lang;
  for (const node of document.querySelectorAll("[data-en]")) {
    node.textContent = lang === "en" ? node.dataset.en : node.dataset.zhHant;
  }
}
import("./plan-widgets/plan-widgets.js");
