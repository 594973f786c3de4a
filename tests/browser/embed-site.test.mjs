// A published site: what crawlers, other sites and caches meet.

import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { createHash } from "node:crypto";
import { cp, mkdtemp, readFile, readdir, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { launch, openPage } from "../support/browser.mjs";
import { frameOf, hostPage, photograph, serveWithPages, settled } from "../support/embed.mjs";

const run = promisify(execFile);
const root = fileURLToPath(new URL("../../", import.meta.url));
const LANGS = ["zh-Hans", "zh-Hant", "en"];
/** Two of the 24: a number and its path; a target that is no number, and a name with a character that few fonts have. */
const IDS = ["gdp", "co2"];

let browser;
let site;
let other;
let dir;
let said;

const publish = () => run("node", ["xtask/site.mjs", dir, site.url, join(root, "target/debug/plan"), IDS.join(",")], { cwd: root });

before(async () => {
  await run("cargo", ["build", "--quiet", "--all-features", "--bin=plan"], { cwd: root });
  dir = await mkdtemp(join(tmpdir(), "plan-site-"));
  await cp(join(root, "target/www"), dir, { recursive: true });
  // As the host is told by `_headers`.
  const headers = { "*": { "access-control-allow-origin": "*" } };
  [browser, site, other] = await Promise.all([launch(), serveWithPages(dir, { headers }), serveWithPages()]);
  said = (await publish()).stderr;
});

after(async () => {
  await browser?.close();
  await site?.close();
  await other?.close();
  if (dir) await rm(dir, { recursive: true });
});

const file = (name) => readFile(join(dir, name));
const names = async () => JSON.parse(await file("site.json"));

test("a page, an oEmbed file and pictures for each indicator and language", async () => {
  assert.match(said, /6 of 6 pages/);
  for (const lang of LANGS) {
    for (const id of IDS) {
      const page = await openPage(browser, `${site.url}${lang}/${id}.html`, { javaScriptEnabled: false });
      const head = await page.evaluate(() =>
        Object.fromEntries([...document.querySelectorAll("meta[property], meta[name]")].map((meta) => [meta.getAttribute("property") ?? meta.name, meta.content])),
      );
      assert.equal(head["og:url"], page.url());
      assert.equal(head["twitter:card"], "summary_large_image");
      const png = await file(`${lang}/${id}.png`);
      assert.equal(head["og:image"], `${site.url}${lang}/${id}.png`);
      assert.deepEqual([Number(head["og:image:width"]), Number(head["og:image:height"])], [png.readUInt32BE(16), png.readUInt32BE(20)]);
      assert.ok(png.readUInt32BE(16) >= 1200 && png.readUInt32BE(20) >= 600);
      assert.ok(head["og:description"].length > 10 && head["og:title"].length > 1);
      // Without a script the page says all there is to say.
      const text = await page.locator("figure").innerText();
      assert.ok(text.includes(head["og:title"]) && text.includes(head["og:description"]));
      assert.equal(await page.evaluate(() => document.images[0].naturalWidth), 640);
      assert.equal(await page.locator("plan-tracker").isVisible(), false);
      if (id === IDS[0]) await photograph(page, `site-off-${lang}`);
      assert.equal(await page.locator("html").getAttribute("lang"), lang);
      assert.equal(await page.locator("link[rel=alternate][hreflang]").count(), 3);

      const link = await page.locator('link[type="application/json+oembed"]').getAttribute("href");
      const oembed = JSON.parse(await file(link.slice(site.url.length)));
      assert.deepEqual([oembed.version, oembed.type, oembed.title], ["1.0", "rich", head["og:title"]]);
      assert.deepEqual([oembed.thumbnail_url, oembed.thumbnail_width], [head["og:image"], png.readUInt32BE(16)]);
      page.assertClean();
      await page.done();
    }
  }
});

test("with scripts the page is the widget, and its script is the one it vouches for", async () => {
  const page = await openPage(browser, `${site.url}en/gdp.html`, { viewport: { width: 360, height: 640 } });
  assert.deepEqual(await settled(page), ["shown"]);
  assert.ok(await page.locator("plan-tracker").evaluate((it) => it.offsetHeight < 700), "it keeps more room than it needs");
  await photograph(page, "site-page");
  assert.equal(await page.evaluate(() => customElements.get("plan-finder")), undefined);
  assert.equal(await page.getByRole("link", { name: "Embed this chart" }).getAttribute("href"), "../builder/?indicator=gdp&lang=en");
  page.assertClean();
  await page.done();
  const list = await openPage(browser, `${site.url}en/`);
  assert.deepEqual(await list.locator("li a").evaluateAll((links) => links.map(({ href }) => href)), IDS.map((id) => `${site.url}en/${id}.html`));
  list.assertClean();
  await list.done();
});

test("what oEmbed answers is shown by WordPress as it shows the frames of strangers", async () => {
  const { html } = JSON.parse(await file("en/gdp.oembed.json"));
  // WordPress puts every stranger's frame into a sandbox and adds a secret.
  const strict = html.replace(/src="([^"]+)"/, 'src="$1#?secret=abcDEF1234" data-secret="abcDEF1234" sandbox="allow-scripts"');
  const page = await openPage(browser, other.page("/wordpress.html", hostPage(strict)), {
    init: () => {
      addEventListener("message", ({ data, source }) => {
        const frame = document.querySelector("iframe");
        if (source === frame.contentWindow && data.message === "height" && data.secret === frame.dataset.secret) frame.height = data.value;
      });
    },
  });
  const inside = await frameOf(page);
  assert.equal(await inside.locator("[part=title]").textContent(), "Gross domestic product");
  await page.waitForFunction(() => document.querySelector("iframe").height !== "520");
  assert.equal(new URL(inside.url()).pathname, "/chart.html");
  page.assertClean({ except: new RegExp(`^${site.url}chart`) });
  await page.done();
});

test("names with a hash say what is in them, and outlive the next version", async () => {
  const first = await names();
  const sri = async ({ file: name, integrity }) => assert.equal(integrity, `sha384-${createHash("sha384").update(await file(name)).digest("base64")}`);
  await sri(first.host);
  for (const name of ["single", "charts", "chartsSingle"]) await sri(first.package[name]);
  for (const page of [first.embed, first.chart]) assert.deepEqual(await file(page.pinned), await file(page.file));
  for (const lang of LANGS) {
    for (const id of IDS) {
      const { svg, png } = first.pictures[id][lang];
      assert.deepEqual(await file(svg), await file(`${lang}/${id}.svg`));
      assert.deepEqual(await file(png), await file(`${lang}/${id}.png`));
    }
  }
  // Every rule for caches is about something that is there.
  const rules = (await file("_headers")).toString().match(/^\/.*$/gm);
  const all = (await readdir(dir, { recursive: true })).map((name) => `/${name}`);
  for (const rule of rules) {
    const pattern = new RegExp(`^${rule.replaceAll(".", "\\.").replaceAll("*", ".*")}`);
    assert.ok(all.some((name) => pattern.test(name)), rule);
  }
  const host = await file("host.js");
  await writeFile(join(dir, "host.js"), `${host}// the next version\n`);
  await publish();
  const second = await names();
  assert.notEqual(second.host.file, first.host.file);
  assert.equal(second.package.folder, first.package.folder);
  assert.deepEqual(await file(first.host.file), host);
});

test("pinned code is checked by the browser, and its picture never changes", async () => {
  const page = await openPage(browser, `${site.url}builder/#ui=en&lang=en&pinned=1`);
  await page.waitForFunction(() => document.documentElement.dataset.ready !== undefined);
  const code = (level) => page.locator(`#level-${level} textarea`).inputValue();
  const known = await names();
  const element = await code("element");
  assert.ok(element.includes(`src="${site.url}${known.package.chartsSingle.file}" integrity="${known.package.chartsSingle.integrity}" crossorigin="anonymous"`), element);
  // It brings its own wasm.
  assert.ok(!element.includes("preload"), element);
  assert.ok((await code("frame")).includes(`${known.chart.pinned}#`));
  assert.ok((await code("frame")).includes(known.host.integrity));
  assert.ok((await code("html")).includes(`<img src="${site.url}${known.pictures.gdp.en.svg}"`));
  assert.ok((await code("picture")).includes(`src="${site.url}${known.pictures.gdp.en.svg}"`));
  page.assertClean();
  for (const level of ["element", "frame", "html", "picture"]) {
    const pasted = await openPage(browser, other.page(`/pinned-${level}.html`, hostPage(await code(level))));
    if (level === "element") assert.deepEqual(await settled(pasted), ["shown"]);
    else if (level === "frame") await frameOf(pasted);
    else assert.equal(await pasted.evaluate(() => document.images[0].naturalWidth), 640);
    pasted.assertClean({ except: new RegExp(`^${site.url}`) });
    await pasted.done();
  }
  // Somebody has changed the file on the way: the browser does not run it, and the fallback stands.
  site.handlers[`/${known.package.chartsSingle.file}`] = async (_, response) => {
    response.writeHead(200, { "content-type": "text/javascript", "access-control-allow-origin": "*" }).end(`${await file(known.package.chartsSingle.file)}//`);
  };
  const forged = await openPage(browser, other.page("/forged.html", hostPage(element)));
  assert.equal(await forged.evaluate(() => customElements.get("plan-tracker")), undefined);
  assert.equal(await forged.locator("plan-tracker img").isVisible(), true);
  await forged.done();
  // A finder is in neither file of the charts.
  await page.locator("[name=widget]").selectOption("finder");
  assert.ok((await code("element")).includes(`src="${site.url}${known.package.single.file}" integrity="${known.package.single.integrity}"`));
  assert.ok((await code("frame")).includes(`${known.embed.pinned}#`));
  await page.done();
});
