import { aroundOf, type Around } from "./around.js";
import { addressOf } from "./bytes.js";
import { csv } from "./csv.js";
import { save, saveCsv } from "./download.js";
import { PlanElement, brief, make, type Lang } from "./element.js";
import { PlanError } from "./error.js";
import { fetchText } from "./fetch.js";
import { copied, describe, drawOn } from "./picture.js";
import type { Badge, ChartDescription, ChartOptions, Mark, Method } from "./types.js";
import { Walk } from "./walk.js";
import { warmUp } from "./warm.js";
import { watch } from "./watch.js";

const words: Record<Lang, Record<"keys" | "rule" | "table" | "download" | "notice", string>> = {
  "zh-Hans": {
    keys: "图：用方向键逐点查看",
    rule: "如何评判",
    table: "数据表",
    download: "下载",
    notice: "实际数据读取失败，图中没有这些数据：",
  },
  "zh-Hant": {
    keys: "圖：用方向鍵逐點查看",
    rule: "如何評定",
    table: "數據表",
    download: "下載",
    notice: "實際數據讀取失敗，圖中沒有這些數據：",
  },
  en: {
    keys: "chart, arrow keys walk through its points",
    rule: "How it is judged",
    table: "Data",
    download: "Download",
    notice: "The results could not be read and are not in the chart: ",
  },
};

/** The shapes of the verdicts, as the charts draw them. */
const tones: Record<Badge["tone"], string> = {
  good: "M8 0a8 8 0 1 0 0 16A8 8 0 1 0 8 0Z",
  fair: "M8 0a8 8 0 1 0 0 16A8 8 0 1 0 8 0ZM8 2.5a5.5 5.5 0 0 1 0 11Z",
  poor: "M8 0a8 8 0 1 0 0 16A8 8 0 1 0 8 0ZM8 2.5a5.5 5.5 0 1 1 0 11 5.5 5.5 0 1 1 0-11Z",
  away: "M0 2h16L8 16Z",
  open: "M0 6.5h16v3H0Z",
};

function sign(tone: Badge["tone"]): SVGElement {
  const space = "http://www.w3.org/2000/svg";
  const path = document.createElementNS(space, "path");
  path.setAttribute("d", tones[tone]);
  path.setAttribute("fill", "currentColor");
  path.setAttribute("fill-rule", "evenodd");
  const svg = document.createElementNS(space, "svg");
  svg.setAttribute("viewBox", "0 0 16 16");
  svg.setAttribute("aria-hidden", "true");
  svg.append(path);
  return svg;
}

/** A table as the charts have it: what its columns are called, and its cells. */
export interface Table {
  head: string[];
  rows: (string | number | null)[][];
}

/** What of a chart can be downloaded. */
export interface Files {
  svg(): string;
  png(canvas: HTMLCanvasElement): void;
  csv(): Table;
}

/** What a tracker fills with its picture at its highest (24em, see the style) and the fewest words. */
const FULL = "32em";

const parts = ["title", "printed", "unit", "verdict", "finding", "method", "source", "notice"] as const;

/**
 * What trackers and scorecards share: a picture that is walked through, its words, its table, its files.
 *
 * @attr observations - address of CSV or JSON; the property takes a list, CSV or JSON instead, and goes before it
 * @attr as-of - the year that counts as now
 * @attr method - linear, opensdg or un2023
 * @attr projection - draw where it goes if nothing changes
 * @fires plan-select with `detail: {indicator, year, value}` when a point is chosen
 */
export abstract class ChartElement extends PlanElement {
  static readonly observedAttributes: string[] = [
    "plan",
    "src",
    "lang",
    "theme",
    "observations",
    "as-of",
    "method",
    "projection",
  ];

  #parts: Record<(typeof parts)[number], HTMLElement> | undefined;
  #canvas = typeof document === "undefined" ? undefined : make("canvas");
  #walk: Walk | undefined;
  #details: Record<"rule" | "table" | "download", HTMLDetailsElement> | undefined;
  #unwatch: (() => void) | undefined;
  #status: HTMLElement | undefined;
  #given: ChartOptions["observations"];
  /** Whether its words are those of before. */
  #stale = true;
  #drawn: ChartOptions = {};
  #size = { width: 0, height: 0 };
  #around: Around | undefined;
  #fetched: { url: string; text?: string; fault?: PlanError } | undefined;
  #told: string | undefined;
  #fill: (() => void) | undefined;

  /** What was measured: a list, or CSV or JSON as text. */
  get observations(): ChartOptions["observations"] {
    return this.#given;
  }

  set observations(given: ChartOptions["observations"] | null) {
    this.#given = given ?? undefined;
    this.requestUpdate();
  }

  override connectedCallback(): void {
    // Set before the element was defined, it hides the accessor.
    if (Object.hasOwn(this, "observations")) {
      const given = this.observations;
      delete (this as { observations?: unknown }).observations;
      this.observations = given;
    }
    super.connectedCallback();
    if (this.#walk) this.#watch(this.#walk.box);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#unwatch?.();
    this.#unwatch = undefined;
    this.#status?.remove();
    this.#status = undefined;
  }

  #watch(box: HTMLElement): void {
    this.#unwatch ??= watch(box, (size) => {
      // The first answer of an observer is the size that was drawn already.
      const same = (side: "width" | "height"): boolean => !!size && Math.abs(size[side] - this.#size[side]) < 0.1;
      if (!this.#around || this.widget?.hidden || (same("width") && same("height"))) return;
      // Room kept for what stood there once is of no use to a page of another width.
      if (size && !same("width") && this.room === "tracker") this.widget?.style.removeProperty("--room");
      this.requestDraw();
    });
  }

  protected override get canWait(): boolean {
    return true;
  }

  /** Options of the drawing and all that goes with it. */
  protected get options(): ChartOptions {
    const asOf = this.getAttribute("as-of");
    const method = this.getAttribute("method");
    const observations = this.#given ?? this.#fetched?.text;
    return {
      ...this.ofPlan,
      lang: this.language,
      projection: this.hasAttribute("projection"),
      ...(asOf === null ? {} : { asOf: asOf.trim() === "" ? Number.NaN : Number(asOf) }),
      ...(method === null ? {} : { method: method as Method }),
      ...(observations === undefined ? {} : { observations }),
    };
  }

  protected override async prepare(): Promise<void> {
    warmUp(this);
    await this.#fetch();
    this.#stale = true;
  }

  async #fetch(): Promise<void> {
    const address = this.#given === undefined ? this.getAttribute("observations") : null;
    if (!address) {
      this.#fetched = undefined;
      return;
    }
    let url = address;
    try {
      url = addressOf(address, this.baseURI).href;
      if (this.#fetched?.url !== url) this.#fetched = { url, text: await fetchText(url) };
    } catch (thrown) {
      this.#fetched = { url, fault: PlanError.from(thrown, "load_failed") };
    }
  }

  /** What the picture is of: the id of an indicator or a series; the whole plan without. */
  protected abstract readonly subject: string | undefined;
  /** The numbers in a table. */
  protected abstract table(options: ChartOptions): Table;
  /** What can be downloaded. */
  protected abstract files(options: ChartOptions): Files;
  /** What its files are called. */
  protected abstract readonly file: string;

  #build(widget: HTMLElement, canvas: HTMLCanvasElement): Walk {
    canvas.setAttribute("role", "img");
    const box = make("div", "chart", canvas);
    box.setAttribute("role", "group");
    const walk = new Walk(
      box,
      (text) => this.#say(text),
      (mark) => this.#select(mark),
    );
    box.append(...walk.nodes);
    const made = Object.fromEntries(
      parts.map((part) => [part, make(["finding", "source", "notice"].includes(part) ? "p" : "span", part)]),
    ) as Record<(typeof parts)[number], HTMLElement>;
    this.#parts = made;
    const details = (part: string): HTMLDetailsElement => {
      const node = make("details", part, make("summary"));
      node.addEventListener("toggle", () => this.attempt(() => this.#fill?.()));
      return node;
    };
    this.#details = { rule: details("rule"), table: details("table"), download: details("download") };
    const { title, printed, verdict, finding, unit, method, notice, source } = made;
    const head = make("div", "head", title, printed, verdict);
    const caption = make("figcaption", "caption", head, finding, notice, make("p", "measure", unit, method));
    const more = make("div", "more", ...Object.values(this.#details));
    const status = make("slot");
    status.name = "plan-status";
    widget.replaceChildren(make("figure", "figure", caption, box, source), more, status);
    this.#watch(box);
    return (this.#walk = walk);
  }

  /** Says what the chart says, before it is drawn: where its words break is where the picture may begin. */
  protected override write(widget: HTMLElement, height: number): void {
    const canvas = this.#canvas;
    if (!canvas) return;
    if (!this.#walk) {
      this.#walk = this.#build(widget, canvas);
      // What stood there until now may have been higher than the room that is kept: the picture grows as far as it may,
      // so that nothing below moves. Beyond that the element shrinks, once: what would stay under the picture is a hole
      // for as long as the page is read. Where it is not displayed it says nothing.
      const kept = this.room === "tracker" ? `min(${height}px, ${FULL})` : `${height}px`;
      if (height > 0) widget.style.setProperty("--room", `max(var(--plan-height, 0px), ${kept})`);
    }
    if (!this.#stale) return;
    let options = copied(this.options);
    let fault = this.#given === undefined ? this.#fetched?.fault : undefined;
    let said: ChartDescription;
    try {
      said = describe(this.subject, options);
    } catch (thrown) {
      // The promise is worth showing even where the results are not to be had.
      const error = PlanError.from(thrown);
      const { observations, ...others } = options;
      if (observations === undefined || !["invalid_observations", "too_large"].includes(error.code)) throw error;
      fault = error;
      options = others;
      said = describe(this.subject, options);
    }
    this.#drawn = options;
    this.#write(said, fault);
    this.#fill = () => this.#fillDetails(said, options);
    this.#fill();
    const told = fault && `${fault.code} ${fault.message}`;
    if (fault && told !== this.#told) this.tellError(fault);
    this.#told = told;
    this.#stale = false;
  }

  protected override read(): void {
    const { box } = this.#walk ?? {};
    if (!box || !this.#canvas) return;
    const { width, height } = box.getBoundingClientRect();
    this.#size = { width, height };
    this.#around = aroundOf(this.#canvas);
  }

  protected override draw(): void {
    const { width, height } = this.#size;
    // Too narrow for a picture: the watcher calls again when it is wider.
    if (!this.#canvas || !this.#around || !this.#walk || width < 16 || height < 16) return;
    const options = { ...this.#drawn, width, height, badge: false, pixelRatio: devicePixelRatio };
    const shown = drawOn(this.#canvas, this.subject, options, this.#around);
    if (shown.kind === "scorecard") {
      this.#walk.box.style.height = `${shown.height}px`;
      // Its rows are as high as they are: room kept for what stood there before fills with nothing.
      this.widget?.style.setProperty("--room", "var(--plan-height, 0px)");
    }
    this.#walk.show(shown.marks);
  }

  #write(shown: ChartDescription, fault: PlanError | undefined): void {
    if (!this.#parts || !this.#walk) return;
    const { title, printed, unit, verdict, finding, method, source, notice } = this.#parts;
    const say = words[this.language];
    const own = shown.title === shown.printed;
    title.textContent = shown.title;
    title.lang = own ? shown.language : this.language;
    printed.textContent = own ? "" : shown.printed;
    printed.hidden = own;
    unit.textContent = shown.unit;
    unit.hidden = !shown.unit;
    unit.lang = printed.lang = shown.language;
    finding.textContent = shown.summary;
    method.textContent = shown.badge?.method ?? "";
    verdict.hidden = !shown.badge;
    if (shown.badge) {
      verdict.dataset["tone"] = shown.badge.tone;
      verdict.replaceChildren(sign(shown.badge.tone), shown.badge.label);
    }
    source.textContent = shown.source;
    source.hidden = !shown.source;
    notice.textContent = fault ? say.notice + brief(fault) : "";
    notice.hidden = !fault;
    this.#canvas?.setAttribute("aria-label", [shown.title, shown.badge?.label, shown.summary].filter(Boolean).join(": "));
    this.#walk.box.setAttribute("aria-label", `${shown.title}: ${say.keys}`);
  }

  /** Builds what lies behind a summary only when it is open. */
  #fillDetails(shown: ChartDescription, options: ChartOptions): void {
    const details = this.#details;
    if (!details) return;
    const say = words[this.language];
    for (const part of ["rule", "table", "download"] as const) {
      const node = details[part];
      const [summary] = node.children;
      if (summary) summary.textContent = say[part];
      node.hidden = part === "rule" && !shown.badge;
      if (!node.open || !summary) continue;
      const inside =
        part === "rule"
          ? make("p", "rule-text", `${shown.badge?.method}: ${shown.badge?.rule}`)
          : part === "table"
            ? this.#makeTable(shown, options)
            : this.#makeButtons(options);
      node.replaceChildren(summary, inside);
    }
  }

  #makeTable(shown: ChartDescription, options: ChartOptions): HTMLElement {
    const { head, rows } = this.table(options);
    const heading = make("tr", "", ...head.map((name) => Object.assign(make("th", "", name), { scope: "col" })));
    const lines = rows.map((row) => {
      const [first, ...others] = row.map((cell) => String(cell ?? ""));
      const name = Object.assign(make("th", "", first ?? ""), { scope: "row" });
      return make("tr", "", name, ...others.map((cell) => make("td", "", cell)));
    });
    const table = make("table", "", make("thead", "", heading), make("tbody", "", ...lines));
    table.ariaLabel = shown.title;
    const scroll = make("div", "scroll", table);
    // What scrolls must be reachable by key.
    scroll.tabIndex = 0;
    scroll.role = "region";
    scroll.ariaLabel = `${shown.title}: ${words[this.language].table}`;
    return scroll;
  }

  #makeButtons(options: ChartOptions): HTMLElement {
    const files = this.files(options);
    const make1 = (name: string, work: () => void): HTMLElement => {
      const button = make("button", "file", name);
      button.type = "button";
      button.addEventListener("click", () => this.attempt(work));
      return button;
    };
    return make(
      "div",
      "files",
      make1("SVG", () => save(`${this.file}.svg`, new Blob([files.svg()], { type: "image/svg+xml" }))),
      make1("PNG", () => {
        const canvas = make("canvas");
        files.png(canvas);
        canvas.toBlob((blob) => blob && save(`${this.file}.png`, blob));
      }),
      make1("CSV", () => {
        const { head, rows } = files.csv();
        saveCsv(`${this.file}.csv`, csv([head, ...rows]));
      }),
    );
  }

  /** Says something to who listens: in the light DOM, because live regions in a shadow are unreliable. */
  #say(text: string): void {
    if (!this.#status) {
      const status = document.createElement("span");
      status.slot = "plan-status";
      status.setAttribute("role", "status");
      Object.assign(status.style, {
        position: "absolute",
        width: "1px",
        height: "1px",
        overflow: "hidden",
        clipPath: "inset(50%)",
        whiteSpace: "nowrap",
      });
      this.append(status);
      this.#status = status;
    }
    this.#status.lang = this.language;
    this.#status.textContent = text;
  }

  #select(mark: Mark): void {
    const detail = { indicator: mark.of ?? this.getAttribute("indicator"), year: mark.year, value: mark.value };
    this.dispatchEvent(new CustomEvent("plan-select", { bubbles: true, composed: true, detail }));
  }
}
