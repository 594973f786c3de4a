let warm = false;

/**
 * Has the browser get the type of a chart ready while the wasm is on its way: finding a font for each weight, and for Han, is
 * a third of the time of a page's first chart, and nothing else is to be done then.
 */
export function warmUp(element?: Element): void {
  // Where tests run, in documents without canvas, to ask for one is a complaint on the console.
  if (warm || typeof CanvasRenderingContext2D === "undefined") return;
  warm = true;
  try {
    const context = document.createElement("canvas").getContext("2d")!;
    const { fontFamily, fontSize } = getComputedStyle(element ?? document.body ?? document.documentElement);
    // The sizes of labels (`Around::look`, `small`), as they are drawn.
    const size = Math.min(Math.max(Number.parseFloat(fontSize) * 0.8125, 11), 22);
    for (const face of [`bold ${size * devicePixelRatio}`, `normal ${(size - 1) * devicePixelRatio}`]) {
      context.font = `${face}px ${fontFamily}`;
      context.measureText("0亿");
    }
  } catch {
    // No canvas, or no document yet: whether that is in the way is for drawing to say.
  }
}
