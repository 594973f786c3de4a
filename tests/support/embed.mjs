// Host pages for the embed tests: a site of ours, and pages of other people with their policies and habits.

import { mkdir } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { serve } from "./server.mjs";

const www = fileURLToPath(new URL("../../target/www/", import.meta.url));
/** Where the pictures go that a person should look at. */
const pictures = fileURLToPath(new URL("../../target/pictures/", import.meta.url));

/**
 * Serves the demo's folder, or another, with pages beside it that `site.page(path, html, headers)` adds.
 *
 * `handlers` are those of `serve`; none of the answers has a CORS header.
 */
export async function serveWithPages(dir = www, { headers = {}, handlers = {} } = {}) {
  const site = await serve(dir, { headers, handlers });
  site.page = (path, html, own = {}) => {
    handlers[path] = (_, response) => {
      response.writeHead(200, { "content-type": "text/html; charset=utf-8", ...own }).end(html);
    };
    return new URL(path.slice(1), site.url).href;
  };
  site.handlers = handlers;
  return site;
}

/** A page of somebody else around a body. */
export function hostPage(body, { head = "", lang = "en", dir = "ltr" } = {}) {
  return `<!doctype html><html lang="${lang}" dir="${dir}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>host</title><link rel="icon" href="data:,">${head}</head><body>${body}</body></html>`;
}

/** Script and element as the builder writes them, of the site at `base`. */
export const script = (base) => `<script type="module" src="${base}plan-widgets/define.js"></script>`;
export const tracker = (attributes = 'indicator="gdp"') =>
  `<plan-tracker ${attributes}><p class="fallback">GDP: about 480 billion yuan in 2020, 660 billion promised for 2025.</p></plan-tracker>`;

/** Waits until every element of a page or frame shows itself, or has failed; answers how each ended. */
export function settled(place) {
  return place.evaluate(async () => {
    const elements = [...document.querySelectorAll("plan-tracker, plan-scorecard, plan-finder")];
    const ends = elements.map(
      (element) =>
        new Promise((done) => {
          const late = setTimeout(() => done("neither"), 30_000);
          const end = (how) => (clearTimeout(late), done(how));
          const shown = () => {
            const widget = element.shadowRoot?.querySelector("[part=widget]");
            // Shown and drawn: what is empty has not been there yet.
            if (widget?.hidden === false && widget.childElementCount > 0) return end("shown");
            const message = element.shadowRoot?.querySelector("[part=offer], [part=message]:not([hidden])");
            if (widget?.hidden && (message || globalThis.failed?.has(element))) return end("failed");
            requestAnimationFrame(shown);
          };
          shown();
        }),
    );
    return Promise.all(ends);
  });
}

/** Run before a page's own scripts: remembers which elements have failed, and with which code. */
export function rememberFailures() {
  globalThis.failed = new Map();
  addEventListener("plan-error", ({ target, detail }) => globalThis.failed.set(target, detail.code), true);
}

/** The codes of the failures of a page. */
export const failures = (place) => place.evaluate(() => [...globalThis.failed.values()]);

/** Whether a text is visible to a reader. */
export const visible = (place, selector) => place.locator(selector).first().isVisible();

/** Takes the picture of a page for a person to look at. */
export async function photograph(page, name) {
  await mkdir(pictures, { recursive: true });
  await page.screenshot({ path: `${pictures}embed-${name}.png`, fullPage: true });
}

/** The frame of a page whose address contains a text, as soon as its widget shows itself. */
export async function frameOf(page, selector = "iframe") {
  const handle = await page.waitForSelector(selector);
  const frame = await handle.contentFrame();
  await frame.waitForFunction(() => {
    const element = document.querySelector("plan-tracker, plan-scorecard, plan-finder");
    const widget = element?.shadowRoot.querySelector("[part=widget]");
    return widget?.hidden === false && widget.childElementCount > 0;
  });
  return frame;
}
