/** Files from an address. */
import { PlanError } from "./error.js";

let readFile: ((url: URL) => Uint8Array<ArrayBuffer> | Promise<Uint8Array<ArrayBuffer>>) | undefined;

/** How `file:` addresses are read: a browser refuses them, Node says how. */
export function readFilesWith(read: typeof readFile): void {
  readFile = read;
}

/** What an attribute names, if it can be fetched: of the web, or of the page's own scheme, which apps have. */
export function addressOf(value: string, base: string): URL {
  const url = new URL(value, base);
  if (["http:", "https:", "data:", "blob:", location.protocol].includes(url.protocol)) return url;
  throw new PlanError("load_failed", `${url.protocol} is not fetched`);
}

/** The bytes at an address, at most so many: an endless answer ends there. */
export async function bytesAt(url: URL, most: number, signal?: AbortSignal): Promise<Uint8Array<ArrayBuffer>> {
  return new Uint8Array(await new Blob(await chunksAt(url, most, signal)).arrayBuffer());
}

/** The same as they come: to make many one would hold the page. `pause` is awaited between two of them. */
export async function chunksAt(url: URL, most: number, signal?: AbortSignal, pause?: () => unknown): Promise<Uint8Array<ArrayBuffer>[]> {
  try {
    const whole = inside(url) ?? (url.protocol === "file:" && readFile ? await readFile(url) : undefined);
    if (!whole) return await download(url, most, signal, pause);
    return whole.length > most ? tooLarge(url, most) : [whole];
  } catch (error) {
    throw error instanceof PlanError ? error : new PlanError("load_failed", `${url.href}: ${String(error)}`);
  }
}

/** What is in the address itself, as the builder writes it: the policy of a strict page refuses to fetch it. */
function inside({ href }: URL): Uint8Array<ArrayBuffer> | undefined {
  const text = /^data:[^,]*;charset=utf-8,([^#]*)/.exec(href)?.[1];
  try {
    if (text) return new TextEncoder().encode(decodeURIComponent(text));
  } catch {
    // A bare percent sign, which `fetch` lets pass.
  }
}

function tooLarge(url: URL, most: number): never {
  throw new PlanError("too_large", `${url.href} has more than ${most} bytes`);
}

async function download(url: URL, most: number, signal: AbortSignal | null = null, pause?: () => unknown): Promise<Uint8Array<ArrayBuffer>[]> {
  const response = await fetch(url, { signal });
  if (!response.ok) throw new PlanError("load_failed", `${url.href} answers ${response.status}`);
  const reader = response.body?.getReader();
  const chunks: Uint8Array<ArrayBuffer>[] = [];
  for (let left = most; reader; ) {
    const { done, value } = await reader.read();
    if (done) break;
    chunks.push(value);
    if ((left -= value.length) < 0) {
      await reader.cancel();
      tooLarge(url, most);
    }
    await pause?.();
  }
  return chunks;
}
