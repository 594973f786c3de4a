/** What every export does with what a host gives it, before the wasm sees it: the glue itself checks nothing. */
import { PlanError } from "./error.js";
import { limits } from "./limits.js";

/** A text, and not too long a one. */
export function text(name: string, value: unknown): string {
  if (typeof value !== "string") throw new PlanError("invalid_argument", `${name} must be a string`);
  // As CSV or JSON they may be longer than any other text; the wasm counts their bytes.
  const most = name === "options.observations" ? limits.observationBytes : limits.text;
  if (value.length > most) throw new PlanError("too_large", `${name} is longer than ${most} characters`);
  return value;
}

/** An object that has nothing but its own, whatever the page has added to the prototype of objects. */
const bare = (): Record<string, unknown> => Object.create(null) as Record<string, unknown>;

/** A plain copy of options, so that no getter or proxy of the host runs while the wasm reads; empty where there are none. */
export function plain(options: unknown, name = "options"): Record<string, unknown> {
  if (options === undefined || options === null) return bare();
  let left: number = limits.values;
  const copy = (value: unknown, path: string, depth: number): unknown => {
    if ((left -= 1) < 0) throw new PlanError("too_large", `${name} hold more than ${limits.values} values`);
    if (typeof value === "string") return text(path, value);
    if (value === undefined || value === null || typeof value === "number" || typeof value === "boolean") return value;
    if (depth === 0) throw new PlanError("invalid_argument", `${path} is nested too deeply`);
    if (Array.isArray(value)) {
      return Array.from({ length: value.length }, (_, at) => copy(value[at], `${path}[${at}]`, depth - 1));
    }
    if (Object.prototype.toString.call(value) !== "[object Object]") {
      throw new PlanError("invalid_argument", `${path} is neither a text, a number, a list nor a plain object`);
    }
    const copied = bare();
    for (const key of Object.keys(value as object)) {
      const item = copy((value as Record<string, unknown>)[key], `${path}.${key}`, depth - 1);
      if (item !== undefined) copied[key] = item;
    }
    return copied;
  };
  try {
    if (typeof options !== "object" || Array.isArray(options)) {
      throw new PlanError("invalid_argument", `${name} must be an object`);
    }
    return copy(options, name, limits.depth) as Record<string, unknown>;
  } catch (error) {
    // A getter or a trap of the host has thrown.
    throw PlanError.from(error);
  }
}

/** Whether a value is an element, of this window or another; a proxy of one is not, for the browser would not take it. */
export function element(value: unknown, tag?: string): boolean {
  try {
    const type = Object.getOwnPropertyDescriptor(Node.prototype, "nodeType")?.get;
    return type?.call(value) === 1 && (tag === undefined || (value as Element).localName === tag);
  } catch {
    return false;
  }
}
