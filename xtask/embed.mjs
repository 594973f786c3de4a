// The pages for frames, all in one: `www/embed.html` with its style, its script and the wasm inside. A frame with an opaque
// origin (`sandbox="allow-scripts"`) may fetch no module, so what the page needs must be in it.

import { createHash } from "node:crypto";
import { readFile, rm, writeFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";

const WWW = new URL("../www/", import.meta.url);
const DIST = new URL("../pkg/dist/", import.meta.url);
/** What is inside the pages in the end. */
const PARTS = ["embed.css", "embed.js", "heights.js"];
/** Each page, and the file of the package that is in it: all widgets, or charts alone with their lighter wasm. */
const PAGES = { "embed.html": "plan-widgets.single.js", "chart.html": "plan-tracker.single.js" };

/** A hash as policies and `integrity` write it. */
export const hash = (text, kind = "sha256") => `${kind}-${createHash(kind).update(text).digest("base64")}`;

/** What an embed may do at most: run this very script, and ask its own site for observations. */
const policy = (script, style) =>
  [
    "default-src 'none'",
    `script-src '${hash(script)}' 'wasm-unsafe-eval'`,
    `style-src '${hash(style)}'`,
    "connect-src 'self'",
    "img-src data: blob:",
    "base-uri 'none'",
    "form-action 'none'",
    "require-trusted-types-for 'script'",
  ].join("; ");

/** The page as text, with a file of the package inside. */
async function embedPage(single) {
  const { outputFiles } = await build({
    entryPoints: [fileURLToPath(new URL("embed.js", WWW))],
    bundle: true,
    format: "esm",
    target: "es2022",
    charset: "utf8",
    minify: true,
    write: false,
    logLevel: "warning",
    plugins: [
      {
        name: "package",
        setup: ({ onResolve }) =>
          onResolve({ filter: /^\.\/plan-widgets\// }, () => ({ path: fileURLToPath(new URL(single, DIST)) })),
      },
    ],
  });
  // A script ends at the first `</script`, and `<!--` changes how it is read; in strings both may be written otherwise.
  const script = outputFiles[0].text.replace(/<(?=\/script|!--)/gi, "\\x3c");
  const style = (await readFile(new URL("embed.css", WWW), "utf8")).trim();
  const page = await readFile(new URL("embed.html", WWW), "utf8");
  const inside = {
    '<meta charset="utf-8">': `<meta charset="utf-8">\n<meta http-equiv="Content-Security-Policy" content="${policy(script, style)}">`,
    '<link rel="stylesheet" href="embed.css">': `<style>${style}</style>`,
    '<script type="module" src="embed.js"></script>': `<script type="module">${script}</script>`,
  };
  return Object.entries(inside).reduce((text, [from, to]) => {
    if (!text.includes(from)) throw new Error(`www/embed.html has no ${from}`);
    return text.replace(from, () => to);
  }, page);
}

/** Puts the pages into a site that `www/` was copied to, in the place of their parts. */
export async function assembleEmbeds(site) {
  for (const [page, single] of Object.entries(PAGES)) await writeFile(new URL(page, site), await embedPage(single));
  for (const name of PARTS) await rm(new URL(name, site));
}
