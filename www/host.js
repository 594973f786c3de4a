// Gives the frames of this site the height they ask for: <script async src="…/host.js"></script>
(() => {
  const site = new URL(".", document.currentScript.src).href;
  const frames = () => [...document.querySelectorAll("iframe")].filter(({ src }) => src.startsWith(site));
  addEventListener("message", ({ source, data }) => {
    const height = Number(Object.values(data?.["datawrapper-height"] ?? {})[0]);
    const frame = height > 0 && height < 20000 && frames().find(({ contentWindow }) => contentWindow === source);
    if (frame) frame.style.height = `${height}px`;
  });
  // Frames that were here first have spoken already.
  for (const { contentWindow } of frames()) contentWindow?.postMessage("plan-height", "*");
})();
