// The exported types of our TypeScript, as the documentation lists them: name, what is said about it, its fields.

const COMMENT = String.raw`\/\*\*((?:(?!\*\/)[^])*)\*\/\s*`;
const TYPE = new RegExp(String.raw`${COMMENT}export (?:interface (\w+)(?: (extends [^{]+))? \{\n([^]*?)\n\}|type (\w+) =([^;]+);)`, "g");
const FIELD = new RegExp(String.raw`(?:${COMMENT})?^  (?:readonly )?(\w+\??): ((?:\{[^}]*\}|[^;{])*);`, "gm");

/** The text of a doc comment, or code over several lines, in one. */
const flat = (text = "") => text.replace(/^\s*\*/gm, " ").replace(/\s+/g, " ").trim();

/** The types a source exports, in its order: `{name, text, is, fields: {name, type, text}[]}`; `is` for what is no list of fields. */
export function typesOf(source) {
  return [...source.matchAll(TYPE)].map(([, comment, name, base, body, alias, is]) => {
    if (alias) return { name: alias, text: flat(comment), is: flat(is).replace(/^\| /, ""), fields: [] };
    const fields = [...body.matchAll(FIELD)].map(([, said, field, type]) => ({ name: field, type: flat(type).replace(/^\| /, ""), text: flat(said) }));
    return { name, text: flat(comment), is: base?.trim(), fields };
  });
}
