/** Reading a picture point by point: with a pointer, a finger, or the arrow keys. */
import { make } from "./element.js";
import type { Mark } from "./types.js";

/** How far from a point a pointer may be, in CSS pixels. */
const NEAR = 48;

/** Points of a picture that can be pointed at and walked through. */
export class Walk {
  /** What shows which point is meant, and what it says. */
  readonly nodes: readonly HTMLElement[];
  #spot = make("div", "spot");
  #tip = make("div", "tip");
  #marks: readonly Mark[] = [];
  #at = -1;

  constructor(
    readonly box: HTMLElement,
    private readonly say: (text: string) => void,
    private readonly chosen: (mark: Mark) => void,
  ) {
    this.nodes = [this.#spot, this.#tip];
    for (const node of this.nodes) {
      node.hidden = true;
      // What they show is said by the status.
      node.ariaHidden = "true";
    }
    box.tabIndex = 0;
    box.addEventListener("pointermove", (event) => this.#point(event));
    box.addEventListener("pointerdown", (event) => this.#point(event));
    box.addEventListener("pointerleave", (event) => {
      // A finger leaves when it lifts; what it asked for stays to be read.
      if (event.pointerType === "mouse") this.hide();
    });
    box.addEventListener("click", () => this.#choose());
    box.addEventListener("blur", () => this.hide());
    box.addEventListener("keydown", (event) => this.#key(event));
  }

  /** The points of a new picture. */
  show(marks: readonly Mark[]): void {
    this.#marks = marks;
    if (this.#at >= 0) this.#go(Math.min(this.#at, marks.length - 1), false);
  }

  hide(): void {
    this.#at = -1;
    for (const node of this.nodes) node.hidden = true;
  }

  #point(event: PointerEvent): void {
    const { left, top } = this.box.getBoundingClientRect();
    const [x, y] = [event.clientX - left, event.clientY - top];
    let best = -1;
    let least = NEAR;
    for (const [at, mark] of this.#marks.entries()) {
      // A row of a scorecard is hit along its whole length.
      const far = mark.of === null ? Math.hypot(mark.x - x, mark.y - y) : Math.abs(mark.y - y) * 2;
      if (far < least) [least, best] = [far, at];
    }
    if (best < 0) this.hide();
    else if (best !== this.#at) this.#go(best, false);
  }

  #key(event: KeyboardEvent): void {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const last = this.#marks.length - 1;
    const to = {
      ArrowRight: Math.min(this.#at + 1, last),
      ArrowDown: Math.min(this.#at + 1, last),
      ArrowLeft: Math.max(this.#at - 1, 0),
      ArrowUp: Math.max(this.#at - 1, 0),
      Home: 0,
      End: last,
    }[event.key];
    if (to !== undefined && last >= 0) this.#go(to, true);
    else if (event.key === "Escape" && this.#at >= 0) this.hide();
    else if (event.key === "Enter") return this.#choose();
    else return;
    event.preventDefault();
  }

  #choose(): void {
    const mark = this.#marks[this.#at];
    if (mark) this.chosen(mark);
  }

  #go(to: number, aloud: boolean): void {
    const mark = this.#marks[to];
    if (!mark) return this.hide();
    this.#at = to;
    for (const node of this.nodes) node.hidden = false;
    this.#spot.style.translate = `${mark.x}px ${mark.y}px`;
    this.#tip.textContent = mark.text;
    // Above the point, or below where there is no room; inside the box across.
    const { offsetWidth: width, offsetHeight: height } = this.#tip;
    const x = Math.max(0, Math.min(mark.x - width / 2, this.box.clientWidth - width));
    const y = mark.y - height - 12;
    this.#tip.style.translate = `${x}px ${y < -8 ? mark.y + 14 : y}px`;
    if (aloud) this.say(mark.text);
  }
}
