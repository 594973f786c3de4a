// Pages with a finder of their own, and what the tests ask it.

import { after, before } from "node:test";
import { fileURLToPath } from "node:url";
import { launch, openPage, serve } from "./browser.mjs";

const www = fileURLToPath(new URL("../../target/www/", import.meta.url));

/**
 * What the tests of a file share, from its first to its last: `{browser, site}`, filled before they run. `site.handlers` is
 * where they add what they need.
 */
export function finderPlace() {
  const here = {};
  before(async () => {
    const handlers = {};
    [here.browser, here.site] = await Promise.all([launch(), serve(www, { handlers })]);
    here.site.handlers = handlers;
  });
  after(async () => {
    await here.browser?.close();
    await here.site?.close();
  });
  return here;
}

let pages = 0;

/** Opens a page with this body and waits until its finder shows itself. */
export async function openFinder({ browser, site }, { body = "<plan-finder></plan-finder>", lang = "en", search = "", hash = "", ...options } = {}) {
  pages += 1;
  const path = `/page-${pages}.html`;
  const html = `<!doctype html><html lang="${lang}"><meta charset="utf-8"><title>Finder</title>
<meta name="viewport" content="width=device-width"><style>:root { color-scheme: light dark; background: Canvas; color: CanvasText }</style>
<main><h1>Page</h1><h2>Projects</h2>${body}</main><script type="module" src="/plan-widgets/define.js"></script>`;
  site.handlers[path] = (_request, response) => response.setHeader("content-type", "text/html").end(html);
  const page = await openPage(browser, new URL(`${path}${search}${hash}`, site.url).href, options);
  await shown(page);
  return Object.assign(page, { path });
}

/** Waits until the finder shows itself, and for the frame after. */
export async function shown(page) {
  await page.waitForFunction(
    () => document.querySelector("plan-finder")?.shadowRoot?.querySelector("[part=widget]")?.hidden === false,
  );
  await frames(page);
}

/** Two frames: what was asked for in this one is drawn. */
export function frames(page) {
  return page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(done)))));
}

export const input = (page) => page.locator("plan-finder [part=input]");
export const part = (page, name) => page.locator(`plan-finder [part="${name}"]`);
export const names = (page) => page.locator("plan-finder [part=item] h3").allTextContents();
export const count = (page) => part(page, "count").textContent();

/** Waits until the list says it has so many. */
export function counted(page, said) {
  return page.waitForFunction(
    (said) => document.querySelector("plan-finder").shadowRoot.querySelector("[part=count]").textContent === said,
    said,
  );
}

/** The text of what has focus, or its tag. */
export function focused(page) {
  return page.evaluate(() => {
    const inside = document.activeElement?.shadowRoot?.activeElement;
    return inside?.querySelector("h3")?.textContent ?? inside?.getAttribute("part") ?? document.activeElement?.tagName;
  });
}

/** Events of the page by name, as they come. */
export async function record(page, ...types) {
  await page.evaluate((types) => {
    window.told = [];
    for (const type of types) document.addEventListener(type, (event) => window.told.push([type, event.detail]));
  }, types);
  return () => page.evaluate(() => window.told);
}
