/** The importer's wasm: what it is given is checked and copied here, what it answers is made an object or an error. */
import { glue } from "./plan_widgets_import.js";
import type { ImportOptions, ImportResult, SourceFile } from "./import-types.js";
import { plain } from "./check.js";
import { PlanError, type Fault } from "./error.js";
import { instance, type WasmInput } from "./instance.js";

/** What an import refuses with `too_large`, so that it ends within seconds and takes no more memory than a page has. */
export const importLimits = /* @__PURE__ */ Object.freeze({
  /** Documents of a plan. */
  files: 32,
  /** Bytes of a file; pictures in a `.docx` count. */
  fileBytes: 32 * 1024 * 1024,
  /** Bytes of all files. */
  allBytes: 64 * 1024 * 1024,
  /** Bytes of the text of all documents in UTF-8, without the markup of a `.docx`; a plan of 200 pages has 140,000. */
  textBytes: 1024 * 1024,
  /** Records of a plan, all nine lists together. */
  records: 10_000,
  /** UTF-16 units of a file's name. */
  name: 255,
} as const);

interface Refused {
  faults: (Fault & { too_large: boolean })[];
}

const { start, call } = /* @__PURE__ */ instance(glue);

/** Reads documents with the wasm that `options` names, else with the one at `place`. */
export async function read(
  place: () => WasmInput,
  files: readonly SourceFile[],
  options?: ImportOptions,
): Promise<ImportResult> {
  let given;
  try {
    given = { ...taken(files), ...wanted(options) };
  } catch (error) {
    // A getter or a trap of the host has thrown.
    throw PlanError.from(error);
  }
  const { names, bytes, curation, wasm } = given;
  await start(() => wasm ?? place());
  const json = call<string>((importer) => importer.importPlan(names, bytes, curation, importLimits.textBytes, importLimits.records));
  const answer = JSON.parse(json) as ImportResult | Refused;
  // Its own, and not what a page has added to all objects.
  if (!Object.hasOwn(answer, "faults")) return answer as ImportResult;
  throw refused((answer as Refused).faults);
}

function refused(found: Refused["faults"]): PlanError {
  const [first] = found;
  const more = found.length > 1 ? ` (the first of ${found.length} faults)` : "";
  const code = found.some(({ too_large }) => too_large) ? "too_large" : "invalid_argument";
  return new PlanError(code, `${first?.message}${more}`, found.map(({ path, message }) => ({ path, message })));
}

/** Names and bytes of the host's files, copied. */
function taken(files: unknown): { names: string[]; bytes: Uint8Array[] } {
  if (!Array.isArray(files)) throw new PlanError("invalid_argument", "files must be a list of {name, bytes}");
  const count = files.length;
  if (count > importLimits.files) {
    throw new PlanError("too_large", `a plan is read from at most ${importLimits.files} documents, not ${count}`);
  }
  const names: string[] = [];
  const bytes: Uint8Array[] = [];
  let left: number = importLimits.allBytes;
  for (let at = 0; at < count; at += 1) {
    const fault = (code: "invalid_argument" | "too_large", message: string): PlanError =>
      new PlanError(code, `files[${at}]${message}`, [{ path: `/files/${at}`, message: `files[${at}]${message}` }]);
    const file: unknown = files[at];
    if (typeof file !== "object" || file === null) throw fault("invalid_argument", " must be {name, bytes}");
    const { name, bytes: content } = file as Record<string, unknown>;
    if (typeof name !== "string" || name === "") throw fault("invalid_argument", ".name must be a string");
    if (name.length > importLimits.name) throw fault("too_large", `.name is longer than ${importLimits.name} characters`);
    const view = viewOf(content);
    if (!view) throw fault("invalid_argument", ".bytes must be an ArrayBuffer or a view of one");
    if (view.length > importLimits.fileBytes) throw fault("too_large", `: ${name} has more than ${importLimits.fileBytes} bytes`);
    if ((left -= view.length) < 0) throw fault("too_large", `: the documents have more than ${importLimits.allBytes} bytes together`);
    names.push(name);
    bytes.push(view.slice());
  }
  return { names, bytes };
}

/** A view of these bytes, of this window or another; nothing for what has none. */
function viewOf(content: unknown): Uint8Array | undefined {
  if (ArrayBuffer.isView(content)) return new Uint8Array(content.buffer, content.byteOffset, content.byteLength);
  try {
    const length = Object.getOwnPropertyDescriptor(ArrayBuffer.prototype, "byteLength")?.get?.call(content) as number;
    return new Uint8Array(content as ArrayBuffer, 0, length);
  } catch {
    return undefined;
  }
}

/** The options: curation as JSON, and the wasm. */
function wanted(options: unknown): { curation: string | undefined; wasm: ImportOptions["wasm"] } {
  if (options !== undefined && (typeof options !== "object" || Array.isArray(options))) {
    throw new PlanError("invalid_argument", "options must be an object");
  }
  const { curation, wasm, ...others }: ImportOptions & { __proto__: null } = { __proto__: null, ...options };
  const [unknown] = Object.keys(others);
  if (unknown !== undefined) throw new PlanError("invalid_argument", `options: "${unknown}" is neither curation nor wasm`);
  return { curation: curation ? JSON.stringify(plain(curation, "options.curation"), finite) : undefined, wasm };
}

/** JSON would make null of it, and null means that nothing is said. */
function finite(key: string, value: unknown): unknown {
  if (typeof value !== "number" || Number.isFinite(value)) return value;
  throw new PlanError("invalid_argument", `options.curation: ${key} must be a finite number`);
}
