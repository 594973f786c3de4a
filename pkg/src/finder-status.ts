import { make, type Lang } from "./element.js";

/** How long after the last key something is said: sooner would interrupt the echo of what is typed. */
const AFTER = 1000;

/**
 * Says things to screen readers. The nodes stand among the host's children, because live regions inside a shadow root are
 * unreliable; they are made when there is first something to say, so that a framework's hydration meets no nodes it did
 * not render, and stand empty until it is said, because what comes together with its node is often not read.
 */
export class Status {
  #nodes: HTMLElement[] = [];
  #timer = 0;

  constructor(
    readonly host: HTMLElement,
    readonly slot: string,
  ) {}

  /** Says what `text` answers, a second from now and in place of what has not been said yet. */
  say(text: () => string, lang: Lang): void {
    this.hush();
    if (this.#nodes.length === 0) {
      this.#nodes = [this.#make(), this.#make()];
      this.host.append(...this.#nodes);
    }
    this.#timer = setTimeout(() => this.#write(text(), lang), AFTER);
  }

  /** Says nothing of what has not been said yet. */
  hush(): void {
    clearTimeout(this.#timer);
  }

  /** Leaves nothing behind. */
  remove(): void {
    this.hush();
    for (const node of this.#nodes) node.remove();
    this.#nodes = [];
  }

  #write(text: string, lang: Lang): void {
    // Two in turn: a node whose text does not change is not read again.
    this.#nodes.reverse();
    const [now, before] = this.#nodes;
    if (!now || !before) return;
    before.textContent = "";
    now.lang = lang;
    now.textContent = text;
  }

  #make(): HTMLElement {
    const node = make("div");
    node.slot = this.slot;
    node.setAttribute("role", "status");
    // Out of sight against any style of the host's, and within reach of screen readers.
    const style = { position: "absolute", width: "1px", height: "1px", overflow: "hidden", "clip-path": "inset(50%)", "white-space": "nowrap" };
    for (const [name, value] of Object.entries(style)) node.style.setProperty(name, value, "important");
    return node;
  }
}
