/** What a picture takes from the page around it. */

/** Read here for all the pictures of a frame before any is drawn: to read a style after a change makes the browser reckon anew. */
export interface Around {
  /** Colour of the text, `#rrggbb`. */
  text: string | undefined;
  accent: string | undefined;
  font: string | undefined;
  size: number;
  /** The frame in which it was read. */
  at: number;
}

/** Colours as they were written, and what they are: a page has few. */
const known = new Map<string, string | undefined>();
let pixel: CanvasRenderingContext2D | null | undefined;

/** Of what a page writes itself, as an accent, more than 255 is 255. */
const pair = (channel: string | number): string => Math.min(Number(channel), 255).toString(16).padStart(2, "0");

/** Any colour of CSS as `#rrggbb`: a pixel is painted with it, so no way of writing colours has to be known here. */
function hex(css: string): string | undefined {
  if (!css) return undefined;
  // What a browser says of a colour of text, nearly always.
  const channels = /^rgb\((\d+), (\d+), (\d+)\)$/.exec(css);
  if (channels) return `#${channels.slice(1).map(pair).join("")}`;
  if (known.has(css)) return known.get(css);
  pixel ??= Object.assign(document.createElement("canvas"), { width: 1, height: 1 }).getContext("2d", {
    willReadFrequently: true,
  });
  let found: string | undefined;
  if (pixel && CSS.supports("color", css)) {
    pixel.clearRect(0, 0, 1, 1);
    pixel.fillStyle = css;
    pixel.fillRect(0, 0, 1, 1);
    const [r = 0, g = 0, b = 0, a = 0] = pixel.getImageData(0, 0, 1, 1).data;
    if (a > 0) found = `#${[r, g, b].map(pair).join("")}`;
  }
  // A page that animates its colours must not fill the memory.
  if (known.size > 99) known.clear();
  known.set(css, found);
  return found;
}

/** Colours and type at an element of the page. */
export function aroundOf(element: Element): Around {
  const style = getComputedStyle(element);
  return {
    text: hex(style.color),
    accent: hex(style.getPropertyValue("--plan-accent").trim()),
    font: style.fontFamily || undefined,
    size: Number.parseFloat(style.fontSize),
    at: Number(document.timeline.currentTime ?? Number.NaN),
  };
}
