/** What is refused with `too_large`, so that no input of a host takes the page's memory. */
export const limits = /* @__PURE__ */ Object.freeze({
  /** Bytes of a plan as JSON in UTF-8. */
  planBytes: 8 * 1024 * 1024,
  /** Records of a plan, all nine lists together. */
  records: 100_000,
  /** Bytes of observations as CSV or JSON in UTF-8. */
  observationBytes: 1024 * 1024,
  /** Bytes of a finder's records as CSV or JSON in UTF-8. */
  recordBytes: 32 * 1024 * 1024,
  /** UTF-16 units of any other text. */
  text: 100_000,
  /** Values in the options of a call, every observation's counted. */
  values: 200_000,
  /** Levels of nesting in the options of a call (`invalid_argument` beyond). */
  depth: 6,
} as const);
