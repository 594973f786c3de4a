// The one static server: `cargo xtask demo` and the browser tests both serve through it.

import { createServer } from "node:http";
import sirv from "sirv";

const HOST = "127.0.0.1";

/**
 * Serves the files of `dir` until `close()`.
 *
 * `headers` maps a path, or `"*"` for every path, to headers that replace the usual ones; `null` removes one.
 * `handlers` maps a path to `(request, response, next) => …`, asked before the files are: for a missing file, a slow
 * network, a host without CORS. Both are read at each request, so a test may change them while the page is open.
 */
export async function serve(dir, { headers = {}, handlers = {}, port = 0 } = {}) {
  // `dev` looks at the disk for each request: what a rebuild has written is what the next reload shows.
  const files = sirv(dir, { dev: true, etag: true });
  const requests = [];

  const server = createServer((request, response) => {
    const path = pathOf(request.url);
    requests.push({ method: request.method, path });
    if (request.method !== "GET" && request.method !== "HEAD") {
      response.writeHead(405, { allow: "GET, HEAD" }).end();
      return;
    }
    if (path === undefined) {
      response.writeHead(400).end();
      return;
    }
    replaceHeaders(response, { ...headers["*"], ...headers[path] });
    const fromFiles = () =>
      files(request, response, () => {
        // Browsers ask for it unasked; a 404 would be an error on the console of a page that has none.
        response.writeHead(path === "/favicon.ico" ? 204 : 404).end();
      });
    const handler = handlers[path];
    if (handler) handler(request, response, fromFiles);
    else fromFiles();
  });

  await listen(server, port);
  return {
    url: `http://${HOST}:${server.address().port}/`,
    requests,
    close() {
      // Browsers keep connections open, and `close` alone would wait for them.
      const closed = new Promise((resolve) => server.close(resolve));
      server.closeAllConnections();
      return closed;
    },
  };
}

/** The decoded path of a request, or `undefined` for one that leaves the folder or cannot be read. */
function pathOf(target) {
  const raw = target.split(/[?#]/, 1)[0];
  let path;
  try {
    path = decodeURIComponent(raw);
  } catch {
    return undefined;
  }
  const leaves = path.split(/[/\\]/).includes("..");
  return path.startsWith("/") && !leaves && !path.includes("\0") ? path : undefined;
}

/** Lets the given headers win over those which the file server is about to set. */
function replaceHeaders(response, wanted) {
  const names = Object.keys(wanted);
  if (names.length === 0) return;
  const lower = Object.fromEntries(names.map((name) => [name.toLowerCase(), wanted[name]]));
  const writeHead = response.writeHead;
  response.writeHead = (status, own = {}) => {
    const kept = Object.entries(own).filter(([name]) => !(name.toLowerCase() in lower));
    const given = Object.entries(lower).filter(([, value]) => value !== null);
    return writeHead.call(response, status, Object.fromEntries([...kept, ...given]));
  };
}

function listen(server, port) {
  return new Promise((resolve, reject) => {
    server.once("error", reject);
    server.listen(port, HOST, () => {
      server.off("error", reject);
      resolve();
    });
  });
}
