// What all of them draw: a path of two points and four results. Every chart has numbers of its own, so that nothing can be kept from the one before.

const SEEN = [[2020, 4800], [2021, 5200], [2022, 5500], [2023, 5830]];
const PATH = [[2020, 4800], [2025, 6600]];

export const WIDTH = 400;
export const HEIGHT = 240;

export function numbers(nth) {
  const own = ([x, y]) => ({ x, y: y + nth });
  return { seen: SEEN.map(own), path: PATH.map(own) };
}

/** The results as ours take them. */
export function observations({ seen }) {
  return seen.slice(1).map(({ x, y }) => ({ year: x, value: y }));
}
