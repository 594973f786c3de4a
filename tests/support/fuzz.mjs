// Random calls of every export, in Node and in a page: each answers or throws a PlanError, and the instance lives on.

/** Mulberry32: small, and the same numbers everywhere, so that a seed names a run. */
export function random(seed) {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** Makes values of every kind, right ones among them. `good` are values of the host: elements, plans; `elsewhere` evaluates in another window. */
export function values(next, good = [], elsewhere = globalThis.eval) {
  const pick = (list) => list[Math.floor(next() * list.length)];
  const strings = [
    "", "gdp", "air-quality", "linear", "opensdg", "en", "zh-Hant", "futian-2021-2025", "幼儿园", "hetao", "\ud800", "\udc00x",
    "\0", "😀", "{}", "[", "null", "../../etc", "<img src=x>", "__proto__", "constructor", "x".repeat(3000), "a".repeat(100_001),
  ];
  const numbers = [0, -0, 1, -1, 0.5, 20, 2020, 2025, 2 ** 31, 2 ** 32, 2 ** 53, 1e308, -1e308, 5e-324, NaN, Infinity, -Infinity];
  const keys = [
    "plan", "lang", "method", "asOf", "observations", "width", "height", "pixelRatio", "limit", "offset", "kinds", "filters",
    "year", "value", "source", "length", "toJSON", "then", "nodeType", "localName", "__proto__", "constructor", "0",
  ];
  const boom = () => {
    throw pick([new Error("boom"), "boom", null, undefined, 7, { code: "secret" }, hostile()]);
  };
  const traps = ["get", "has", "ownKeys", "getPrototypeOf", "getOwnPropertyDescriptor"];
  /** A proxy that throws at one or all of its traps. */
  function hostile() {
    const chosen = next() < 0.5 ? traps : [pick(traps)];
    const target = pick([{}, [], () => {}]);
    return new Proxy(target, Object.fromEntries(chosen.map((trap) => [trap, boom])));
  }
  const makers = [
    () => undefined,
    () => null,
    () => pick([true, false]),
    () => pick(numbers),
    () => pick(numbers),
    () => pick(strings),
    () => pick(strings),
    () => pick([10n, Symbol("s"), () => 1, class {}, Math, new Date(0), new Map([[1, 2]]), new Uint8Array(8), /x/, new Error("e")]),
    hostile,
    () => Object.defineProperty({}, pick(keys), { enumerable: true, get: boom }),
    () => new Proxy([1, 2], { get: (list, key) => (key === "length" ? pick([1e9, -1, NaN, "x"]) : list[key]) }),
    () => {
      const { proxy, revoke } = Proxy.revocable(pick([{}, []]), {});
      revoke();
      return proxy;
    },
    () => {
      const gone = new ArrayBuffer(8);
      structuredClone(gone, { transfer: [gone] });
      // A page has no SharedArrayBuffer by that name.
      const shared = new WebAssembly.Memory({ initial: 1, maximum: 1, shared: true }).buffer;
      return pick([gone, shared, new Uint8Array(shared, 0, 8), new DataView(new ArrayBuffer(4), 1)]);
    },
    () => Object.assign(Object.create(null), { [pick(keys)]: pick(strings) }),
    () => pick([class extends Array {}.from([{ year: 2023, value: 1 }]), Object.assign([], { length: 2 ** 32 - 1 }), Object.assign([1], { extra: 1 }), new String("gdp"), new Number(7)]),
    () => {
      // Another value at each read.
      let reads = 0;
      return Object.defineProperty({}, pick(keys), { enumerable: true, get: () => [[{ year: 2023, value: 1 }], "x".repeat(200_000), 7, null][(reads += 1) % 4] });
    },
    () => elsewhere(pick(["({ plan: 'futian-2021-2025' })", "[{ year: 2023, value: 5830 }]", "new Date(0)", "({ get lang() { throw 1 } })", "new Uint8Array(4)"])),
    () => ({ nodeType: 1, localName: pick(["canvas", "div"]) }),
    () => {
      const ring = { plan: "x" };
      ring.observations = [ring];
      return ring;
    },
    () => new URL(pick(["file:///nowhere", "data:application/json,{}", "data:,x"])),
    ...good,
  ];
  const any = (depth) => {
    if (depth > 0 && next() < 0.25) {
      if (next() < 0.3) return Array.from({ length: Math.floor(next() * 4) }, () => any(depth - 1));
      return Object.fromEntries(Array.from({ length: Math.floor(next() * 4) }, () => [pick(keys), any(depth - 1)]));
    }
    return pick(makers)();
  };
  return { any: () => any(3), pick };
}

/**
 * Calls the functions of `api` at random. Answers what went wrong, as texts; `probe` is asked now and then, and must
 * always answer the same.
 */
export async function fuzz(api, { calls, seed, good, probe, elsewhere }) {
  const next = random(seed);
  const { any, pick } = values(next, good, elsewhere);
  const functions = Object.entries(api).filter(([name, value]) => typeof value === "function" && name !== "PlanError");
  const expected = JSON.stringify(probe());
  const wrong = [];
  const counts = { answers: 0, errors: 0 };
  const said = (error) => {
    counts.errors += 1;
    if (!(error instanceof api.PlanError)) return `threw ${Object.prototype.toString.call(error)}`;
    if (!api.codes.includes(error.code) || typeof error.message !== "string") return `code ${error.code}`;
    return /unreachable|out of bounds|recursive use|null pointer|stack/i.test(error.message) ? error.message : undefined;
  };
  for (let call = 1; call <= calls && wrong.length < 10; call += 1) {
    const [name, run] = pick(functions);
    const given = Array.from({ length: Math.floor(next() * 5) }, any);
    let fault;
    try {
      const answer = run(...given);
      if (answer instanceof Promise) await answer;
      counts.answers += 1;
    } catch (error) {
      fault = said(error);
    }
    if (fault) wrong.push(`call ${call} of seed ${seed}: ${name}: ${fault}`);
    if (call % 1000 === 0 || fault || call === calls) {
      const answer = JSON.stringify(probe());
      if (answer !== expected) wrong.push(`after call ${call} of seed ${seed}, ${name}: ${answer?.slice(0, 200)}`);
    }
  }
  return { wrong, counts };
}
