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

/** The state of an address; links of other pages may also use a question mark. */
export function read({ search, hash }) {
  const asked = new URLSearchParams(`${search.slice(1)}&${hash.slice(1)}`);
  const state = { ...START };
  for (const name of Object.keys(START)) {
    const values = asked.getAll(name);
    if (values.length > 0) state[name] = values[values.length - 1];
  }
  return state;
}

/** What stands behind the `#` for a state: only what differs from the start. */
export function write(state) {
  const said = Object.entries(START).filter(([name, start]) => state[name] !== start);
  return String(new URLSearchParams(said.map(([name]) => [name, state[name]])));
}
