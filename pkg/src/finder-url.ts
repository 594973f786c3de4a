import { facetNames, type FacetName } from "./types.js";

/** What the address says: query, conditions and the opened record, as `kind.id`. */
export interface FinderState {
  query: string;
  filters: Partial<Record<FacetName, string[]>>;
  open: string | null;
}

/** Browsers refuse more than a hundred entries in half a minute. */
const APART = 350;
/** Most characters of a query that are written: servers refuse long addresses, and one of Han takes nine bytes. */
const WRITTEN = 300;

/** Keeps a finder's state in the address, under names of its own. All other parameters stay as they are, byte for byte. */
export class Address {
  readonly #names: ReadonlySet<string>;
  #timer = 0;
  #last = -Infinity;
  #next: { state: FinderState; push: boolean } | undefined;
  /** What the address held when it was last read or written. */
  #known: string | undefined;

  constructor(readonly prefix: string) {
    this.#names = new Set(["q", "open", ...facetNames].map((name) => prefix + name));
  }

  /** The state that the address holds, if it is another than was last read or written: a link to a place on the page changes nothing. */
  news(): FinderState | undefined {
    const state = this.#read();
    const known = JSON.stringify(state);
    if (known === this.#known) return undefined;
    this.#known = known;
    return state;
  }

  #read(): FinderState {
    const all = new URLSearchParams(location.search);
    const filters: FinderState["filters"] = {};
    for (const facet of facetNames) {
      const values = all.getAll(this.prefix + facet);
      if (values.length > 0) filters[facet] = [...new Set(values)];
    }
    return { query: all.get(`${this.prefix}q`) ?? "", filters, open: all.get(`${this.prefix}open`) };
  }

  /** Writes what `state` is after `delay` milliseconds, in place of what was not written yet. `push` makes an entry for the back button. */
  write(state: FinderState, push: boolean, delay = 0): void {
    push ||= this.#next?.push ?? false;
    this.#next = { state, push };
    clearTimeout(this.#timer);
    const wait = Math.max(delay, this.#last + APART - performance.now());
    if (wait > 0) this.#timer = setTimeout(() => this.#write(), wait);
    else this.#write();
  }

  /** Forgets what was not written yet. */
  cancel(): void {
    clearTimeout(this.#timer);
    this.#next = undefined;
  }

  #write(): void {
    if (!this.#next) return;
    const { state, push } = this.#next;
    this.#next = undefined;
    const others = location.search
      .slice(1)
      .split("&")
      .filter((pair) => pair && !this.#names.has(nameOf(pair)));
    const ours = new URLSearchParams();
    if (state.query) ours.append(`${this.prefix}q`, [...state.query].slice(0, WRITTEN).join(""));
    for (const facet of facetNames) {
      for (const value of state.filters[facet] ?? []) ours.append(this.prefix + facet, value);
    }
    if (state.open) ours.append(`${this.prefix}open`, state.open);
    const search = [...others, ours.toString()].filter(Boolean).join("&");
    if (search === location.search.slice(1)) return;
    const url = `${location.pathname}${search ? "?" : ""}${search}${location.hash}`;
    try {
      if (push) history.pushState(history.state, "", url);
      else history.replaceState(history.state, "", url);
      this.#last = performance.now();
      this.#known = JSON.stringify(this.#read());
    } catch {
      // An opaque origin has no address of its own to keep things in.
    }
  }
}

function nameOf(pair: string): string {
  const name = pair.split("=", 1)[0] ?? "";
  try {
    return decodeURIComponent(name.replace(/\+/g, " "));
  } catch {
    return name;
  }
}
