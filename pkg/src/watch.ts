/** What is called when a box changes its size. One observer serves every element of the page. */
const boxes = new Map<Element, () => void>();
let sizes: ResizeObserver | undefined;
let lights: MediaQueryList | undefined;
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

/** Calls `changed` when the box, the pixel density or the colour scheme changes, until the answer is called. */
export function watch(box: Element, changed: () => void): () => void {
  if (boxes.size === 0) {
    sizes = new ResizeObserver((entries) => {
      for (const entry of entries) boxes.get(entry.target)?.();
    });
    lights = matchMedia("(prefers-color-scheme: dark)");
    lights.addEventListener("change", all);
    watchPixels();
  }
  boxes.set(box, changed);
  sizes?.observe(box);
  return () => {
    boxes.delete(box);
    sizes?.unobserve(box);
    if (boxes.size > 0) return;
    sizes?.disconnect();
    lights?.removeEventListener("change", all);
    pixels?.removeEventListener("change", watchPixels);
    sizes = lights = pixels = undefined;
  };
}
