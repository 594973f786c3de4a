/**
 * Where a file beside a module is. Vite before 8 copies modules to `node_modules/.vite/deps` while one develops, without the
 * files beside them, and serves those from where they are.
 */
export function served(url: URL): URL {
  return new URL(url.href.replace(".vite/deps", "plan-widgets/dist"));
}
