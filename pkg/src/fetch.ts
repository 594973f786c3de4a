/** Observations from elsewhere, with limits. */
import { bytesAt } from "./bytes.js";
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
  // A host that never answers must not leave a page waiting for ever.
  const bytes = await bytesAt(new URL(url), limits.observationBytes, AbortSignal.timeout(30_000));
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    throw new PlanError("invalid_observations", `${url} is not UTF-8`);
  }
}
