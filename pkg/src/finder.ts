import { PlanElement, make } from "./element.js";
import { PlanError } from "./error.js";
import { csv, download } from "./finder-csv.js";
import { Facets } from "./finder-facets.js";
import { read } from "./finder-read.js";
import { HostRecords, type HostedRows } from "./finder-records.js";
import { resultRows } from "./finder-rows.js";
import { Status } from "./finder-status.js";
import { finderStyle } from "./finder-style.js";
import { Address, type FinderState } from "./finder-url.js";
import { words } from "./finder-words.js";
import { type FacetName, type Kind, type PlanHead, type PlanRecord, type SearchOptions, type SearchResult } from "./types.js";
import { fullTables } from "./tables.js";
import { call } from "./wasm.js";

/** How many hits a page shows, and how many more the button brings. */
const PAGE = 20;
/** Most hits that are printed. */
const PRINTED = 5_000;
/** How long after the last key the address is written. */
const SETTLED = 1000;
/** Width from which there is room for the conditions beside the list, in CSS pixels. */
const WIDE = 700;
/** Most faults that are listed. */
const LISTED = 50;

const kindsOfPlan: readonly Kind[] = ["project", "measure", "target", "term", "section"];
const none: HostedRows = { rows: [], total: 0, approximate: false };
const started = (): FinderState => ({ query: "", filters: {}, open: null });

interface Parts {
  label: HTMLLabelElement;
  input: HTMLInputElement;
  facets: Facets;
  list: HTMLElement;
  csv: HTMLButtonElement;
  progress: HTMLElement;
  problems: HTMLDetailsElement;
}

/**
 * `<plan-finder>`: the projects of a plan, and a box to find them.
 *
 * @attr kinds - what to look for: `project` (where it is not given), `measure`, `target`, `term`, `section`, or `all`
 * @attr records - URL of a JSON array or CSV of what this site knows: `id, name, status, date, url`
 * @attr url-prefix - keeps query, conditions and the opened record in the address, under names with this prefix
 * @attr lang - zh-Hans, zh-Hant or en; else the page's
 * @attr theme - light or dark; else the page's
 * @cssprop --plan-accent - the one accent colour
 * @csspart label, input, chips, chip, facets, facet, count, notice, list, item, name, place, figures, note, status, details, source, more, csv, progress, problems
 * @fires finder-change with `detail: {query, total}` when the list has changed
 * @fires plan-select with `detail: {id, kind}` when a reader opens a record
 * @fires finder-records with `detail: {merged, added, faults, readings}` when the host's records are in
 */
export class PlanFinder extends PlanElement {
  static readonly observedAttributes = ["kinds", "lang", "plan", "records", "src", "theme", "url-prefix"];

  #parts: Parts | undefined;
  #state = started();
  #shown = PAGE;
  #told: string | undefined;
  #composing = false;
  /** Whether the list should grow until the opened record is in it. */
  #seek = false;
  #typing = false;
  #printing = false;
  #status: Status | undefined;
  #address: Address | undefined;
  #given: Iterable<PlanRecord> | undefined;
  #records: HostRecords | undefined;
  /** What the records were read from. */
  #source: unknown[] = [];
  #reading = new AbortController();
  #searching = new AbortController();
  #leaving = new AbortController();

  constructor() {
    super();
    this.shadowRoot?.adoptedStyleSheets.push(finderStyle());
  }

  /** What this site knows about projects of the plan, and projects of its own: up to 100,000. */
  get records(): Iterable<PlanRecord> | undefined {
    return this.#given;
  }

  set records(records: Iterable<PlanRecord> | null | undefined) {
    this.#given = records ?? undefined;
    this.requestUpdate();
  }

  protected override get searches(): boolean {
    return true;
  }

  override connectedCallback(): void {
    // A property that was set before the class was there hides the accessor.
    if (Object.hasOwn(this, "records")) {
      const { records } = this;
      delete (this as Partial<PlanFinder>).records;
      this.records = records;
    }
    super.connectedCallback();
    this.#leaving = new AbortController();
    const { signal } = this.#leaving;
    addEventListener("popstate", () => this.#restore(), { signal });
    addEventListener("beforeprint", () => this.#print(true), { signal });
    addEventListener("afterprint", () => this.#print(false), { signal });
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    for (const work of [this.#leaving, this.#reading, this.#searching]) work.abort();
    this.#status?.remove();
    this.#address?.cancel();
    this.#records?.close();
    this.#records = undefined;
    this.#source = [];
  }

  override attributeChangedCallback(name?: string): void {
    if (name === "url-prefix" && this.#parts) this.#follow();
    super.attributeChangedCallback();
  }

  #build(widget: HTMLElement): Parts {
    const input = make("input", "input");
    input.type = "search";
    input.id = "query";
    input.autocomplete = "off";
    input.spellcheck = false;
    input.enterKeyHint = "search";
    input.addEventListener("input", () => this.#typed(input.value));
    input.addEventListener("compositionstart", () => (this.#composing = true));
    input.addEventListener("compositionend", () => {
      this.#composing = false;
      this.#typed(input.value);
    });
    const label = make("label", "label");
    label.htmlFor = input.id;
    const facets = new Facets(
      (facet, value, on) => this.#choose(facet, value, on),
      () => this.#change({ filters: {} }),
      () => input.focus(),
    );
    facets.element.open = widget.clientWidth >= WIDE;
    // <search> is younger than the browsers we serve; its role is not.
    const search = make("div", "search", label, input, facets.chips, facets.element);
    search.setAttribute("role", "search");
    const list = make("div", "list");
    list.addEventListener("click", (event) => this.#clicked(event));
    // It does not bubble, but it can be caught on its way down.
    list.addEventListener("toggle", (event) => this.#toggled(event), true);
    const csv = make("button", "csv");
    csv.type = "button";
    csv.addEventListener("click", () => this.#download());
    const progress = make("p", "progress");
    const problems = make("details", "problems");
    progress.hidden = problems.hidden = true;
    const results = make("div", "results", list, make("p", "tools", csv), progress, problems);
    const status = make("slot");
    status.name = "plan-finder-status";
    this.#status = new Status(this, status.name);
    widget.replaceChildren(make("div", "layout", search, results), status);
    widget.addEventListener("keydown", (event) => this.#key(event));
    this.#parts = { label, input, facets, list, csv, progress, problems };
    this.#follow();
    return this.#parts;
  }

  protected override draw(widget: HTMLElement): void | Promise<void> {
    const parts = this.#parts ?? this.#build(widget);
    const say = words[this.language];
    parts.label.textContent = say.label;
    parts.csv.textContent = say.csv;
    this.#readRecords();

    this.#searching.abort();
    this.#searching = new AbortController();
    const { signal } = this.#searching;
    const hosted = this.#hosts ? this.#records?.search(this.#state.query, this.#limit, signal) : none;
    if (!(hosted instanceof Promise)) return this.#show(parts, hosted ?? none);
    return hosted.then(
      (rows) => this.#show(parts, rows),
      (error: unknown) => {
        // The next search has begun.
        if (!signal.aborted) throw error;
      },
    );
  }

  get #limit(): number {
    return this.#printing ? PRINTED : this.#shown;
  }

  get #kinds(): Kind[] {
    const asked = this.getAttribute("kinds")?.split(/\s+/).filter(Boolean) ?? ["project"];
    return asked.includes("all") ? [...kindsOfPlan] : (asked as Kind[]);
  }

  /** Whether the host's own records pass the conditions: they have no box, no group, no document. */
  get #hosts(): boolean {
    const { kind, ...others } = this.#state.filters;
    return (!kind || kind.includes("record")) && Object.keys(others).length === 0;
  }

  #options(limit: number): SearchOptions {
    return {
      lang: this.language,
      kinds: this.#kinds,
      filters: this.#state.filters as Record<FacetName, string[]>,
      limit,
      ...this.ofPlan,
    };
  }

  /** Draws the list: the plan's records, then the host's own. */
  #show(parts: Parts, hosted: HostedRows): void {
    const { query } = this.#state;
    const notes = this.#records?.notes;
    const ask = (limit: number): SearchResult => call((wasm) => wasm.searchProjects(query, this.#options(limit)));
    if (this.#seek && this.#state.open) {
      const at = ask(PRINTED).hits.findIndex(({ kind, id }) => `${kind}.${id}` === this.#state.open);
      if (at >= this.#shown) this.#shown = Math.ceil((at + 1) / PAGE) * PAGE;
    }
    let rows = hosted;
    let known: unknown[] = [];
    if (this.#records) {
      const { hits, total, approximate } = ask(this.#limit);
      // What comes near is shown only where nothing matches.
      if (rows.approximate && total > 0 && !approximate) rows = none;
      const before = approximate && rows.total > 0 && !rows.approximate ? 0 : total;
      rows = { ...rows, rows: rows.rows.slice(0, Math.max(0, this.#limit - before)) };
      known = hits.flatMap(({ id }) => notes?.get(id) ?? []);
    }
    const result = call<SearchResult>((wasm) =>
      wasm.drawProjectList(parts.list, query, this.#options(this.#limit), { notes: known, ...rows }),
    );
    const total = result.total + rows.total;
    const { plan } = this.ofPlan;
    const head = call<PlanHead[]>((wasm) => wasm.plans()).find(({ id }, at) => (plan === undefined ? at === 0 : id === plan));
    parts.facets.update(this.#facets(result, hosted), words[this.language], head?.language ?? "");
    parts.csv.hidden = total === 0;
    this.#reopen(parts.list);
    this.#tell(query, total);
  }

  /** The values to choose from. */
  #facets({ facets }: SearchResult, hosted: HostedRows): SearchResult["facets"] {
    const say = words[this.language];
    const asked: string[] = this.#kinds;
    const kind = facets.kind.filter(({ value }) => asked.includes(value));
    const chosen = this.#state.filters.kind;
    if (this.#records?.size) kind.push({ value: "record", label: say.record, count: hosted.total, selected: false });
    const all = { ...facets, kind: kind.map((value) => ({ ...value, selected: chosen?.includes(value.value) ?? false })) };
    // A condition that is no value of the plan, from an old address: it must be there to be removed.
    for (const [facet, values] of Object.entries(this.#state.filters) as [FacetName, string[]][]) {
      const listed = all[facet];
      for (const value of values) {
        if (!listed.some((other) => other.value === value)) listed.push({ value, label: value, count: 0, selected: true });
      }
    }
    return all;
  }

  #tell(query: string, total: number): void {
    const told = JSON.stringify([query, total, this.#state.filters]);
    if (this.#told === told) return;
    const first = this.#told === undefined;
    this.#told = told;
    if (first) return;
    this.dispatchEvent(new CustomEvent("finder-change", { bubbles: true, composed: true, detail: { query, total } }));
    this.#announce();
  }

  /** Says how many there are, once the reader has stopped; not while a word is being composed. */
  #announce(): void {
    if (this.#composing || this.#printing) return;
    const said = (part: string): string => {
      const line = this.#parts?.list.querySelector<HTMLElement>(`:scope > [part=${part}]`);
      return line && !line.hidden ? (line.textContent ?? "") : "";
    };
    this.#status?.say(() => `${said("count")} ${said("notice")}`.trim(), this.language);
  }

  // What readers do.

  #typed(query: string): void {
    if (this.#composing) this.#status?.hush();
    else this.#announceIfQuiet(query);
    if (query === this.#state.query) {
      if (!this.#composing) this.#settle();
      return;
    }
    this.#state.query = query;
    this.#shown = PAGE;
    if (this.#composing) this.#address?.cancel();
    else this.#settle();
    this.requestUpdate();
  }

  /** The list may have changed during composition, of which nothing was said. */
  #announceIfQuiet(query: string): void {
    if (query === this.#state.query) this.#announce();
  }

  /** The address follows once the typing has stopped: one entry for the back button, however much is typed. */
  #settle(): void {
    this.#address?.write(this.#state, !this.#typing, SETTLED);
    this.#typing = true;
  }

  #commit(): void {
    this.#address?.write(this.#state, !this.#typing);
    this.#typing = false;
  }

  #choose(facet: FacetName, value: string, on: boolean): void {
    const filters = { ...this.#state.filters };
    const values = (filters[facet] ?? []).filter((other) => other !== value);
    if (on) values.push(value);
    if (values.length > 0) filters[facet] = values;
    else delete filters[facet];
    this.#change({ filters });
  }

  #change(change: Partial<FinderState>): void {
    Object.assign(this.#state, change);
    this.#shown = PAGE;
    this.#typing = false;
    this.#commit();
    this.requestUpdate();
  }

  #clicked(event: Event): void {
    const target = event.target as Element;
    if (target.closest("[part=more]")) {
      const before = this.#shown;
      this.#shown += PAGE;
      void Promise.resolve(this.draw(this.widget as HTMLElement)).then(() => this.#heads()[before]?.focus());
    } else if (target.closest("[part=link]")) {
      const item = target.closest<HTMLElement>("[part=item]");
      if (item?.dataset.kind === "record") this.#select(item);
    }
  }

  #toggled(event: Event): void {
    const details = event.target as HTMLDetailsElement;
    const item = details.closest<HTMLElement>("[part=item]");
    if (!item) return;
    const key = `${item.dataset.kind}.${item.dataset.id}`;
    if (details.open === (this.#state.open === key)) return;
    this.#state.open = details.open ? key : null;
    this.#typing = false;
    this.#commit();
    if (details.open) this.#select(item);
  }

  #select({ dataset: { id, kind } }: HTMLElement): void {
    this.dispatchEvent(new CustomEvent("plan-select", { bubbles: true, composed: true, detail: { id, kind } }));
  }

  #key(event: KeyboardEvent): void {
    const { input } = this.#parts ?? {};
    // Keys of an input method are not ours.
    if (!input || event.isComposing || event.keyCode === 229 || event.altKey || event.ctrlKey || event.metaKey) return;
    const heads = this.#heads();
    const at = heads.indexOf(event.target as HTMLElement);
    const inside = event.target === input;
    let to: HTMLElement | undefined;
    if (event.key === "ArrowDown" && (inside || at >= 0)) to = heads[at + 1];
    else if (event.key === "ArrowUp" && at >= 0) to = heads[at - 1] ?? input;
    else if (event.key === "Escape" && inside && input.value) {
      input.value = "";
      this.#typed("");
      event.preventDefault();
    } else if (event.key === "Escape" && at >= 0) to = input;
    else if (event.key === "Enter" && inside) {
      this.#commit();
      event.preventDefault();
    }
    if (!to) return;
    to.focus();
    event.preventDefault();
  }

  /** What the arrow keys go through. */
  #heads(): HTMLElement[] {
    const heads = this.#parts?.list.querySelectorAll<HTMLElement>("[part=summary], [part=name][tabindex]");
    return [...(heads ?? [])];
  }

  // The address.

  #follow(): void {
    this.#address?.cancel();
    const prefix = this.getAttribute("url-prefix");
    this.#address = prefix === null ? undefined : new Address(prefix);
    if (this.#address) this.#restore();
  }

  #restore(): void {
    if (!this.#address || !this.#parts) return;
    this.#address.cancel();
    const open = this.#state.open;
    this.#state = this.#address.read();
    this.#shown = PAGE;
    this.#typing = false;
    this.#seek = this.#state.open !== null;
    if (open !== null && open !== this.#state.open) this.#entry(open)?.removeAttribute("open");
    if (this.#parts.input.value !== this.#state.query) this.#parts.input.value = this.#state.query;
    this.requestUpdate();
  }

  #entry(key: string): HTMLDetailsElement | undefined {
    const entries = this.#parts?.list.querySelectorAll<HTMLDetailsElement>("[part=entry]") ?? [];
    return [...entries].find(({ parentElement }) => `${parentElement?.dataset.kind}.${parentElement?.dataset.id}` === key);
  }

  /** Opens the record of the address; forgets one that has left the list. */
  #reopen(list: HTMLElement): void {
    if (this.#state.open === null) return;
    const entry = this.#entry(this.#state.open);
    if (!entry) this.#state.open = null;
    else if (this.#seek) {
      entry.open = true;
      if (list.contains(entry)) entry.scrollIntoView({ block: "nearest" });
    }
    this.#seek = false;
  }

  // Paper and files.

  #print(printing: boolean): void {
    this.#printing = printing;
    // The page is laid out for paper as soon as this returns.
    if (this.#parts && this.widget) void Promise.resolve(this.draw(this.widget)).catch(() => undefined);
  }

  #download(): void {
    const { query } = this.#state;
    const options = this.#options(100_000);
    const { hits } = call<SearchResult>((wasm) => wasm.searchProjects(query, options));
    const own = this.#hosts ? this.#records?.search(query, 100_000, this.#leaving.signal) : none;
    void Promise.resolve(own).then((hosted) => {
      const rows = resultRows(hits, options.plan, this.#records?.notes, hosted?.rows ?? []);
      download(csv(rows), `${options.plan ?? "plan"}.csv`);
    });
  }

  // The host's records.

  /** Begins to read them if they are others than those that were read. */
  #readRecords(): void {
    const source = [this.#given, this.getAttribute("records"), this.ofPlan.plan];
    if (source.every((value, at) => value === this.#source[at]) && this.#source.length > 0) return;
    this.#source = source;
    this.#reading.abort();
    this.#records?.close();
    this.#records = undefined;
    this.#report([]);
    const [given, url] = source;
    if (!given && url === null) return;
    this.#reading = new AbortController();
    const { signal } = this.#reading;
    void this.#take(signal).catch((thrown: unknown) => {
      if (signal.aborted) return;
      if (this.#parts) this.#parts.progress.hidden = true;
      const error = PlanError.from(thrown, "load_failed");
      this.#report([], words[this.language].unread);
      this.dispatchEvent(new CustomEvent("plan-error", { bubbles: true, composed: true, detail: error }));
    });
  }

  async #take(signal: AbortSignal): Promise<void> {
    const url = this.getAttribute("records");
    let source: Iterable<unknown> | undefined = this.#given;
    if (!source && url !== null) {
      const response = await fetch(new URL(url, document.baseURI), { signal });
      if (!response.ok) throw new PlanError("load_failed", `${response.url} answers ${response.status}`);
      source = read(await response.text());
    }
    if (!source || typeof source[Symbol.iterator] !== "function") {
      throw new PlanError("invalid_argument", "records must be an array of records");
    }
    // Where they cannot be had, names are found as they are written.
    const readings = await fullTables().then(
      () => true,
      () => false,
    );
    signal.throwIfAborted();
    const { plan } = this.ofPlan;
    const projects = call<{ id: string }[]>((wasm) => wasm.records("projects", plan));
    const records = new HostRecords();
    const total = Array.isArray(source) ? source.length : undefined;
    await records.take(source, new Set(projects.map(({ id }) => id)), signal, (done) => this.#progress(done, total));
    this.#records = records;
    if (this.#parts) this.#parts.progress.hidden = true;
    this.#report(records.faults);
    const detail = { merged: records.notes.size, added: records.size, faults: records.faults, readings };
    this.dispatchEvent(new CustomEvent("finder-records", { bubbles: true, composed: true, detail }));
    this.requestUpdate();
  }

  #progress(done: number, total: number | undefined): void {
    const progress = this.#parts?.progress;
    if (!progress) return;
    let bar = progress.querySelector("progress");
    if (!bar || progress.hidden) {
      bar = make("progress");
      const said = words[this.language].reading;
      bar.setAttribute("aria-label", said);
      progress.replaceChildren(`${said} `, bar);
      progress.hidden = false;
    }
    if (total) {
      bar.max = total;
      bar.value = done;
    }
  }

  /** Says what could not be merged. */
  #report(faults: HostRecords["faults"], head = words[this.language].unmerged(faults.length)): void {
    const problems = this.#parts?.problems;
    if (!problems) return;
    const say = words[this.language];
    const lines = faults
      .slice(0, LISTED)
      .map(({ number, id, problem }) => make("li", "", `#${number} ${id}${id ? ": " : ""}${say.problems[problem]}`));
    if (faults.length > LISTED) lines.push(make("li", "", say.further(faults.length - LISTED)));
    problems.replaceChildren(make("summary", "", head), make("ul", "", ...lines));
    problems.hidden = faults.length === 0 && head === say.unmerged(0);
  }
}
