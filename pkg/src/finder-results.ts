import type { Lang } from "./element.js";
import type { HostRecords, HostedRows } from "./finder-records.js";
import type { FinderState } from "./finder-url.js";
import { words } from "./finder-words.js";
import type { FacetName, Kind, PlanHead, SearchOptions, SearchResult } from "./types.js";
import { call } from "./wasm.js";

const kindsOfPlan: readonly Kind[] = ["project", "measure", "target", "term", "section"];

/** What is looked for, and where. */
export interface Question {
  readonly query: string;
  readonly filters: FinderState["filters"];
  readonly kinds: readonly Kind[];
  readonly lang: Lang;
  readonly plan: { plan?: string };
}

/** The lists that an attribute names; the projects alone where there is none. */
export function kindsOf(attribute: string | null): readonly Kind[] {
  const asked = attribute?.split(/\s+/).filter(Boolean) ?? ["project"];
  return asked.includes("all") ? kindsOfPlan : (asked as Kind[]);
}

/** Whether the host's own records pass the conditions, whatever lists are chosen: they have no box, no group, no document. */
export function hostsPass({ filters: { kind: _, ...others } }: Question): boolean {
  return Object.keys(others).length === 0;
}

/** Whether their list is among the chosen ones. */
export function hostsListed({ filters: { kind } }: Question): boolean {
  return !kind || kind.includes("record");
}

function options({ lang, kinds, filters, plan }: Question, limit: number): SearchOptions {
  return { lang, kinds: [...kinds], filters: filters as Record<FacetName, string[]>, limit, ...plan };
}

/** What the plan has. */
export function ask(question: Question, limit: number): SearchResult {
  return call((wasm) => wasm.searchProjects(question.query, options(question, limit)));
}

/** Draws what the plan has and what the host has, in one order; the total is that of both. */
export function draw(
  list: HTMLElement,
  question: Question,
  limit: number,
  records: HostRecords | undefined,
  hosted: HostedRows,
): SearchResult {
  const notes = records?.notes.size ? ask(question, limit).hits.flatMap(({ id }) => records.notes.get(id) ?? []) : [];
  return call((wasm) => wasm.drawProjectList(list, question.query, options(question, limit), { notes, ...hosted }));
}

/** The values to choose from; `hosted` is how many records of the host there are, if it has any. */
export function choices(question: Question, { facets }: SearchResult, hosted: number | undefined): SearchResult["facets"] {
  const { filters, lang } = question;
  const asked: readonly string[] = question.kinds;
  const kind = facets.kind.filter(({ value }) => asked.includes(value));
  if (hosted !== undefined) kind.push({ value: "record", label: words[lang].record, count: hosted, selected: false });
  const all = { ...facets, kind: kind.map((value) => ({ ...value, selected: filters.kind?.includes(value.value) ?? false })) };
  // A condition that is no value of the plan, from an old address: it must be there to be removed.
  for (const [facet, values] of Object.entries(filters) as [FacetName, string[]][]) {
    const listed = all[facet];
    for (const value of values) {
      if (!listed.some((other) => other.value === value)) listed.push({ value, label: value, count: 0, selected: true });
    }
  }
  return all;
}

/** What the plan is printed in. */
export function languageOf({ plan: { plan } }: Question): string {
  const head = call<PlanHead[]>((wasm) => wasm.plans()).find(({ id }, at) => (plan === undefined ? at === 0 : id === plan));
  return head?.language ?? "";
}
