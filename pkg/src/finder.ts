import { drawProjectList } from "./index.js";
import { PlanElement, make, type Lang } from "./element.js";

/** How many hits a page shows, and how many more the button brings. */
const PAGE = 20;

const words: Record<Lang, { label: string; count: (n: number) => string; none: string; more: (n: number) => string }> = {
  "zh-Hans": {
    label: "查找规划项目",
    count: (n) => `${n} 个项目`,
    none: "没有找到项目",
    more: (n) => `再显示 ${n} 个`,
  },
  "zh-Hant": {
    label: "尋找規劃項目",
    count: (n) => `${n} 個項目`,
    none: "沒有找到項目",
    more: (n) => `再顯示 ${n} 個`,
  },
  en: {
    label: "Find projects of the plan",
    count: (n) => (n === 1 ? "1 project" : `${n} projects`),
    none: "No projects found",
    more: (n) => `Show ${n} more`,
  },
};

interface Parts {
  label: HTMLLabelElement;
  input: HTMLInputElement;
  count: HTMLElement;
  list: HTMLElement;
  more: HTMLButtonElement;
}

/**
 * `<plan-finder>`: the projects of a plan, and a box to find them.
 *
 * @attr lang - zh-Hans, zh-Hant or en; else the page's
 * @attr theme - light or dark; else the page's
 * @cssprop --plan-accent - the one accent colour
 * @csspart label, input, count, list, item, name, place, figures, more
 * @fires finder-change with `detail: {query, total}` when the list has changed
 */
export class PlanFinder extends PlanElement {
  static readonly observedAttributes = ["plan", "src", "lang", "theme"];

  #parts: Parts | undefined;
  #shown = PAGE;
  #told: string | undefined;

  #build(widget: HTMLElement): Parts {
    const input = make("input", "input");
    input.type = "search";
    input.id = "query";
    input.autocomplete = "off";
    input.spellcheck = false;
    input.addEventListener("input", () => {
      this.#shown = PAGE;
      this.requestUpdate();
    });
    const label = make("label", "label");
    label.htmlFor = input.id;
    const more = make("button", "more");
    more.type = "button";
    more.addEventListener("click", () => {
      this.#shown += PAGE;
      this.requestUpdate();
    });
    const count = make("p", "count");
    count.setAttribute("role", "status");
    const list = make("div", "list");
    // <search> is younger than the browsers we serve; its role is not.
    const search = make("div", "search", label, input);
    search.setAttribute("role", "search");
    widget.replaceChildren(search, count, list, more);
    return (this.#parts = { label, input, count, list, more });
  }

  protected override draw(widget: HTMLElement): void {
    const parts = this.#parts ?? this.#build(widget);
    const say = words[this.language];
    const query = parts.input.value;
    const { total } = drawProjectList(parts.list, query, {
      lang: this.language,
      limit: this.#shown,
      ...this.ofPlan,
    });
    parts.label.textContent = say.label;
    parts.count.textContent = total === 0 ? say.none : say.count(total);
    const left = total - this.#shown;
    parts.more.hidden = left <= 0;
    parts.more.textContent = say.more(Math.min(left, PAGE));
    const told = `${total} ${query}`;
    if (this.#told !== undefined && this.#told !== told) {
      const detail = { query, total };
      this.dispatchEvent(new CustomEvent("finder-change", { bubbles: true, composed: true, detail }));
    }
    this.#told = told;
  }
}
