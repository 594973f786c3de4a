// Builds the page and the server's half, and writes what the server would answer.
import { readFile, writeFile } from "node:fs/promises";
import { build } from "vite";

await build({ logLevel: "warn" });
await build({ logLevel: "warn", build: { ssr: "render.jsx", outDir: "server" } });
const { render } = await import("./server/render.js");
const { facts, html } = render();
const page = await readFile("dist/index.html", "utf8");
const data = JSON.stringify(facts).replaceAll("<", "\\u003c");
await writeFile("dist/index.html", page.replace("<!--html-->", () => html).replace("<!--facts-->", () => data));
