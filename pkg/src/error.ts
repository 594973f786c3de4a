/** Every code a {@link PlanError} can have. */
export const codes = [
  "not_initialized",
  "wasm_refused",
  "load_failed",
  "too_large",
  "invalid_argument",
  "invalid_plan",
  "invalid_observations",
  "unknown_plan",
  "unknown_indicator",
  "unknown_method",
  "no_canvas",
  "no_document",
] as const;

/** Why a call failed. */
export type PlanErrorCode = (typeof codes)[number];

/** What is wrong with a plan, and where: `path` is a JSON pointer. */
export interface Fault {
  path: string;
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
    /** For `invalid_plan`: all that is wrong with it. */
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
