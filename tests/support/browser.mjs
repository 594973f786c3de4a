// Headless Chromium for the tests in tests/browser, and what they expect of every page.

import assert from "node:assert/strict";
import { chromium } from "playwright-core";

export { serve } from "./server.mjs";

/**
 * What the browser does for itself. Its address bar is a page of its own now, with a hundred scripts that a new context
 * loads anew: a second of both cores, in which the page under test waits. The switch counts once, so what playwright-core
 * turns off stands here again.
 */
const OFF = [
  "WebUIOmniboxPopup",
  "WebUIOmniboxAimPopup",
  "WebUIOmniboxFullPopup",
  "AimEnabled",
  "AvoidCorsURLLoaderRestartOnRedirect",
  "AvoidUnnecessaryBeforeUnloadCheckSync",
  "DestroyProfileOnBrowserClose",
  "HttpsFirstBalancedModeAutoEnable",
  "HttpsUpgrades",
  "LensOverlay",
  "MediaRouter",
  "NetworkTimeServiceQuerying",
  "OptimizationHints",
  "PaintHolding",
  "PreconnectToSearch",
  "ThirdPartyStoragePartitioning",
];

const ARGS = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
  `--disable-features=${OFF}`,
];

/** The browser that `cargo xtask test` has found. It is an error to have none: a skipped test looks like a passed one. */
export function launch({ args = [] } = {}) {
  const executablePath = process.env.CHROME;
  assert.ok(executablePath, "CHROME names no browser; run these tests with `cargo xtask test --only browser`");
  return chromium.launch({ executablePath, args: [...ARGS, ...args] });
}

/**
 * Opens `url` in a context of its own and returns the page.
 *
 * `options.init` is a function or script run before the page's own; `options.waitUntil` is Playwright's; all others go
 * to `browser.newContext` (`viewport`, `deviceScaleFactor`, `javaScriptEnabled`, `locale`, …).
 *
 * `page.problems` collects errors on the console, uncaught errors (of frames too) and requests to other hosts, each
 * `{kind, text}`. `page.assertClean()` fails on any; `page.assertClean({ except: /404/ })` forgives those it expects.
 * `page.done()` closes the context.
 */
export async function openPage(browser, url, { init, waitUntil = "load", ...options } = {}) {
  const context = await browser.newContext(options);
  const problems = [];
  const host = new URL(url).host;

  context.on("console", (message) => {
    if (message.type() === "error") {
      const { url: place } = message.location();
      problems.push({ kind: "console", text: `${message.text()} (${place})` });
    }
  });
  context.on("weberror", (event) => {
    const error = event.error();
    problems.push({ kind: "error", text: error.stack ?? String(error) });
  });
  context.on("request", (request) => {
    const asked = new URL(request.url());
    const remote = asked.protocol === "http:" || asked.protocol === "https:";
    if (remote && asked.host !== host) problems.push({ kind: "request", text: asked.href });
  });

  if (init) await context.addInitScript(init);
  const page = await context.newPage();
  await page.goto(url, { waitUntil });

  page.problems = problems;
  page.assertClean = ({ except } = {}) => {
    const left = except ? problems.filter((problem) => !except.test(problem.text)) : problems;
    assert.deepEqual(left, [], `${url} is not clean`);
  };
  page.done = () => context.close();
  return page;
}
