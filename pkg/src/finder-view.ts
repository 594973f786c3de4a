import { make } from "./element.js";
import type { Facets } from "./finder-facets.js";
import { idle } from "./frame.js";

/** What a finder shows around its list. */
export interface Parts {
  label: HTMLLabelElement;
  input: HTMLInputElement;
  facets: Facets;
  list: HTMLElement;
  csv: HTMLButtonElement;
  progress: HTMLElement;
  problems: HTMLDetailsElement;
}

/** Builds it; `status` is the slot of what is said to screen readers. */
export function build(widget: HTMLElement, facets: Facets, status: string): Parts {
  const input = make("input", "input");
  input.type = "search";
  input.id = "query";
  // Nothing to read: it tells the style of the printed page whether anything was typed.
  input.placeholder = " ";
  input.autocomplete = "off";
  input.spellcheck = false;
  // Capitals mean letters, and pinyin is no word of a phone's dictionary.
  input.autocapitalize = "none";
  input.setAttribute("autocorrect", "off");
  input.enterKeyHint = "search";
  const label = make("label", "label");
  label.htmlFor = input.id;
  // <search> is younger than the browsers we serve; its role is not.
  const search = make("div", "search", label, input, facets.chips, facets.element);
  search.setAttribute("role", "search");
  const list = make("div", "list");
  const csv = make("button", "csv");
  csv.type = "button";
  const progress = make("p", "progress");
  const problems = make("details", "problems");
  progress.hidden = problems.hidden = true;
  const results = make("div", "results", list, make("p", "tools", csv), progress, problems);
  const slot = make("slot");
  slot.name = status;
  widget.replaceChildren(make("div", "layout", search, results), slot);
  return { label, input, facets, list, csv, progress, problems };
}

/** Drawn, and perhaps not laid out. */
const far = new Set<HTMLElement>();
let laying = false;

/**
 * Has a drawn finder laid out wherever it is, once the page has nothing else to do, and one in a frame: screen readers, and
 * the search of some browsers, know only of what is.
 */
export function settle(widget: HTMLElement): void {
  far.add(widget);
  lay();
}

/** Forgets one that has left the page. */
export function unsettle(widget: HTMLElement): void {
  far.delete(widget);
}

function lay(): void {
  if (laying || far.size === 0) return;
  laying = true;
  idle(() => {
    for (const widget of far) {
      far.delete(widget);
      widget.style.setProperty("--far", "visible");
      break;
    }
    requestAnimationFrame(() => {
      laying = false;
      lay();
    });
  });
}

/** What the list says in one of its lines, if it shows that line. */
export function said(list: HTMLElement, part: string): string {
  const line = list.querySelector<HTMLElement>(`:scope > [part=${part}]`);
  return line && !line.hidden ? (line.textContent ?? "") : "";
}

/** What the arrow keys go through. */
export function heads(list: HTMLElement): HTMLElement[] {
  return [...list.querySelectorAll<HTMLElement>("[part=summary], [part=name][tabindex]")];
}

/** The item that something stands in. */
export function itemOf(target: EventTarget | null): HTMLElement | null {
  return (target as Element).closest<HTMLElement>("[part=item]");
}

/** What an item is of, as the address says it. */
export function keyOf({ dataset: { kind, id } }: HTMLElement): string {
  return `${kind}.${id}`;
}

/** What opens the record of a key, if it is in the list. */
export function entry(list: HTMLElement, key: string): HTMLDetailsElement | undefined {
  const entries = [...list.querySelectorAll<HTMLDetailsElement>("[part=entry]")];
  return entries.find(({ parentElement }) => parentElement && keyOf(parentElement) === key);
}

/** Where an arrow key or Escape leads from an element: down the list, up it, and from its top to the box. */
export function destination(key: string, from: EventTarget | null, { input, list }: Parts): HTMLElement | undefined {
  const all = heads(list);
  const at = all.indexOf(from as HTMLElement);
  if (at < 0 && from !== input) return undefined;
  if (key === "ArrowDown") return all[at + 1];
  if (at < 0) return undefined;
  if (key === "ArrowUp") return all[at - 1] ?? input;
  return key === "Escape" ? input : undefined;
}
