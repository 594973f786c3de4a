// How a page in a frame tells its host how high it is, in the languages that hosts know. No polling: it speaks when its
// height changes, and when the host asks.

/** What the address asks for, before and behind its `#`. Behind it, all embeds of a site share one cached page. */
export function parameters() {
  const all = new URLSearchParams(location.search);
  // WordPress adds `#?secret=…` to whatever address it is given.
  for (const part of location.hash.split("#")) {
    for (const [name, value] of new URLSearchParams(part.replace(/^\?/, ""))) all.set(name, value);
  }
  return all;
}

/** Everything that is said for a height in CSS pixels. */
function messages(height) {
  const asked = parameters();
  const id = asked.get("id") ?? asked.get("indicator") ?? asked.get("widget") ?? "plan-widgets";
  const secret = asked.get("secret");
  const all = [
    { "datawrapper-height": { [id]: height } },
    { sentinel: "amp", type: "embed-size", height },
    `pymxPYMx${asked.get("childId") ?? id}xPYMxheightxPYMx${height}`,
    // Medium and Embedly parse a text.
    JSON.stringify({ src: location.href, context: "iframe.resize", height }),
  ];
  if (secret && /^[a-zA-Z0-9]+$/.test(secret)) all.push({ message: "height", value: height, secret });
  return all;
}

/** Whether a host asks for the height: our host script, pym, WordPress. */
function asks(data) {
  if (typeof data === "string") return data === "plan-height" || data.startsWith("pymxPYMx");
  const secret = parameters().get("secret");
  return Boolean(secret) && data?.message === "ready" && data.secret === secret;
}

/** Tells the host the height of the body, now and whenever it changes. */
export function tellHeights() {
  if (window.parent === window) return;
  let told;
  const tell = () => {
    told = Math.ceil(document.body.getBoundingClientRect().height);
    // To whoever it is: a height is no secret, and a frame does not know its host.
    for (const message of messages(told)) window.parent.postMessage(message, "*");
  };
  let waiting = false;
  addEventListener("message", ({ source, data }) => {
    if (waiting || source !== window.parent || !asks(data)) return;
    // One answer to whatever is asked at once. No animation frame: a frame out of sight gets none.
    waiting = true;
    setTimeout(() => {
      waiting = false;
      tell();
    }, 16);
  });
  new ResizeObserver(() => {
    if (Math.ceil(document.body.getBoundingClientRect().height) !== told) tell();
  }).observe(document.body);
  tell();
}
