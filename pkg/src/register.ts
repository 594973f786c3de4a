/** Registers elements, where there are any. A name that is taken stays with whoever has it: importing another copy of the package changes nothing. */
export function register(types: Record<string, CustomElementConstructor>): void {
  if (typeof customElements === "undefined") return;
  for (const [name, type] of Object.entries(types)) {
    if (!customElements.get(name)) customElements.define(name, type);
  }
}
