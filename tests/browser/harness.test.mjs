// The harness itself: a test that trusts it should not have to wonder.

import assert from "node:assert/strict";
import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { request } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { launch, openPage, serve } from "../support/browser.mjs";

let browser;
let folder;
let root;

before(async () => {
  browser = await launch();
  folder = await mkdtemp(join(tmpdir(), "plan-widgets-"));
  root = join(folder, "www");
  await mkdir(root);
  await writeFile(join(folder, "secret.txt"), "outside");
  await writeFile(join(root, "index.html"), '<!doctype html><meta charset="utf-8"><title>福田</title><p>Clean</p>');
  await writeFile(join(root, "script.html"), '<!doctype html><script type="module" src="./late.js"></script>');
  await writeFile(join(root, "late.js"), 'document.title = "ran";');
  await writeFile(join(root, "empty.wasm"), Buffer.from("0061736d01000000", "hex"));
});

after(async () => {
  await browser?.close();
  if (folder) await rm(folder, { recursive: true });
});

/** Serves `root` for the length of one test. */
async function served(t, options) {
  const site = await serve(root, options);
  t.after(() => site.close());
  return site;
}

/** A request with its path as written: `fetch` would tidy it first. */
function raw(site, path, method = "GET") {
  return new Promise((resolve, reject) => {
    const { hostname, port } = new URL(site.url);
    request({ hostname, port, path, method }, (response) => {
      response.resume();
      response.on("end", () => resolve({ status: response.statusCode, headers: response.headers }));
    })
      .on("error", reject)
      .end();
  });
}

test("a quiet page is clean, and shows Chinese", async (t) => {
  const site = await served(t);
  const page = await openPage(browser, site.url, { viewport: { width: 320, height: 480 }, deviceScaleFactor: 2 });
  assert.equal(await page.title(), "福田");
  assert.deepEqual(await page.evaluate(() => [innerWidth, devicePixelRatio]), [320, 2]);
  page.assertClean();
  await page.done();
});

test("Chinese text has a font: its characters are not all drawn as the same box", async (t) => {
  const site = await served(t);
  const page = await openPage(browser, site.url);
  const pictures = await page.evaluate(() =>
    ["福", "田", "\u{10FFFD}"].map((text) => {
      const canvas = document.createElement("canvas");
      const context = canvas.getContext("2d");
      context.font = "40px sans-serif";
      context.fillText(text, 10, 60);
      return canvas.toDataURL();
    }),
  );
  assert.equal(new Set(pictures).size, 3);
  await page.done();
});

test("each kind of problem is seen, and only the expected ones are forgiven", async (t) => {
  const site = await served(t);
  const page = await openPage(browser, site.url);
  await page.evaluate(async () => {
    console.error("said");
    setTimeout(() => {
      throw new Error("thrown");
    });
    await fetch("./absent.json");
    await fetch("http://127.0.0.1:9/elsewhere").catch(() => {});
    await new Promise((resolve) => setTimeout(resolve, 50));
  });
  const seen = page.problems.map((problem) => `${problem.kind}: ${problem.text}`).join("\n");
  assert.match(seen, /console: said/);
  assert.match(seen, /error: .*thrown/);
  assert.match(seen, /console: .*404.*absent\.json/);
  assert.match(seen, /request: http:\/\/127\.0\.0\.1:9\/elsewhere/);
  assert.throws(() => page.assertClean(), /not clean/);
  assert.throws(() => page.assertClean({ except: /said/ }), /not clean/);
  page.assertClean({ except: /said|thrown|absent|elsewhere/ });
  await page.done();
});

test("a test can refuse scripts, delay a file and count what was asked for", async (t) => {
  const site = await served(t, {
    headers: { "/script.html": { "Content-Security-Policy": "script-src 'none'" } },
    handlers: { "/late.js": (_request, _response, next) => setTimeout(next, 20) },
  });
  const refused = await openPage(browser, `${site.url}script.html`);
  assert.notEqual(await refused.title(), "ran");
  assert.match(refused.problems[0]?.text ?? "", /Content Security Policy/);
  await refused.done();
  assert.equal(site.requests.filter(({ path }) => path === "/late.js").length, 0);

  const plain = await served(t);
  const page = await openPage(browser, `${plain.url}script.html`);
  assert.equal(await page.title(), "ran");
  page.assertClean();
  await page.done();
});

test("the server stays in its folder, only reads, and names the types", async (t) => {
  const site = await served(t);
  for (const path of ["/../secret.txt", "/..%2fsecret.txt", "/%2e%2e/secret.txt", "/..\\secret.txt", "/%00", "/%"]) {
    assert.equal((await raw(site, path)).status, 400, path);
  }
  assert.equal((await raw(site, "/absent.html")).status, 404);
  assert.equal((await raw(site, "/index.html", "POST")).status, 405);
  assert.equal((await raw(site, "/index.html", "HEAD")).status, 200);

  const wasm = await raw(site, "/empty.wasm");
  assert.equal(wasm.headers["content-type"], "application/wasm");
  assert.equal(wasm.headers["cache-control"], "no-cache");
  assert.match((await raw(site, "/late.js")).headers["content-type"], /^text\/javascript/);
  assert.match((await raw(site, "/")).headers["content-type"], /^text\/html;\s*charset=utf-8/i);
});
