/** Every code a {@link PlanError} can have. */
export const codes = /* @__PURE__ */ Object.freeze([
  /** Something was called before `await initialize()`, or the wasm has stopped at a fault of its own or for want of memory: that call starts it anew, without the plans that were loaded. */
  "not_initialized",
  /** The browser or the page's content security policy forbids WebAssembly: it needs `'wasm-unsafe-eval'`. */
  "wasm_refused",
  /** A wasm, a plan or observations could not be fetched or are no such thing. */
  "load_failed",
  /** More than `limits` or `importLimits` allow. */
  "too_large",
  /** A wrong type, an unknown option, a word that is none of the choices; for an import what is no document, with `faults`. */
  "invalid_argument",
  /** A plan has faults: all of them, up to 1000, are in `faults`. */
  "invalid_plan",
  /** Observations cannot be read. */
  "invalid_observations",
  /** No plan that is loaded has this id. */
  "unknown_plan",
  /** No indicator or series of the plan has this id. */
  "unknown_indicator",
  /** No method has this name. */
  "unknown_method",
  /** What should be a canvas is none, or gives no 2D context. */
  "no_canvas",
  /** There is no document to make elements with, or none of a browser. */
  "no_document",
] as const);

/** Why a call failed. */
export type PlanErrorCode = (typeof codes)[number];

/** What is wrong with a plan or an import, and where. */
export interface Fault {
  /** A JSON pointer into the plan, such as `/indicators/0/target`; for an import into `/files`, `/curation` or `/plan`. */
  path: string;
  /** What is wrong there, for people. */
  message: string;
}

/** The only thing this package throws. */
export class PlanError extends Error {
  override readonly name = "PlanError";

  constructor(
    /** Why, for programs. */
    readonly code: PlanErrorCode,
    /** Why, for developers. */
    message: string,
    /** For `invalid_plan` and imports: all that is wrong. */
    readonly faults: readonly Fault[] = [],
  ) {
    super(message);
  }

  /** Whatever was thrown, as a `PlanError`: the wasm throws plain objects with a code, hosts throw anything. */
  static from(thrown: unknown, otherwise: PlanErrorCode = "invalid_argument"): PlanError {
    try {
      if (thrown instanceof PlanError) return thrown;
      const { code, message, faults } = Object(thrown) as Partial<PlanError>;
      const known = codes.find((word) => word === code) ?? otherwise;
      return new PlanError(known, String(message ?? thrown), Array.isArray(faults) ? faults : []);
    } catch {
      // A proxy or a getter that throws again.
      return new PlanError(otherwise, "something was thrown that cannot be read");
    }
  }
}
