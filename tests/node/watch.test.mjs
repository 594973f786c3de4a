// What makes a chart be drawn anew, with a page made up: no browser for tests moves a window to another screen.

import assert from "node:assert/strict";
import { after, test } from "node:test";
import { source } from "../support/source.mjs";

const names = ["matchMedia", "ResizeObserver", "document", "devicePixelRatio"];
const before = names.map((name) => Object.getOwnPropertyDescriptor(globalThis, name));

after(() => {
  for (const [at, name] of names.entries()) {
    if (before[at]) Object.defineProperty(globalThis, name, before[at]);
    else delete globalThis[name];
  }
});

test("density, colours, fonts and sizes are watched once for all, and for nobody when all have gone", async () => {
  const queries = [];
  const observers = [];
  globalThis.devicePixelRatio = 1;
  globalThis.matchMedia = (media) => {
    const query = Object.assign(new EventTarget(), { media, listeners: 0 });
    for (const [name, step] of [["addEventListener", 1], ["removeEventListener", -1]]) {
      const real = query[name];
      query[name] = (...rest) => {
        query.listeners += step;
        return real.apply(query, rest);
      };
    }
    queries.push(query);
    return query;
  };
  globalThis.ResizeObserver = class {
    boxes = new Set();
    constructor(changed) {
      this.changed = changed;
      observers.push(this);
    }
    observe(box) {
      this.boxes.add(box);
    }
    unobserve(box) {
      this.boxes.delete(box);
    }
    disconnect() {
      this.boxes.clear();
    }
  };
  globalThis.document = { fonts: new EventTarget() };
  const { watch } = await source("watch.ts");

  const told = [];
  const boxes = ["a", "b", "c"];
  const stop = boxes.map((box) => watch(box, (size) => told.push(size ? `${box} ${size.width}` : box)));
  assert.equal(observers.length, 1);
  assert.deepEqual([...observers[0].boxes], boxes);
  const asked = () => queries.filter(({ listeners }) => listeners > 0).map(({ media }) => media);
  assert.deepEqual(asked(), ["(prefers-color-scheme: dark)", "(forced-colors: active)", "(resolution: 1dppx)"]);
  const takes = () => told.splice(0);

  observers[0].changed([{ target: "b", contentRect: { width: 300 } }]);
  assert.deepEqual(takes(), ["b 300"]);
  document.fonts.dispatchEvent(new Event("loadingdone"));
  assert.deepEqual(takes(), boxes);
  queries[0].dispatchEvent(new Event("change"));
  assert.deepEqual(takes(), boxes);

  // The query of the old density matches no more; the next is of the new one.
  for (const ratio of [2, 1.5]) {
    const [old] = queries.filter(({ media, listeners }) => media.includes("resolution") && listeners > 0);
    globalThis.devicePixelRatio = ratio;
    old.dispatchEvent(new Event("change"));
    assert.deepEqual(takes(), boxes, String(ratio));
    assert.deepEqual(asked().slice(2), [`(resolution: ${ratio}dppx)`]);
  }

  for (const end of stop) end();
  assert.deepEqual(asked(), []);
  assert.equal(observers[0].boxes.size, 0);
  document.fonts.dispatchEvent(new Event("loadingdone"));
  assert.deepEqual(takes(), []);
});
