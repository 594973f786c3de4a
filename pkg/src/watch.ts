/** What is called when a box changes its size. One observer serves every element of the page. */
const boxes = new Map<Element, (size?: DOMRectReadOnly) => void>();
let sizes: ResizeObserver | undefined;
let lights: MediaQueryList[] = [];
let pixels: MediaQueryList | undefined;

function all(): void {
  for (const changed of boxes.values()) changed();
}

/** A media query that matches this very resolution stops matching when the window moves to another screen or zooms. */
function watchPixels(): void {
  pixels?.removeEventListener("change", watchPixels);
  if (pixels) all();
  pixels = matchMedia(`(resolution: ${devicePixelRatio}dppx)`);
  pixels.addEventListener("change", watchPixels);
}

/** Calls `changed` when the box (with its size), the pixel density, the colours or the fonts change, until the answer is called. */
export function watch(box: Element, changed: (size?: DOMRectReadOnly) => void): () => void {
  if (boxes.size === 0) {
    sizes = new ResizeObserver((entries) => {
      for (const { target, contentRect } of entries) boxes.get(target)?.(contentRect);
    });
    lights = ["(prefers-color-scheme: dark)", "(forced-colors: active)"].map((query) => matchMedia(query));
    for (const light of lights) light.addEventListener("change", all);
    // Words measured in the fallback font are as wide as that.
    document.fonts.addEventListener("loadingdone", all);
    watchPixels();
  }
  boxes.set(box, changed);
  sizes?.observe(box);
  return () => {
    boxes.delete(box);
    sizes?.unobserve(box);
    if (boxes.size > 0) return;
    sizes?.disconnect();
    for (const light of lights) light.removeEventListener("change", all);
    document.fonts.removeEventListener("loadingdone", all);
    pixels?.removeEventListener("change", watchPixels);
    lights = [];
    sizes = pixels = undefined;
  };
}
