import { PlanError } from "./error.js";
import { call, starts } from "./wasm.js";
import type { MatchRange, PlanRecord, RecordFault, RecordProblem, SearchResult } from "./types.js";

/** A record as it crosses to Rust when it is on screen. */
export interface HostRecord {
  id: string;
  name: string;
  status?: string;
  date?: string;
  url?: string;
  ranges: [number, number][];
  /** As hits of the plan have one. */
  rank: number;
}

/** The rows of a page of results, and how many there are in all. */
export interface HostedRows {
  rows: HostRecord[];
  total: number;
  approximate: boolean;
}

/** Most records of a host. */
const MOST = 100_000;
/** Longest name of one, or anything else that is said of it, in UTF-16 units. */
const LONGEST = 2_000;
/** How long the page may be held, in milliseconds. */
const SLICE = 6;
/** Units that cross to Rust at a time; a name always fits. */
const CHUNK = 16_384;
/** Units that Rust looks through between two glances at the clock. */
const STEP = 200_000;

/** Where nothing matched: one for a hundred thousand. */
const unmarked: [number, number][] = [];

/** Work in slices: between two of them the page draws and answers. */
export class Slices {
  #until = performance.now() + SLICE;

  constructor(readonly signal: AbortSignal) {}

  get over(): boolean {
    return performance.now() >= this.#until;
  }

  /** Waits for the page's turn to end. Throws when the work is not wanted any more. */
  async pause(): Promise<void> {
    // A message comes after what waits already, and without the four milliseconds of a timer.
    const { port1, port2 } = new MessageChannel();
    await new Promise((resume) => {
      port1.onmessage = resume;
      port2.postMessage(null);
    });
    port1.close();
    this.signal.throwIfAborted();
    this.#until = performance.now() + SLICE;
  }
}

/** What the host knows about the plan's projects, and its own. The originals stay here; Rust holds folded names alone. */
export class HostRecords {
  /** By id of a project of the plan. */
  readonly notes = new Map<string, HostRecord>();
  readonly faults: RecordFault[] = [];
  #own: HostRecord[] = [];
  #handle: number | undefined;
  readonly #wasm = starts();
  #text: string | undefined;
  #done = false;

  /** Whether the wasm is still the one that knows them: another gives the same handles to others. */
  get current(): boolean {
    return this.#wasm === starts();
  }

  /** How many records are the host's own. */
  get size(): number {
    return this.#own.length;
  }

  /**
   * Takes records in.
   *
   * @param source the records, whatever they are
   * @param known the ids of the plan's projects
   * @param slices ends when it is not wanted any more
   * @param progress told between slices how many were read
   */
  async take(
    source: Iterable<unknown>,
    known: ReadonlySet<string>,
    slices: Slices,
    progress: (read: number) => void,
  ): Promise<void> {
    const seen = new Set<string>();
    let number = 0;
    let units = 0;
    for (const record of source) {
      number += 1;
      if (number > MOST) {
        this.faults.push({ number, id: "", problem: "too_many" });
        break;
      }
      units += this.#add(record, number, known, seen);
      if (slices.over) {
        progress(number);
        await slices.pause();
      }
    }
    if (this.#own.length === 0) return;
    this.#handle = call<number>((wasm) => wasm.openRecords(units, this.#own.length));
    try {
      await this.#index(this.#handle, slices, () => progress(number));
      // All of them, which is what is shown first: found before the frame that draws it.
      await this.search("", 0, slices.signal);
    } catch (error) {
      this.close();
      throw error;
    }
  }

  /** Merges a record or keeps it as one of the host's own; answers how long a name it brought. */
  #add(record: unknown, number: number, known: ReadonlySet<string>, seen: Set<string>): number {
    const fault = (problem: RecordProblem, id = ""): number => {
      this.faults.push({ number, id: id.slice(0, 100), problem });
      return 0;
    };
    let fields: (string | undefined)[];
    try {
      if (typeof record !== "object" || Array.isArray(record)) return fault("not_a_record");
      const { id, name, status, date, url } = record as PlanRecord;
      fields = [id, name, status, date, url].map(text);
    } catch {
      // It is null, or a getter or a proxy of the host's threw.
      return fault("not_a_record");
    }
    const [id = "", name = "", status, date, link] = fields;
    const own = !known.has(id);
    if (own && !name) return fault(id ? "unknown" : "no_name", id);
    if (id && seen.has(id)) return fault("duplicate", id);
    if (fields.some((text) => text && text.length > LONGEST)) return fault("too_long", id);
    if (fields.includes(undefined)) fault("field", id);
    seen.add(id);
    const kept: HostRecord = { id, name, ranges: unmarked, rank: 0 };
    if (status) kept.status = status;
    if (date) kept.date = date;
    const url = link && address(link);
    if (url) kept.url = url;
    else if (link) fault("link", id);
    if (!own) {
      this.notes.set(id, kept);
      return 0;
    }
    // A list is renewed by id, so a record without one needs one that no other has.
    kept.id ||= `#${number}`;
    this.#own.push(kept);
    return name.length;
  }

  async #index(handle: number, slices: Slices, progress: () => void): Promise<void> {
    const units = new Uint16Array(CHUNK);
    let ends: number[] = [];
    let filled = 0;
    const flush = (): void => {
      call((wasm) => wasm.addRecords(handle, units.subarray(0, filled), Uint32Array.from(ends)));
      ends = [];
      filled = 0;
    };
    for (const { name } of this.#own) {
      if (filled + name.length > CHUNK) flush();
      for (let at = 0; at < name.length; at += 1) units[filled + at] = name.charCodeAt(at);
      filled += name.length;
      ends.push(filled);
      if (slices.over) {
        progress();
        await slices.pause();
      }
    }
    flush();
  }

  /** Finds among the host's own records. Answers at once where the search is done within a slice. */
  search(query: string, limit: number, signal: AbortSignal): HostedRows | Promise<HostedRows> {
    if (this.#handle === undefined) return { rows: [], total: 0, approximate: false };
    const handle = this.#handle;
    if (this.#text !== query) {
      call((wasm) => wasm.startRecords(handle, query));
      this.#text = query;
      this.#done = false;
    }
    const slices = new Slices(signal);
    this.#step(handle, slices);
    return this.#done ? this.#rows(handle, limit) : this.#go(handle, limit, slices);
  }

  async #go(handle: number, limit: number, slices: Slices): Promise<HostedRows> {
    while (!this.#done) {
      await slices.pause();
      this.#step(handle, slices);
    }
    return this.#rows(handle, limit);
  }

  #step(handle: number, slices: Slices): void {
    if (!this.current) throw new PlanError("not_initialized", "the wasm has stopped: await initialize() again");
    while (!this.#done && !slices.over) this.#done = call<boolean>((wasm) => wasm.stepRecords(handle, STEP));
  }

  #rows(handle: number, limit: number): HostedRows {
    const { hits, total, approximate } = call<SearchResult>((wasm) => wasm.recordResults(handle, limit));
    const rows = hits.flatMap(({ row, rank, ranges }) => {
      const record = this.#own[row];
      return record ? [{ ...record, rank, ranges: ranges.map(({ start, end }: MatchRange): [number, number] => [start, end]) }] : [];
    });
    return { rows, total, approximate };
  }

  /** Gives the memory back. */
  close(): void {
    const handle = this.current ? this.#handle : undefined;
    this.#handle = this.#text = undefined;
    this.#own = [];
    if (handle !== undefined) call((wasm) => wasm.closeRecords(handle));
  }
}

/** The text of a field, empty where there is none; `undefined` for what is no text. */
function text(value: unknown): string | undefined {
  if (typeof value === "string") return value.trim();
  return typeof value === "number" ? String(value) : (value ?? "") === "" ? "" : undefined;
}

/** An address a reader may be sent to. */
function address(url: string): string | undefined {
  try {
    const { protocol, href } = new URL(url, document.baseURI);
    return protocol === "http:" || protocol === "https:" ? href : undefined;
  } catch {
    return undefined;
  }
}
