import type { Row } from "./finder-csv.js";
import type { HostedRows, HostRecord } from "./finder-records.js";
import type { SearchResult, Source } from "./types.js";
import { call } from "./wasm.js";

/** What the records of a plan have in common, as far as a table shows it. */
interface Listed {
  id: string;
  title?: string | null;
  raw?: string;
  gist?: string | null;
  heading?: string | null;
  box?: { title: string };
  group?: string | null;
  figures?: { raw: string }[];
  focus?: string[];
  source: Source;
}

/** The lines of a result: hits of the plan and the host's own records, in the order of the list. */
export function resultRows(
  found: SearchResult,
  plan: string | undefined,
  notes: ReadonlyMap<string, HostRecord> | undefined,
  hosted: HostedRows,
): Row[] {
  // What comes near is shown only where nothing matches.
  const exact = [found, hosted].some(({ total, approximate }) => total > 0 && !approximate);
  const hits = exact && found.approximate ? [] : found.hits;
  const own = exact && hosted.approximate ? [] : hosted.rows;
  const lists = new Map<string, Listed[]>();
  const list = (name: string): Listed[] => {
    const known = lists.get(name) ?? call<Listed[]>((wasm) => wasm.records(name, plan));
    lists.set(name, known);
    return known;
  };
  const titles = (name: string): Map<string, string> => new Map(list(name).map(({ id, title }) => [id, title ?? ""]));
  const [documents, sections] = [titles("documents"), titles("sections")];
  const rows = hits.map(({ kind, id, row, name }): Row => {
    const record = list(`${kind}s`)[row];
    const note = kind === "project" ? notes?.get(id) : undefined;
    const figures = [...(record?.figures?.map(({ raw }) => raw) ?? []), ...(record?.focus ?? [])];
    return {
      kind,
      id,
      name,
      box: record?.box?.title,
      group: record?.group ?? record?.heading,
      text: record?.raw ?? record?.gist ?? figures.join("; "),
      status: note?.status,
      date: note?.date,
      url: note?.url,
      document: record && documents.get(record.source.document),
      section: record?.source.section && sections.get(record.source.section),
      line: record?.source.line,
    };
  });
  const kept = own.map(({ id, name, status, date, url }): Row => ({ kind: "record", id, name, status, date, url }));
  const ranks = [...hits, ...own].map(({ rank }) => rank);
  const order = [...ranks.keys()].sort((one, other) => (ranks[one] ?? 0) - (ranks[other] ?? 0));
  const all = [...rows, ...kept];
  return order.flatMap((at) => all[at] ?? []);
}
