import { drawIndicatorChart } from "./index.js";
import { PlanElement, make } from "./element.js";
import { watch } from "./watch.js";

/**
 * `<plan-tracker indicator="gdp">`: whether a promise is being kept.
 *
 * @attr indicator - id of the indicator
 * @attr lang - zh-Hans, zh-Hant or en; else the page's
 * @attr theme - light or dark; else the page's
 * @cssprop --plan-accent - the one accent colour
 * @cssprop --plan-chart-height - height of the picture
 * @csspart title, unit, finding, chart, source
 */
export class PlanTracker extends PlanElement {
  static readonly observedAttributes = ["indicator", "plan", "src", "lang", "theme"];

  #parts: Record<"title" | "unit" | "finding" | "source", HTMLElement> | undefined;
  #canvas: HTMLCanvasElement | undefined;
  #box: HTMLElement | undefined;
  #unwatch: (() => void) | undefined;

  override connectedCallback(): void {
    super.connectedCallback();
    if (this.#box) this.#watch(this.#box);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#unwatch?.();
    this.#unwatch = undefined;
  }

  #watch(box: HTMLElement): void {
    this.#unwatch ??= watch(box, () => this.requestUpdate());
  }

  protected override draw(widget: HTMLElement): void {
    if (!this.#canvas || !this.#box || !this.#parts) {
      this.#canvas = make("canvas");
      this.#canvas.setAttribute("role", "img");
      this.#box = make("div", "chart", this.#canvas);
      this.#parts = {
        title: make("span", "title"),
        unit: make("span", "unit"),
        finding: make("p", "finding"),
        source: make("p", "source"),
      };
      const { title, unit, finding, source } = this.#parts;
      const caption = make("figcaption", "caption", title, unit, finding);
      widget.replaceChildren(make("figure", "figure", caption, this.#box, source));
      this.#watch(this.#box);
    }
    const { width, height } = this.#box.getBoundingClientRect();
    // Inside display: none there is no room yet; the watcher calls again when there is.
    if (width < 16 || height < 16) return;
    const shown = drawIndicatorChart(this.#canvas, this.getAttribute("indicator") ?? "", {
      width,
      height,
      lang: this.language,
      ...this.ofPlan,
    });
    this.#parts.title.textContent = shown.title;
    this.#parts.unit.textContent = shown.unit;
    this.#parts.finding.textContent = shown.summary;
    this.#parts.source.textContent = shown.source;
    this.#canvas.setAttribute("aria-label", `${shown.title}: ${shown.summary}`);
  }
}
