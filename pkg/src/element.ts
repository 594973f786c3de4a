import { addressOf } from "./bytes.js";
import { PlanError } from "./error.js";
import { ask, forget, type Turn } from "./frame.js";
import { initialize } from "./load.js";
import { planAt } from "./plan-at.js";
import { base, dress } from "./style.js";

/** What the words of ours are written in. */
export type Lang = "zh-Hans" | "zh-Hant" | "en";

/** Which of our languages serves a language tag best. */
export function langOf(tag: string | null | undefined): Lang {
  const lower = (tag ?? "").toLowerCase();
  if (!lower) return "zh-Hans";
  if (/^zh.*(hant|tw|hk|mo)/.test(lower)) return "zh-Hant";
  return lower.startsWith("zh") ? "zh-Hans" : "en";
}

const elsewhere: Record<Lang, string> = {
  "zh-Hans": "在单独的页面查看",
  "zh-Hant": "在單獨的頁面查看",
  en: "See it on a page of its own",
};

/** Where the page for frames is: sites that `cargo xtask site` writes have it beside the folder of the package. */
function framePage(): string | undefined {
  const found = /^(https?:.*\/)plan-widgets(-\w+)?\/[^/]+\.js$/.exec(import.meta.url);
  return found ? `${found[1]}embed.html` : undefined;
}

// On a server there are no elements: the classes can be imported there, and do nothing.
const Base = (globalThis.HTMLElement ?? class {}) as typeof HTMLElement;

/**
 * What the elements share: children stay visible until, and unless, drawing succeeds; one update a frame; nothing outside is touched.
 *
 * @attr plan - id of the plan; the bundled one where neither this nor `src` is given
 * @attr src - address of a `plan.json`, fetched once a page; goes before `plan`
 * @attr embed - address of the page for frames, which is linked to where WebAssembly does not start; known by itself on a site of `cargo xtask site`
 * @fires plan-ready when it shows what it should for the first time
 * @fires plan-error with `detail`, a `PlanError`
 */
export abstract class PlanElement extends Base {
  /** How wide it was when its frame began, in CSS pixels. */
  protected width = 0;
  /** Where the widget is built. Empty until the first update. */
  protected readonly widget: HTMLElement | undefined;
  /** Holds fallback or widget, and keeps as much room as the widget will want. */
  #room: HTMLElement | undefined;
  #fallback: HTMLSlotElement | undefined;
  #message: HTMLElement | undefined;
  #offered: HTMLElement | undefined;
  #asked = false;
  #updates = 0;
  /** The update that has failed already: it is not tried again with each frame. */
  #failed = -1;
  #ready = false;
  /** It has been tried again by itself, and has not drawn since. */
  #again = false;
  #plan: string | undefined;
  /** Its part of a frame. */
  readonly #turn: Turn = {
    element: this,
    canWait: this.canWait,
    write: ({ width, height }) => {
      this.width = width;
      // Shown before it is read, because a hidden box has no size; one frame never shows half of it.
      if (this.canWait) this.#show(true);
      this.attempt((widget) => this.write(widget, height));
    },
    read: () => this.attempt(() => this.read()),
    draw: () => {
      // What reads nothing need not be shown sooner: many of them take more than a frame.
      if (!this.canWait) this.#show(true);
      this.attempt((widget) => this.#finish(this.draw(widget)));
    },
  };

  constructor() {
    super();
    if (typeof document === "undefined") return;
    const root = this.attachShadow({ mode: "open" });
    this.#fallback = document.createElement("slot");
    this.#message = document.createElement("p");
    this.#message.setAttribute("part", "message");
    this.#message.hidden = true;
    this.widget = document.createElement("div");
    this.widget.setAttribute("part", "widget");
    this.widget.hidden = true;
    this.#room = document.createElement("div");
    this.#room.append(this.#fallback, this.#message, this.widget);
    this.#keepRoom(true);
    root.append(this.#room);
  }

  connectedCallback(): void {
    this.requestUpdate();
  }

  disconnectedCallback(): void {
    forget(this.#turn);
  }

  attributeChangedCallback(): void {
    this.requestUpdate();
  }

  /** Whether it need not be drawn while it is far from the visible part of the page. */
  protected get canWait(): boolean {
    return false;
  }

  /** What kind of room it keeps before it is drawn, so that nothing moves then. */
  protected get room(): "tracker" | "scorecard" | "finder" | undefined {
    return undefined;
  }

  /** Its style, as texts. */
  protected get styles(): string[] {
    return [base];
  }

  /** Whether its plan is searched. */
  protected get searches(): boolean {
    return false;
  }

  /** The language of our words here: the attribute, else the nearest ancestor's, else Chinese. */
  protected get language(): Lang {
    return langOf(this.closest("[lang]")?.getAttribute("lang"));
  }

  /** Options with the plan to show: that of `src`, else the one `plan` names, else the bundled one. */
  protected get ofPlan(): { plan?: string } {
    const plan = this.#plan ?? this.getAttribute("plan");
    return plan === null ? {} : { plan };
  }

  /** Fetches what it needs and draws, once, however often it is asked in a turn. */
  protected requestUpdate(): void {
    if (!this.isConnected || this.#asked) return;
    this.#asked = true;
    queueMicrotask(() => {
      this.#asked = false;
      void this.#update();
    });
  }

  /** Draws in the next frame what was fetched before. */
  protected requestDraw(): void {
    if (this.isConnected) ask(this.#turn);
  }

  async #update(): Promise<void> {
    this.#updates += 1;
    const update = this.#updates;
    let refused = false;
    try {
      // Here, where it may fail: tests run in documents without such sheets.
      for (const css of this.styles) if (this.shadowRoot) dress(this.shadowRoot, css);
      const src = this.getAttribute("src");
      // None of these waits for another.
      const [plan] = await Promise.all([
        src ? planAt(addressOf(src, this.baseURI), this.searches) : undefined,
        initialize().catch((error: unknown) => {
          refused = true;
          throw error;
        }),
        this.prepare(),
      ]);
      // What has been asked for since is on the way.
      if (update !== this.#updates) return;
      this.#plan = plan;
      this.requestDraw();
    } catch (thrown) {
      if (update !== this.#updates) return;
      this.#fail(thrown);
      if (refused) this.#offer();
    }
  }

  /** A link to the same widget where the policy of this page does not reach. */
  #offer(): void {
    const { baseURI, localName, language } = this;
    const page = this.getAttribute("embed") ?? framePage();
    // Only a page: whoever may write an attribute may not therefore run scripts.
    if (!page || !URL.canParse?.(page, baseURI) || !/^https?:/.test(new URL(page, baseURI).protocol)) return;
    const asked = new URLSearchParams({ widget: localName.replace("plan-", "") });
    for (const name of (this.constructor as unknown as { observedAttributes: string[] }).observedAttributes) {
      const value = this.getAttribute(name);
      const address = ["src", "observations"].includes(name) && value && URL.canParse(value, baseURI);
      if (value !== null) asked.set(name, address ? new URL(value, baseURI).href : value);
    }
    asked.set("lang", language);
    const url = new URL(page, baseURI);
    // Behind the #, so that all widgets of a site share one cached page.
    url.hash = String(asked);
    const link = make("a", "offer", elsewhere[language]);
    link.href = url.href;
    this.#offered = make("p", "message", link);
    this.#message?.after(this.#offered);
  }

  /** Does a part of a frame, or what a reader asks for; after one that failed, no other. What fails leaves the fallback standing. */
  protected attempt(work: (widget: HTMLElement) => void | Promise<void>): void {
    if (!this.widget || this.widget.hidden) return;
    const failed = (thrown: unknown): void => this.#fail(thrown);
    try {
      work(this.widget)?.catch(failed);
    } catch (thrown) {
      failed(thrown);
    }
  }

  async #finish(drawn: void | Promise<void>): Promise<void> {
    await drawn;
    if (this.widget?.hidden) return;
    this.#again = false;
    if (this.#ready) return;
    this.#ready = true;
    this.#tell("plan-ready");
  }

  #fail(thrown: unknown): void {
    const error = PlanError.from(thrown);
    this.#failed = this.#updates;
    this.#show(false, brief(error));
    this.tellError(error);
    // Another element has stopped the wasm they share, or the page has unloaded the plan of `src`: both can be had again. Once,
    // for what stops at this very chart stops each time.
    if (this.#again || !(error.code === "not_initialized" || (error.code === "unknown_plan" && this.#plan))) return;
    this.#again = true;
    this.requestUpdate();
  }

  #show(widget: boolean, message = ""): void {
    if (widget && this.#failed === this.#updates) return;
    this.#offered?.remove();
    if (!this.widget || !this.#fallback || !this.#message) return;
    this.widget.hidden = !widget;
    this.#fallback.hidden = widget;
    this.#keepRoom(widget && this.canWait);
    this.#message.textContent = message;
    // A page that brought its own fallback has said already what there is to say.
    this.#message.hidden = widget || this.#fallback.assignedNodes().some((node) => node.nodeType === 1 || node.textContent?.trim());
  }

  #keepRoom(keep: boolean): void {
    const { room } = this;
    if (!this.#room || !room) return;
    if (keep) this.#room.dataset["room"] = room;
    else delete this.#room.dataset["room"];
  }

  #tell(name: string, detail?: unknown): void {
    this.dispatchEvent(new CustomEvent(name, { bubbles: true, composed: true, detail }));
  }

  /** Fetches what drawing needs, beside the wasm. */
  protected prepare(): Promise<void> | void {}

  /** Writes what the layout of the widget depends on. `height` is the element's until now. */
  protected write(_widget: HTMLElement, _height: number): void {}

  /** Reads what drawing needs of the page, and writes nothing. */
  protected read(): void {}

  /** Tells the page of a fault. */
  protected tellError(error: PlanError): void {
    this.#tell("plan-error", error);
  }

  /** Builds or renews the widget. */
  protected abstract draw(widget: HTMLElement): void | Promise<void>;
}

/** What is shown of a fault: its message may quote what is longer than a page. */
export const brief = ({ message }: PlanError): string => message.slice(0, 500);

/** A new element with parts, text and children. */
export function make<K extends keyof HTMLElementTagNameMap>(
  tag: K,
  part = "",
  ...children: (Node | string)[]
): HTMLElementTagNameMap[K] {
  const node = document.createElement(tag);
  // Not `part.add`: the documents of jsdom and happy-dom, which tests run in, know the attribute alone.
  if (part) node.setAttribute("part", part);
  node.append(...children);
  return node;
}
