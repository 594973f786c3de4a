// `node xtask/serve.mjs DIR PORT`: the server behind `cargo xtask demo`.

import { serve } from "../tests/support/server.mjs";

const PORTS_TRIED = 50;

const [dir, wanted] = process.argv.slice(2);
const first = Number(wanted);

/** The wanted port, else the next free one: a second demo should not stop at the first. */
async function serveOnFreePort() {
  for (let port = first; ; port += 1) {
    try {
      return await serve(dir, { port });
    } catch (error) {
      const busy = error.code === "EADDRINUSE" || error.code === "EACCES";
      if (!busy || port === 65535 || port - first >= PORTS_TRIED) throw error;
      console.log(`port ${port} is taken, trying the next`);
    }
  }
}

try {
  const site = await serveOnFreePort();
  console.log(`\n    ${site.url}\n\nCtrl-C ends it.`);
} catch (error) {
  console.error(`cannot serve ${dir}: ${error.message}`);
  process.exitCode = 1;
}
