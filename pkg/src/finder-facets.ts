import { make } from "./element.js";
import type { FinderWords } from "./finder-words.js";
import { facetNames, type FacetName, type FacetValue } from "./types.js";

interface Choice {
  row: HTMLElement;
  box: HTMLInputElement;
  label: HTMLElement;
  count: HTMLElement;
}

/** A condition. */
interface Chosen {
  key: string;
  label: string;
  lang: string;
  facet: FacetName;
  value: string;
}

interface Facet {
  set: HTMLFieldSetElement;
  legend: HTMLLegendElement;
  choices: Map<string, Choice>;
  /** Whether there has been a choice: from then on it stays, so that nothing jumps while one types. */
  useful: boolean;
}

/** Has a node say something; what it says already costs the page no layout. */
function put(node: Element, text: string): void {
  if (node.textContent !== text) node.textContent = text;
}

/** The checkboxes and the buttons of what is checked. Nodes stay as long as their value does, and with them focus. */
export class Facets {
  readonly element = make("details", "facets");
  readonly chips = make("ul", "chips");
  readonly #summary = make("summary", "facets-title");
  readonly #facets = new Map<FacetName, Facet>();
  readonly #chips = new Map<string, HTMLLIElement>();
  readonly #clear = make("button", "clear");

  /**
   * @param toggle what happens when a value is checked or unchecked
   * @param clear what happens when all are unchecked
   */
  constructor(
    readonly toggle: (facet: FacetName, value: string, on: boolean) => void,
    readonly clear: () => void,
  ) {
    this.element.append(this.#summary);
    this.#clear.type = "button";
    this.#clear.addEventListener("click", () => {
      this.clear();
      this.#summary.focus();
    });
    for (const name of facetNames) {
      const legend = make("legend", "facet-title");
      const set = make("fieldset", "facet", legend);
      this.element.append(set);
      this.#facets.set(name, { set, legend, choices: new Map(), useful: false });
    }
  }

  /** @param language what the plan is printed in */
  update(values: Record<FacetName, FacetValue[]>, say: FinderWords, language: string): void {
    put(this.#summary, say.filters);
    const chosen: Chosen[] = [];
    let any = false;
    for (const [name, facet] of this.#facets) {
      const listed = values[name].filter(({ count, selected }) => count > 0 || selected);
      put(facet.legend, say.facets[name]);
      // One value is no choice.
      facet.useful ||= listed.length > 1 || listed.some(({ selected }) => selected);
      facet.set.hidden = !facet.useful || listed.length === 0;
      any ||= facet.useful;
      const gone = new Set(facet.choices.keys());
      for (const { value, label, count, selected } of listed) {
        gone.delete(value);
        const known = facet.choices.get(value);
        const choice = known ?? this.#choice(name, value);
        if (!known) facet.choices.set(value, choice);
        choice.box.checked = selected;
        put(choice.label, label);
        const lang = printed(name, label) ? language : "";
        if (lang) choice.label.lang = lang;
        else choice.label.removeAttribute("lang");
        put(choice.count, String(count));
        if (selected) chosen.push({ key: `${name} ${value}`, label, lang, facet: name, value });
      }
      for (const value of gone) {
        facet.choices.get(value)?.row.remove();
        facet.choices.delete(value);
      }
      let place = facet.legend.nextElementSibling;
      for (const { value } of listed) {
        const row = facet.choices.get(value)?.row;
        if (!row) continue;
        if (row === place) place = place.nextElementSibling;
        else facet.set.insertBefore(row, place);
      }
    }
    this.element.hidden = !any;
    this.#show(chosen, say);
  }

  #choice(facet: FacetName, value: string): Choice {
    const box = make("input", "checkbox");
    box.type = "checkbox";
    box.addEventListener("change", () => this.toggle(facet, value, box.checked));
    const label = make("span", "facet-label");
    const count = make("span", "facet-count");
    return { row: make("label", "facet-value", box, label, count), box, label, count };
  }

  #show(chosen: Chosen[], say: FinderWords): void {
    const gone = new Set(this.#chips.keys());
    for (const { key, label, lang, facet, value } of chosen) {
      gone.delete(key);
      let chip = this.#chips.get(key);
      if (!chip) {
        const button = make("button", "chip");
        button.type = "button";
        button.addEventListener("click", () => {
          const next = chip?.nextElementSibling ?? chip?.previousElementSibling;
          this.toggle(facet, value, false);
          const neighbour = next?.querySelector("button");
          // This button is about to go; focus must not fall to the top of the page, nor call the keyboard of a phone.
          (neighbour && this.#chips.size > 1 ? neighbour : this.#summary).focus();
        });
        chip = make("li", "", button);
        this.#chips.set(key, chip);
      }
      const button = chip.querySelector("button");
      if (button) {
        const said = make("span", "", label);
        if (lang) said.lang = lang;
        button.replaceChildren(make("span", "hidden", say.remove), said);
      }
    }
    for (const key of gone) {
      this.#chips.get(key)?.remove();
      this.#chips.delete(key);
    }
    for (const [at, { key }] of chosen.entries()) {
      const chip = this.#chips.get(key);
      if (chip && this.chips.children[at] !== chip) this.chips.insertBefore(chip, this.chips.children[at] ?? null);
    }
    this.#clear.textContent = say.clear;
    if (chosen.length < 2) this.#clear.parentElement?.remove();
    else if (!this.#clear.isConnected) this.chips.append(make("li", "", this.#clear));
    this.chips.hidden = chosen.length === 0;
  }
}

/** Whether a label is the plan's: lists and types are our words, and documents may have a name in the reader's language. */
function printed(facet: FacetName, label: string): boolean {
  return facet === "box" || facet === "group" || (facet === "document" && /\p{Script=Han}/u.test(label));
}
