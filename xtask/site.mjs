// `node xtask/site.mjs DIR [BASE PLAN [IDS]]`: what a site has beside `www/`, the package and the documentation, all copied to DIR before.
//
// Always: the pages for frames, the bundled plan as a file, and `site.json`, which tells the builder what there is. With BASE, the address it will be at,
// and PLAN, the command line: names with a hash that never change again, and for each indicator and language a page, an oEmbed
// file and its picture, because who makes previews of links runs no script and ignores what stands behind a question mark.
// IDS, with commas between, are the only indicators to make them for.

import { execFile } from "node:child_process";
import { createHash } from "node:crypto";
import { cp, mkdir, readFile, readdir, rename, rm, writeFile } from "node:fs/promises";
import { availableParallelism, tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { promisify } from "node:util";
import { assembleEmbeds, hash } from "./embed.mjs";
import { LANGS, listPage, oembed, page, title } from "./site-pages.mjs";

const run = promisify(execFile);
const [dir, base, plan, ids] = process.argv.slice(2);
const site = pathToFileURL(`${dir}/`);
const at = (path) => new URL(path, site);

/** Ten digits of a hash: enough to tell versions apart. */
const short = (...parts) => {
  const sum = createHash("sha256");
  for (const part of parts) sum.update(part);
  return sum.digest("hex").slice(0, 10);
};

if (!base) await assembleEmbeds(site);
const host = await readFile(at("host.js"), "utf8");
const names = {
  base: base ?? null,
  /** Pages for frames: any widget, and charts alone. */
  embed: { file: "embed.html" },
  chart: { file: "chart.html" },
  host: { file: "host.js" },
  package: { folder: "plan-widgets/" },
  pictures: {},
};
await cp(new URL("../seeds/futian-2021-2025/plan.json", import.meta.url), at("plan.json"));
if (base) await publish();
await writeFile(at("site.json"), JSON.stringify(names));

async function publish() {
  const files = (await readdir(at("plan-widgets"), { recursive: true, withFileTypes: true })).filter((entry) => entry.isFile());
  const contents = [];
  for (const name of files.map((entry) => join(entry.parentPath, entry.name)).sort()) contents.push(await readFile(name));
  const folder = `plan-widgets-${short(...contents)}/`;
  await cp(at("plan-widgets/"), at(folder), { recursive: true });
  for (const kind of ["embed", "chart"]) {
    const text = await readFile(at(names[kind].file));
    names[kind].pinned = `${kind}-${short(text)}.html`;
    await writeFile(at(names[kind].pinned), text);
  }
  names.host = { file: `host-${short(host)}.js`, integrity: hash(host, "sha384") };
  await writeFile(at(names.host.file), host);
  const vouched = async (name) => ({ file: folder + name, integrity: hash(await readFile(at(folder + name)), "sha384") });
  names.package = {
    folder,
    charts: await vouched("plan-tracker.js"),
    chartsSingle: await vouched("plan-tracker.single.js"),
    single: await vouched("plan-widgets.single.js"),
  };
  await writeFile(at("_headers"), headers());

  const api = await import(at("plan-widgets/node.js").href);
  const [{ title: planTitle, language }] = api.plans();
  const indicators = api.indicators().filter(({ id }) => !ids || ids.split(",").includes(id));
  for (const folder of ["pictures", ...LANGS]) await mkdir(at(folder), { recursive: true });
  const jobs = LANGS.flatMap((lang) => indicators.map((indicator) => ({ lang, indicator })));
  let done = 0;
  const work = async () => {
    for (let job = jobs.shift(); job; job = jobs.shift()) {
      await one(api, { ...job, planTitle, language });
      done += 1;
      if (done % 12 === 0 || jobs.length === 0) console.error(`      ${done} of ${LANGS.length * indicators.length} pages`);
    }
  };
  await Promise.all(Array.from({ length: availableParallelism() }, work));
  for (const lang of LANGS) await writeFile(at(`${lang}/index.html`), listPage({ names, lang, indicators, planTitle, language }));
}

/** Page, oEmbed file and pictures of an indicator in a language. */
async function one(api, { lang, indicator, planTitle, language }) {
  const { id } = indicator;
  // As wide to high as previews of links are; higher where the words need it.
  const size = { width: 640, height: 336 };
  const svg = api.indicatorChartSvg(id, { lang, ...size });
  const file = join(tmpdir(), `plan-widgets-${process.pid}-${id}-${lang}.png`);
  const shape = ["--width", String(size.width), "--height", String(size.height)];
  await run(plan, ["chart", "--indicator", id, "--lang", lang, "--format", "png", ...shape, "--out", file]);
  const png = await readFile(file);
  await rm(file);
  const pinned = { svg: `pictures/${id}.${lang}.${short(svg)}.svg`, png: `pictures/${id}.${lang}.${short(png)}.png` };
  for (const [name, bytes] of [[pinned.svg, svg], [pinned.png, png], [`${lang}/${id}.svg`, svg], [`${lang}/${id}.png`, png]]) {
    await replace(name, bytes);
  }
  (names.pictures[id] ??= {})[lang] = pinned;
  const facts = {
    names,
    lang,
    indicator,
    planTitle,
    language,
    title: title(indicator, lang),
    summary: api.indicatorSummary(id, { lang }),
    // PNG: a picture's size stands at its head.
    picture: { width: png.readUInt32BE(16), height: png.readUInt32BE(20) },
    figure: api.indicatorHtml(id, { lang, ...size, picture: `${base}${lang}/${id}.svg` }),
  };
  await replace(`${lang}/${id}.html`, page(facts));
  await replace(`${lang}/${id}.oembed.json`, JSON.stringify(oembed(facts)));
}

/** Writes beside the file and renames: a host may be serving the folder. */
async function replace(name, bytes) {
  await writeFile(at(`${name}.part`), bytes);
  await rename(at(`${name}.part`), at(name));
}

/** For hosts that read this file (Netlify, Cloudflare Pages); others are told the same in their own way. */
function headers() {
  const forever = "  Cache-Control: public, max-age=31536000, immutable\n";
  const anywhere = "  Access-Control-Allow-Origin: *\n";
  return [
    "# What has a hash in its name never changes.",
    `/plan-widgets-*\n${forever}${anywhere}`,
    `/embed-*\n${forever}`,
    `/chart-*\n${forever}`,
    `/host-*\n${forever}${anywhere}`,
    `/pictures/*\n${forever}${anywhere}`,
    "# Modules are fetched with CORS wherever an article uses them.",
    `/plan-widgets/*\n${anywhere}`,
    `/*.oembed.json\n  Content-Type: application/json+oembed\n${anywhere}`,
  ].join("\n");
}
