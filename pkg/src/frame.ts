/**
 * One frame for all elements of a page. Whoever reads a layout after somebody wrote makes the browser lay out the page
 * again; so in a frame all write, then all read, then all draw, and fifty elements cost one layout.
 */
export interface Turn {
  readonly element: Element;
  /** Whether its picture may wait until it comes near the visible part of the page. */
  readonly canWait: boolean;
  /** Writes all that its layout depends on. `box` is the one it has. */
  write(box: DOMRect): void;
  /** Reads its layout and styles, and writes nothing. */
  read(): void;
  /** Draws, and reads nothing of the page. */
  draw(): void;
}

/** So few that are far are drawn when the page rests: for who scrolls fast, and for pictures of a whole page. More would only hold memory. */
const FEW = 12;
/** Milliseconds of drawing after which the page gets its turn. */
const LONG = 40;

/** Those that want to be drawn, and whether they are known to be in sight. */
const asked = new Map<Turn, boolean>();
/** Those that have read, and are still to be drawn. */
const read = new Set<Turn>();
/** Those far from the visible part of the page. */
const far = new Map<Element, Turn>();
/** Those of them that have not written yet, and their boxes. */
const silent = new Map<Turn, DOMRect>();
let frame = 0;
let pause = false;
let sight: IntersectionObserver | undefined;

/** Takes an element into the next frame. */
export function ask(turn: Turn, seen = false): void {
  asked.set(turn, seen);
  wake();
}

/** Forgets an element. */
export function forget(turn: Turn): void {
  asked.delete(turn);
  read.delete(turn);
  near(turn);
  if (asked.size + read.size > 0) return;
  cancelAnimationFrame(frame);
  frame = 0;
}

function wake(): void {
  frame ||= requestAnimationFrame(() => {
    frame = 0;
    run();
  });
}

function run(): void {
  const start = performance.now();
  const boxes = Array.from(asked, ([turn, seen]) => ({ turn, seen, box: turn.element.getBoundingClientRect() }));
  asked.clear();
  lay(boxes.filter(({ turn, seen, box }) => seen || !turn.canWait || inSight(box) || put(turn, box)));
  for (const turn of read) {
    read.delete(turn);
    turn.draw();
    if (performance.now() - start > LONG) break;
  }
  if (read.size > 0) wake();
}

/** Has them all write, then all read. */
function lay(now: readonly { turn: Turn; box: DOMRect }[]): void {
  for (const { turn } of now) near(turn);
  for (const { turn, box } of now) turn.write(box);
  for (const { turn } of now) turn.read();
  for (const { turn } of now) read.add(turn);
}

/** Whether a box is visible, or within a screen of it. One inside `display: none` is nowhere. */
function inSight({ width, top, bottom }: DOMRect): boolean {
  return width > 0 && bottom > -innerHeight && top < 2 * innerHeight;
}

/** Waits for an element to come near. Its words, which are searched and read aloud, wait for a pause only. */
function put(turn: Turn, box: DOMRect): false {
  silent.set(turn, box);
  rest();
  if (far.has(turn.element)) return false;
  if (far.size === 0) {
    const seen = (entries: IntersectionObserverEntry[]): void => {
      for (const { isIntersecting, target } of entries) {
        const turn = far.get(target);
        if (isIntersecting && turn) ask(turn, true);
      }
    };
    sight = new IntersectionObserver(seen, { rootMargin: "100%" });
    addEventListener("beforeprint", all);
  }
  far.set(turn.element, turn);
  sight?.observe(turn.element);
  return false;
}

/** Has those that are far write when the page has nothing else to do, and then draw if they are few. */
function rest(): void {
  if (pause) return;
  pause = true;
  const write = (deadline?: IdleDeadline): void => {
    pause = false;
    for (const [turn, box] of silent) {
      silent.delete(turn);
      turn.write(box);
      if (!deadline || deadline.timeRemaining() < 2) break;
    }
    if (silent.size > 0) return rest();
    if (far.size > FEW) return;
    for (const [element, turn] of far) {
      // What is not displayed has no room to be drawn in.
      if (element.getBoundingClientRect().width === 0) continue;
      ask(turn, true);
      return rest();
    }
  };
  idle(write);
}

/** Does something when the page has nothing else to do. */
export function idle(work: (deadline?: IdleDeadline) => void): void {
  // Safari has no such thing.
  if (typeof requestIdleCallback === "function") requestIdleCallback(work, { timeout: 1000 });
  else setTimeout(work, 20);
}

function near(turn: Turn): void {
  silent.delete(turn);
  if (!far.delete(turn.element)) return;
  sight?.unobserve(turn.element);
  if (far.size > 0) return;
  sight?.disconnect();
  sight = undefined;
  removeEventListener("beforeprint", all);
}

/** Paper has no visible part: all that wait are drawn, but for those that are not displayed. */
function all(): void {
  const boxes = Array.from(far.values(), (turn) => ({ turn, box: turn.element.getBoundingClientRect() }));
  lay(boxes.filter(({ box }) => box.width > 0));
  for (const turn of read) turn.draw();
  read.clear();
}
