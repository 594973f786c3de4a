import { saveCsv } from "./download.js";
import { PlanElement } from "./element.js";
import { resultCsv } from "./finder-csv.js";
import { Facets } from "./finder-facets.js";
import { Intake } from "./finder-intake.js";
import type { HostedRows } from "./finder-records.js";
import { ask, choices, draw, hostsListed, hostsPass, kindsOf, languageOf, type Question } from "./finder-results.js";
import { resultRows } from "./finder-rows.js";
import { Status } from "./finder-status.js";
import { finderStyle } from "./finder-style.js";
import { Address, type FinderState } from "./finder-url.js";
import { build, destination, entry, heads, itemOf, keyOf, said, settle, unsettle, type Parts } from "./finder-view.js";
import { words } from "./finder-words.js";
import type { FacetName, PlanRecord, SearchResult } from "./types.js";

/** How many hits a page shows, and how many more the button brings. */
const PAGE = 20;
/** Most hits that are printed. */
const PRINTED = 5_000;
/** Most hits that are downloaded. */
const DOWNLOADED = 100_000;
/** How long after the last key the address is written. */
const SETTLED = 1000;
/** Width from which there is room for the conditions beside the list, in CSS pixels. */
const WIDE = 700;
/** The slot of what is said to screen readers. */
const STATUS = "plan-finder-status";

const none: HostedRows = { rows: [], total: 0, approximate: false };
const started = (): FinderState => ({ query: "", filters: {}, open: null });

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
  readonly #status = new Status(this, STATUS);
  #address: Address | undefined;
  #given: Iterable<PlanRecord> | undefined;
  readonly #intake = new Intake(
    (detail) => {
      this.#tell("finder-records", detail);
      this.requestUpdate();
    },
    (error) => this.tellError(error),
  );
  #searching = new AbortController();
  #leaving = new AbortController();

  /**
   * What this site knows about projects of the plan, and projects of its own: up to 100,000. It is gone through again when
   * the plan changes or the element returns to a page, so a generator serves only once.
   */
  get records(): Iterable<PlanRecord> | undefined {
    return this.#given;
  }

  set records(records: Iterable<PlanRecord> | null | undefined) {
    this.#given = records ?? undefined;
    this.requestUpdate();
  }

  protected override get styles(): string[] {
    return [...super.styles, finderStyle];
  }

  protected override get room(): "finder" {
    return "finder";
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
    this.#leaving.abort();
    this.#searching.abort();
    // Of a word that was being composed the end is not told to a box that is gone.
    this.#composing = false;
    if (this.widget) unsettle(this.widget);
    this.#status.remove();
    this.#address?.cancel();
    this.#intake.close();
  }

  override attributeChangedCallback(name?: string): void {
    if (name === "url-prefix" && this.#parts) this.#follow();
    super.attributeChangedCallback();
  }

  #build(widget: HTMLElement): Parts {
    const facets = new Facets(
      (facet, value, on) => this.#choose(facet, value, on),
      () => this.#change({ filters: {} }),
    );
    const parts = build(widget, facets, STATUS);
    const { input, list, csv } = parts;
    facets.element.open = this.width >= WIDE;
    input.addEventListener("input", () => this.#typed(input.value));
    // Who types and leaves by a link at once comes back to what was typed.
    input.addEventListener("change", () => this.#commit());
    input.addEventListener("compositionstart", () => (this.#composing = true));
    input.addEventListener("compositionend", () => {
      this.#composing = false;
      this.#typed(input.value);
    });
    list.addEventListener("click", (event) => this.#clicked(event));
    // It does not bubble, but it can be caught on its way down.
    list.addEventListener("toggle", (event) => this.#toggled(event), true);
    csv.addEventListener("click", () => void this.#download().catch(() => undefined));
    widget.addEventListener("keydown", (event) => this.#key(event));
    this.#parts = parts;
    this.#follow();
    return parts;
  }

  protected override draw(widget: HTMLElement): void | Promise<void> {
    const parts = this.#parts ?? this.#build(widget);
    const say = words[this.language];
    parts.label.textContent = String(this.#question.kinds) === "project" ? say.label : say.labelAll;
    parts.csv.textContent = say.csv;
    const { plan } = this.ofPlan;
    this.#intake.renew({ given: this.#given, url: this.getAttribute("records"), plan }, parts, this.language);

    this.#searching.abort();
    this.#searching = new AbortController();
    const { signal } = this.#searching;
    const hosted = this.#hosted(this.#seek ? PRINTED : this.#limit, signal);
    if (!(hosted instanceof Promise)) return this.#show(parts, hosted);
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

  get #question(): Question {
    const { query, filters } = this.#state;
    return { query, filters, kinds: kindsOf(this.getAttribute("kinds")), lang: this.language, plan: this.ofPlan };
  }

  /** What the host has, whatever lists are chosen. */
  #hosted(limit: number, signal: AbortSignal): HostedRows | Promise<HostedRows> {
    const records = hostsPass(this.#question) ? this.#intake.records : undefined;
    return records?.search(this.#state.query, limit, signal) ?? none;
  }

  #show(parts: Parts, hosted: HostedRows): void {
    const question = this.#question;
    const { records } = this.#intake;
    const listed = hostsListed(question) ? hosted : none;
    this.#reach(question, listed);
    const result = draw(parts.list, question, this.#limit, records, { ...listed, rows: listed.rows.slice(0, this.#limit) });
    const values = choices(question, result, records?.size ? hosted.total : undefined);
    parts.facets.update(values, words[this.language], languageOf(question));
    parts.csv.hidden = result.total === 0;
    this.#reopen(parts.list);
    this.#changed(result);
    // Also one whose search ends after it has left is held by nothing.
    if (this.widget && this.isConnected) settle(this.widget);
  }

  /** Makes the list long enough for the record of the address. */
  #reach(question: Question, { rows }: HostedRows): void {
    if (!this.#seek || this.#state.open === null) return;
    const { hits } = ask(question, PRINTED);
    const at = hits.findIndex(({ kind, id }) => `${kind}.${id}` === this.#state.open);
    const { rank } = hits[at] ?? {};
    if (rank === undefined) return;
    const before = at + rows.filter((row) => row.rank < rank).length;
    if (before >= this.#shown) this.#shown = Math.ceil((before + 1) / PAGE) * PAGE;
  }

  #changed({ total }: SearchResult): void {
    const { query, filters } = this.#state;
    const told = JSON.stringify([query, total, filters]);
    if (this.#told === told) return;
    const first = this.#told === undefined;
    this.#told = told;
    if (first) return;
    this.#tell("finder-change", { query, total });
    this.#announce();
  }

  /** Says how many there are, once the reader has stopped; not while a word is being composed. */
  #announce(): void {
    const list = this.#parts?.list;
    if (!list || this.#composing || this.#printing) return;
    this.#status.say(() => `${said(list, "count")} ${said(list, "notice")}`.trim(), this.language);
  }

  #tell(name: string, detail: unknown): void {
    this.dispatchEvent(new CustomEvent(name, { bubbles: true, composed: true, detail }));
  }

  // What readers do.

  #typed(query: string): void {
    if (this.#composing) this.#status.hush();
    if (query === this.#state.query) {
      if (this.#composing) return;
      // The list may have changed during composition, of which nothing was said.
      this.#announce();
      this.#settle();
      return;
    }
    this.#state.query = query;
    this.#shown = PAGE;
    if (this.#composing) this.#address?.cancel();
    else this.#settle();
    this.requestUpdate();
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
    const item = itemOf(target);
    if (target.closest("[part=more]")) {
      const before = this.#shown;
      this.#shown += PAGE;
      // At once, and not in the next frame: the keyboard goes along.
      const { widget } = this;
      if (widget) void Promise.resolve(this.draw(widget)).then(() => this.#parts && heads(this.#parts.list)[before]?.focus());
    } else if (target.closest("[part=link]") && item?.dataset.kind === "record") {
      this.#select(item);
    }
  }

  #toggled({ target }: Event): void {
    const item = itemOf(target);
    if (!item) return;
    const { open } = target as HTMLDetailsElement;
    const key = keyOf(item);
    if (open === (this.#state.open === key)) return;
    this.#state.open = open ? key : null;
    this.#typing = false;
    this.#commit();
    if (open) this.#select(item);
  }

  #select({ dataset: { id, kind } }: HTMLElement): void {
    this.#tell("plan-select", { id, kind });
  }

  #key(event: KeyboardEvent): void {
    const parts = this.#parts;
    // Keys of an input method are not ours.
    if (!parts || event.isComposing || event.keyCode === 229 || event.altKey || event.ctrlKey || event.metaKey) return;
    const { input } = parts;
    const inside = event.target === input;
    const to = destination(event.key, event.target, parts);
    if (to) to.focus();
    else if (event.key === "Escape" && inside && input.value) {
      input.value = "";
      this.#typed("");
    } else if (event.key === "Enter" && inside) {
      this.#commit();
      // The keyboard on the screen has done its work, and hides what it found.
      if (matchMedia("(pointer: coarse)").matches) input.blur();
    } else return;
    event.preventDefault();
  }

  // The address.

  #follow(): void {
    this.#address?.cancel();
    const prefix = this.getAttribute("url-prefix");
    this.#address = prefix === null ? undefined : new Address(prefix);
    if (this.#address) this.#restore();
  }

  #restore(): void {
    const state = this.#parts && this.#address?.news();
    if (!state || !this.#parts) return;
    this.#address?.cancel();
    const open = this.#state.open;
    this.#state = state;
    this.#shown = PAGE;
    this.#typing = false;
    this.#seek = this.#state.open !== null;
    if (open !== null && open !== this.#state.open) entry(this.#parts.list, open)?.removeAttribute("open");
    if (this.#parts.input.value !== this.#state.query) this.#parts.input.value = this.#state.query;
    this.requestUpdate();
  }

  /** Opens the record of the address; forgets one that has left the list. */
  #reopen(list: HTMLElement): void {
    if (this.#state.open === null) return;
    const found = entry(list, this.#state.open);
    if (!found) {
      this.#state.open = null;
      // What was written before the list was drawn names it still.
      if (!this.#seek && !this.#composing) this.#address?.write(this.#state, false);
    } else if (this.#seek) {
      found.open = true;
      found.scrollIntoView({ block: "nearest" });
    }
    this.#seek = false;
  }

  // Paper and files.

  #print(printing: boolean): void {
    this.#printing = printing;
    // The page is laid out for paper as soon as this returns.
    if (this.#parts && this.widget) void Promise.resolve(this.draw(this.widget)).catch(() => undefined);
  }

  async #download(): Promise<void> {
    const question = this.#question;
    const hosted = await this.#hosted(DOWNLOADED, this.#leaving.signal);
    const listed = hostsListed(question) ? hosted : none;
    const rows = resultRows(ask(question, DOWNLOADED), question.plan.plan, this.#intake.records?.notes, listed);
    saveCsv(`${question.plan.plan ?? "plan"}.csv`, resultCsv(rows));
  }
}
