import { PlanError } from "./error.js";
import { initialize } from "./load.js";
import { planAt } from "./plans.js";
import { base } from "./style.js";

/** What the words of ours are written in. */
export type Lang = "zh-Hans" | "zh-Hant" | "en";

/** Which of our languages serves a language tag best. */
export function langOf(tag: string | null | undefined): Lang {
  const lower = (tag ?? "").toLowerCase();
  if (!lower) return "zh-Hans";
  if (/^zh.*(hant|tw|hk|mo)/.test(lower)) return "zh-Hant";
  return lower.startsWith("zh") ? "zh-Hans" : "en";
}

// On a server there are no elements: the classes can be imported there, and do nothing.
const Base = (globalThis.HTMLElement ?? class {}) as typeof HTMLElement;

/**
 * What the elements share: children stay visible until, and unless, drawing succeeds; one update a frame; nothing outside is touched.
 *
 * @attr plan - id of the plan; the bundled one where neither this nor `src` is given
 * @attr src - address of a `plan.json`, fetched once a page; goes before `plan`
 * @fires plan-ready when it shows what it should for the first time
 * @fires plan-error with `detail`, a `PlanError`
 */
export abstract class PlanElement extends Base {
  /** Where the widget is built. Empty until the first update. */
  protected readonly widget: HTMLElement | undefined;
  #fallback: HTMLSlotElement | undefined;
  #message: HTMLElement | undefined;
  #frame = 0;
  #ready = false;
  #plan: string | undefined;

  constructor() {
    super();
    if (typeof document === "undefined") return;
    const root = this.attachShadow({ mode: "open" });
    root.adoptedStyleSheets = [base()];
    this.#fallback = document.createElement("slot");
    this.#message = document.createElement("p");
    this.#message.part.add("message");
    this.#message.hidden = true;
    this.widget = document.createElement("div");
    this.widget.part.add("widget");
    this.widget.hidden = true;
    root.append(this.#fallback, this.#message, this.widget);
  }

  connectedCallback(): void {
    this.requestUpdate();
  }

  disconnectedCallback(): void {
    cancelAnimationFrame(this.#frame);
    this.#frame = 0;
  }

  attributeChangedCallback(): void {
    this.requestUpdate();
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

  /** Draws at the next frame, however often it is asked. */
  protected requestUpdate(): void {
    if (!this.isConnected || this.#frame) return;
    this.#frame = requestAnimationFrame(() => {
      this.#frame = 0;
      void this.#update();
    });
  }

  async #update(): Promise<void> {
    try {
      await initialize();
      const src = this.getAttribute("src");
      const plan = src ? await planAt(new URL(src, this.baseURI)) : undefined;
      // While one plan was fetched, another may have been asked for: its update is on the way.
      if (src !== this.getAttribute("src")) return;
      this.#plan = plan;
      await this.prepare();
      if (!this.isConnected || !this.widget) return;
      // Shown before it draws, because a hidden box has no size; one frame never shows half of it.
      this.#show(true);
      await this.draw(this.widget);
      if (!this.#ready) {
        this.#ready = true;
        this.#tell("plan-ready");
      }
    } catch (thrown) {
      const error = PlanError.from(thrown);
      this.#show(false, error.message);
      this.tellError(error);
    }
  }

  #show(widget: boolean, message = ""): void {
    if (!this.widget || !this.#fallback || !this.#message) return;
    this.widget.hidden = !widget;
    this.#fallback.hidden = widget;
    this.#message.textContent = message;
    // A page that brought its own fallback has said already what there is to say.
    this.#message.hidden = widget || this.#fallback.assignedNodes().some((node) => node.nodeType === 1 || node.textContent?.trim());
  }

  #tell(name: string, detail?: unknown): void {
    this.dispatchEvent(new CustomEvent(name, { bubbles: true, composed: true, detail }));
  }

  /** Fetches what drawing needs. */
  protected prepare(): Promise<void> | void {}

  /** Tells the page of a fault. */
  protected tellError(error: PlanError): void {
    this.#tell("plan-error", error);
  }

  /** Builds or renews the widget. What it throws leaves the fallback standing. */
  protected abstract draw(widget: HTMLElement): void | Promise<void>;
}

/** A new element with parts, text and children. */
export function make<K extends keyof HTMLElementTagNameMap>(
  tag: K,
  part = "",
  ...children: (Node | string)[]
): HTMLElementTagNameMap[K] {
  const node = document.createElement(tag);
  if (part) node.part.add(part);
  node.append(...children);
  return node;
}
