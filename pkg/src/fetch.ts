/** Observations from elsewhere, with limits. */
import { PlanError } from "./error.js";
import { limits } from "./limits.js";

/** Requests under way, so that ten charts of a page ask once. */
const underWay = new Map<string, Promise<string>>();

/** The text at an address: at most 1 MiB of UTF-8. */
export function fetchText(url: string): Promise<string> {
  let asked = underWay.get(url);
  if (!asked) {
    asked = read(url).finally(() => underWay.delete(url));
    underWay.set(url, asked);
  }
  return asked;
}

async function read(url: string): Promise<string> {
  const stop = new AbortController();
  // A host that never answers must not leave a page waiting for ever.
  const timer = setTimeout(() => stop.abort(), 30_000);
  try {
    const response = await fetch(url, { signal: stop.signal });
    if (!response.ok) throw new PlanError("load_failed", `${url} answers ${response.status}`);
    const most = limits.observationBytes;
    const reader = response.body?.getReader();
    const parts: Uint8Array<ArrayBuffer>[] = [];
    let length = 0;
    for (;;) {
      const { done, value } = (await reader?.read()) ?? { done: true };
      if (done || !value) break;
      length += value.length;
      if (length > most) throw new PlanError("too_large", `${url} is larger than ${most} bytes`);
      parts.push(value);
    }
    const bytes = new Uint8Array(await new Blob(parts).arrayBuffer());
    try {
      return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
    } catch {
      throw new PlanError("invalid_observations", `${url} is not UTF-8`);
    }
  } catch (error) {
    // Whatever is left of a hundred megabytes is not fetched.
    stop.abort();
    throw error instanceof PlanError ? error : new PlanError("load_failed", `${url}: ${String(error)}`);
  } finally {
    clearTimeout(timer);
  }
}
