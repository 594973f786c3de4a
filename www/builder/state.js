// What a builder is set to, and the address that says the same. Behind the `#`, which browsers never send: figures that are
// not public yet stay in the browser when a page is loaded anew.

/** Every field with its value at the start. */
export const START = {
  ui: "",
  widget: "tracker",
  src: "",
  indicator: "gdp",
  lang: "",
  theme: "",
  observations: "",
  method: "",
  "as-of": "",
  projection: "",
  pinned: "",
  width: "phone",
};

const among = (...values) => (value) => values.includes(value);
/** What an address may say; a field that is not here, anything. */
const ALLOWED = {
  ui: among("zh-Hans", "zh-Hant", "en"),
  widget: among("tracker", "scorecard", "finder"),
  // Others would only be handed to `fetch`.
  src: (value) => /^(?![a-z][a-z\d+.-]*:)|^https?:/i.test(value.trim()),
  theme: among("light", "dark"),
  method: among("opensdg", "un2023"),
  "as-of": (value) => /^[1-9]\d{3}$/.test(value),
  projection: among("1"),
  pinned: among("1"),
  width: among("phone", "desk"),
};

/** The state of an address, without what no form could have written; links of other pages may also use a question mark. */
export function read({ search, hash }) {
  const asked = new URLSearchParams(`${search.slice(1)}&${hash.slice(1)}`);
  const state = { ...START };
  for (const name of Object.keys(START)) {
    const value = asked.getAll(name).at(-1);
    if (value !== undefined && (ALLOWED[name]?.(value) ?? true)) state[name] = value;
  }
  return state;
}

/** What stands behind the `#` for a state: only what differs from the start. */
export function write(state) {
  const said = Object.entries(START).filter(([name, start]) => state[name] !== start);
  return String(new URLSearchParams(said.map(([name]) => [name, state[name]])));
}
