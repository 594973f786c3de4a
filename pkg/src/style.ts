import { PlanError } from "./error.js";

/** The sheets of a document, by their text. */
const sheets = new WeakMap<Window, Map<string, CSSStyleSheet>>();

/**
 * Dresses a shadow in a style that all widgets of its document share. A constructed sheet, because strict pages refuse
 * `<style>`; a document takes its own only, and who moves to another leaves them behind.
 */
export function dress({ ownerDocument: { defaultView }, adoptedStyleSheets }: ShadowRoot, css: string): void {
  if (!defaultView) return;
  if (!adoptedStyleSheets) throw new PlanError("no_document", "no adoptedStyleSheets here: not a browser");
  const known = sheets.get(defaultView) ?? new Map<string, CSSStyleSheet>();
  sheets.set(defaultView, known);
  let sheet = known.get(css);
  if (!sheet) {
    sheet = new (defaultView as Window & typeof globalThis).CSSStyleSheet();
    sheet.replaceSync(css);
    known.set(css, sheet);
  }
  if (!adoptedStyleSheets.includes(sheet)) adoptedStyleSheets.push(sheet);
}

/**
 * What the widgets look like. Type and text colour are the host's; the direction is that of our languages. `!important`
 * holds where a host reverts everything.
 */
export const base = `
:host { display: block !important; min-inline-size: 0; }
:host([hidden]) { display: none !important; }
:host([theme=dark]) { color-scheme: dark; color: #e8e8e8; }
:host([theme=light]) { color-scheme: light; color: #1a1a1a; }
[hidden] { display: none !important; }
* { box-sizing: border-box; }
p, figure { margin: 0; padding: 0; }
figure { display: grid; gap: .35em; }
[part=title] { font-size: 1.05em; font-weight: 600; line-height: 1.35; }
[part=finding] { line-height: 1.5; }
[part=source], [part=message] { font-size: .8125em; opacity: .75; line-height: 1.5; }
[part=message], [part=notice] { overflow-wrap: anywhere; }
[data-room] { display: flow-root; min-block-size: var(--room); }
[data-room=tracker] { --room: var(--plan-height, 29em); }
[data-room=scorecard] { --room: var(--plan-height, 36em); }
[data-room] [part=figure] { min-block-size: calc(var(--room) - 1.625em); grid-template-rows: auto 1fr auto; }
[part=chart] { position: relative; min-block-size: 9.5em; max-block-size: 24em; block-size: var(--plan-chart-height, auto); }
[data-room=scorecard] [part=chart] { max-block-size: none; }
[part=widget] { container-type: inline-size; contain-intrinsic-inline-size: 20em; font-variant-numeric: tabular-nums; direction: ltr; text-align: start; text-indent: 0; text-transform: none; white-space: normal; }
@media print { [part=more] > details:not([open]), [part=download] { display: none; } }
[part=head] { display: flex; flex-wrap: wrap; gap: .1em .8em; align-items: baseline; }
[part=verdict] { display: inline-flex; gap: .35em; align-items: center; font-weight: 600; }
[part=verdict] svg { width: .8em; height: .8em; flex: none; overflow: visible; }
[data-tone=good] svg { color: light-dark(#00705a, #4fc9a6); }
[data-tone=fair] svg { color: light-dark(#8a5a00, #e3ae4a); }
[data-tone=poor] svg, [data-tone=away] svg { color: light-dark(#b2341b, #ff8e6e); }
[part=unit] { margin-inline-end: .9em; }
[part=measure], [part=printed], [part=notice] { font-size: .8125em; opacity: .8; line-height: 1.5; }
[part=chart]:focus-visible { outline: 2px solid var(--plan-accent, #0b5cad); outline-offset: 3px; }
[part=chart] { touch-action: pan-y; }
[part=spot] { position: absolute; inset: -10px auto auto -10px; width: 20px; height: 20px; border: 2px solid currentColor; border-radius: 50%; pointer-events: none; }
[part=tip] { position: absolute; inset: 0 auto auto 0; width: max-content; max-width: min(100%, 22rem); padding: .3em .6em; font-size: .8125em; line-height: 1.45; color: Canvas; background: CanvasText; border: 1px solid Canvas; border-radius: 3px; pointer-events: none; z-index: 1; }
[part=more] { display: flex; flex-wrap: wrap; gap: 0 1.2em; font-size: .8125em; line-height: 1.5; }
[part=more] > details[open] { flex: 1 0 100%; padding-block-end: .6em; }
summary { cursor: pointer; width: max-content; padding-block: .25em; text-decoration: underline; text-decoration-color: color-mix(in srgb, currentColor 40%, transparent); text-underline-offset: .2em; }
summary:focus-visible { outline: 2px solid var(--plan-accent, #0b5cad); outline-offset: 1px; }
[part=scroll] { overflow-x: auto; }
table { border-collapse: collapse; width: 100%; }
th, td { text-align: start; vertical-align: top; padding: .3em .8em .3em 0; border-block-start: 1px solid color-mix(in srgb, currentColor 18%, transparent); }
th { font-weight: 600; }
td { min-width: 5em; }
td:last-child { overflow-wrap: anywhere; }
[part=more] button { margin: .25em .5em 0 0; padding: .2em .8em; }
canvas { position: absolute; inset: 0; width: 100% !important; height: 100% !important; }
button:focus-visible, a:focus-visible { outline: 2px solid var(--plan-accent, #0b5cad); outline-offset: 1px; }
button { font: inherit; color: inherit; background: transparent; border: 1px solid color-mix(in srgb, currentColor 45%, transparent); border-radius: 3px; padding: .45em .9em; margin-block-start: .75em; cursor: pointer; }
`;
