import { addressOf, chunksAt } from "./bytes.js";
import { make, type Lang } from "./element.js";
import { PlanError } from "./error.js";
import { read } from "./finder-read.js";
import { HostRecords, Slices } from "./finder-records.js";
import type { Parts } from "./finder-view.js";
import { words } from "./finder-words.js";
import { limits } from "./limits.js";
import { fullTables } from "./tables.js";
import type { PlanRecord, RecordsTaken } from "./types.js";
import { call, starts } from "./wasm.js";

/** Most faults that are listed. */
const LISTED = 50;

/** Where records come from, and the plan they are merged into. */
export interface Source {
  given: Iterable<PlanRecord> | undefined;
  url: string | null;
  plan: string | undefined;
}

/** Takes in the host's records: says how far it is, and what could not be merged. */
export class Intake {
  records: HostRecords | undefined;
  #source: Source | undefined;
  /** What its words are written in. */
  #lang: Lang | undefined;
  #unread = false;
  #reading = new AbortController();
  /** The wasm they are read into: another knows nothing of them, nor of a reading that ended with the one before. */
  #wasm = 0;

  /**
   * @param taken told when records are in
   * @param failed told when they cannot be read
   */
  constructor(
    readonly taken: (detail: RecordsTaken) => void,
    readonly failed: (error: PlanError) => void,
  ) {}

  /** Begins to read if the source is another than the last. */
  renew(source: Source, parts: Parts, lang: Lang): void {
    const { given, url, plan } = source;
    const last = this.#source;
    const same = last && given === last.given && url === last.url && plan === last.plan;
    if (same && this.#wasm === starts()) {
      if (lang !== this.#lang) this.#report(parts, lang);
      return;
    }
    this.close();
    this.#source = source;
    this.#wasm = starts();
    this.#unread = false;
    parts.progress.hidden = true;
    this.#report(parts, lang);
    if (!given && url === null) return;
    const { signal } = this.#reading;
    this.#take(source, parts, lang, signal).catch((thrown: unknown) => {
      if (signal.aborted) return;
      parts.progress.hidden = true;
      this.#unread = true;
      this.#report(parts, lang);
      this.failed(PlanError.from(thrown, "load_failed"));
    });
  }

  /** Gives everything up. */
  close(): void {
    this.#reading.abort();
    this.#reading = new AbortController();
    this.records?.close();
    this.records = this.#source = undefined;
  }

  async #take({ given, url, plan }: Source, parts: Parts, lang: Lang, signal: AbortSignal): Promise<void> {
    const slices = new Slices(signal);
    let source: Iterable<unknown> | undefined = given;
    if (!source && url !== null) {
      const pause = (): unknown => slices.over && slices.pause();
      source = read(await chunksAt(addressOf(url, document.baseURI), limits.recordBytes, signal, pause));
    }
    if (!source || typeof source[Symbol.iterator] !== "function") {
      throw new PlanError("invalid_argument", "records must be an array of records");
    }
    // Where they cannot be had, names are found as they are written.
    const readings = await fullTables().then(
      () => true,
      () => false,
    );
    await slices.pause();
    const projects = call<{ id: string }[]>((wasm) => wasm.records("projects", plan));
    const records = new HostRecords();
    const total = Array.isArray(source) ? source.length : undefined;
    const known = new Set(projects.map(({ id }) => id));
    await records.take(source, known, slices, (done) => progress(parts, lang, done, total));
    this.records = records;
    parts.progress.hidden = true;
    this.#report(parts, lang);
    this.taken({ merged: records.notes.size, added: records.size, faults: records.faults, readings });
  }

  /** Says what could not be merged. */
  #report({ problems }: Parts, lang: Lang): void {
    this.#lang = lang;
    const say = words[lang];
    const faults = this.records?.faults ?? [];
    const lines = faults
      .slice(0, LISTED)
      .map(({ number, id, problem }) => make("li", "", `#${number} ${id}${id ? ": " : ""}${say.problems[problem]}`));
    if (faults.length > LISTED) lines.push(make("li", "", say.further(faults.length - LISTED)));
    const head = this.#unread ? say.unread : say.unmerged(faults.length);
    problems.replaceChildren(make("summary", "", head), make("ul", "", ...lines));
    problems.hidden = faults.length === 0 && !this.#unread;
  }
}

function progress({ progress }: Parts, lang: Lang, done: number, total: number | undefined): void {
  let bar = progress.querySelector("progress");
  if (!bar || progress.hidden) {
    bar = make("progress");
    const said = words[lang].reading;
    bar.setAttribute("aria-label", said);
    progress.replaceChildren(`${said} `, bar);
    progress.hidden = false;
  }
  if (total) {
    bar.max = total;
    bar.value = done;
  }
}

