// The pages of a published site: one an indicator and language, and a list of them. They say everything without scripts.

export const LANGS = ["zh-Hans", "zh-Hant", "en"];

const words = {
  "zh-Hans": { name: "简体", locale: "zh_CN", all: "全部指标", embed: "嵌入这幅图", more: "规划与项目" },
  "zh-Hant": { name: "繁體", locale: "zh_HK", all: "全部指標", embed: "嵌入這幅圖", more: "規劃與項目" },
  en: { name: "English", locale: "en_GB", all: "All indicators", embed: "Embed this chart", more: "The plan and its projects" },
};

const escape = (text) =>
  String(text).replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;").replaceAll('"', "&quot;");

/** The name of an indicator in the reader's language, else the printed one. */
export const title = (indicator, lang) => indicator.names[lang] ?? indicator.name;

/** The address of the frame of an indicator. */
const frame = ({ names, lang, indicator }) =>
  `${names.base}${names.chart.file}?${new URLSearchParams({ widget: "tracker", indicator: indicator.id, lang })}`;

/** What a site answers that is asked how to embed the page; https://oembed.com, type rich. */
export function oembed(facts) {
  const { names, lang, indicator, planTitle, picture } = facts;
  const [width, height] = [640, 520];
  return {
    version: "1.0",
    type: "rich",
    title: facts.title,
    provider_name: planTitle,
    provider_url: names.base,
    width,
    height,
    html: `<iframe src="${escape(frame(facts))}" width="${width}" height="${height}" style="border:0;width:100%" loading="lazy" title="${escape(facts.title)}"></iframe>`,
    thumbnail_url: `${names.base}${lang}/${indicator.id}.png`,
    thumbnail_width: picture.width,
    thumbnail_height: picture.height,
  };
}

/** The page of an indicator. */
export function page(facts) {
  const { names, lang, indicator, planTitle, language, summary, picture, figure } = facts;
  const say = words[lang];
  const url = (tag, end) => `${names.base}${tag}/${indicator.id}.${end}`;
  const meta = {
    "og:type": "article",
    "og:site_name": planTitle,
    "og:title": facts.title,
    "og:description": summary,
    "og:url": url(lang, "html"),
    "og:image": url(lang, "png"),
    "og:image:type": "image/png",
    "og:image:width": picture.width,
    "og:image:height": picture.height,
    "og:image:alt": `${facts.title}: ${summary}`,
    "og:locale": say.locale,
  };
  const card = {
    "twitter:card": "summary_large_image",
    "twitter:title": facts.title,
    "twitter:description": summary,
    "twitter:image": url(lang, "png"),
    "twitter:image:alt": `${facts.title}: ${summary}`,
  };
  const head = [
    `<title>${escape(facts.title)} · ${escape(planTitle)}</title>`,
    `<meta name="description" content="${escape(summary)}">`,
    `<link rel="canonical" href="${escape(url(lang, "html"))}">`,
    ...LANGS.map((other) => `<link rel="alternate" hreflang="${other}" href="${escape(url(other, "html"))}">`),
    `<link rel="alternate" type="application/json+oembed" href="${escape(url(lang, "oembed.json"))}" title="${escape(facts.title)}">`,
    ...Object.entries(meta).map(([name, content]) => `<meta property="${name}" content="${escape(content)}">`),
    ...Object.entries(card).map(([name, content]) => `<meta name="${name}" content="${escape(content)}">`),
  ];
  return document(lang, head, names, [
    `<header><nav>${LANGS.map((other) => `<a href="../${other}/${indicator.id}.html" lang="${other}">${words[other].name}</a>`).join(" ")}</nav>`,
    `<p class="kicker" lang="${escape(language)}">${escape(planTitle)}</p></header>`,
    // The element keeps the room of its children until it is drawn: a sentence is as much as it should keep.
    `<main class="charts"><plan-tracker indicator="${escape(indicator.id)}"><p>${escape(summary)}</p></plan-tracker>`,
    `<noscript><style>plan-tracker { display: none; }</style>\n${figure}</noscript></main>`,
    `<footer><p><a href="../builder/?${escape(new URLSearchParams({ indicator: indicator.id, lang }))}">${say.embed}</a> · <a href="./">${say.all}</a> · <a href="../?lang=${lang}">${say.more}</a></p></footer>`,
  ]);
}

/** The list of the pages of a language. */
export function listPage({ names, lang, indicators, planTitle, language }) {
  const say = words[lang];
  return document(lang, [`<title>${say.all} · ${escape(planTitle)}</title>`], names, [
    `<header><nav>${LANGS.map((other) => `<a href="../${other}/" lang="${other}">${words[other].name}</a>`).join(" ")}</nav>`,
    `<p class="kicker" lang="${escape(language)}">${escape(planTitle)}</p><h1>${say.all}</h1></header>`,
    `<main><ul>`,
    ...indicators.map((it) => {
      const own = it.names[lang] === undefined ? ` lang="${escape(language)}"` : "";
      return `<li><a href="${escape(it.id)}.html"${own}>${escape(title(it, lang))}</a></li>`;
    }),
    `</ul></main>`,
  ]);
}

function document(lang, head, names, body) {
  const { file, integrity } = names.package.charts;
  return `<!doctype html>
<html lang="${lang}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
${head.join("\n")}
<link rel="icon" href="data:,">
<link rel="stylesheet" href="../page.css">
<script type="module" src="../${file}" integrity="${integrity}"></script>
</head>
<body>
${body.join("\n")}
</body>
</html>
`;
}
