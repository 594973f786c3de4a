let sheet: CSSStyleSheet | undefined;

/** The style of the widgets, shared by all of them. A constructed sheet, because strict pages refuse `<style>`. */
export function base(): CSSStyleSheet {
  if (!sheet) {
    sheet = new CSSStyleSheet();
    sheet.replaceSync(css);
  }
  return sheet;
}

// Type and text colour are the host's. `!important` holds where a host reverts everything.
const css = `
:host { display: block !important; }
:host([hidden]) { display: none !important; }
:host([theme=dark]) { color-scheme: dark; color: #e8e8e8; }
:host([theme=light]) { color-scheme: light; color: #1a1a1a; }
[hidden] { display: none !important; }
* { box-sizing: border-box; }
p, figure, ol, h3, dl, dd { margin: 0; padding: 0; }
ol { list-style: none; }
figure { display: grid; gap: .35em; }
[part=title] { font-size: 1.05em; font-weight: 600; line-height: 1.35; }
[part=finding] { line-height: 1.5; }
[part=unit], [part=source], [part=count], [part=place], [part=message] { font-size: .8125em; opacity: .75; line-height: 1.5; }
[part=unit] { font-weight: 400; margin-inline-start: .5em; }
[part=chart] { position: relative; height: var(--plan-chart-height, clamp(11rem, 52cqi, 16rem)); }
[part=widget] { container-type: inline-size; font-variant-numeric: tabular-nums; }
canvas { position: absolute; inset: 0; width: 100% !important; height: 100% !important; }
[part=label] { display: block; font-size: .8125em; opacity: .75; margin-block-end: .25em; }
input { font: inherit; color: inherit; width: 100%; padding: .5em .65em; border: 1px solid color-mix(in srgb, currentColor 45%, transparent); border-radius: 3px; background: transparent; }
input:focus-visible, button:focus-visible, a:focus-visible { outline: 2px solid var(--plan-accent, #0b5cad); outline-offset: 1px; }
[part=count] { margin-block: .5em; }
[part=item] { padding-block: .6em; border-block-start: 1px solid color-mix(in srgb, currentColor 18%, transparent); }
[part=name] { font-size: 1em; font-weight: 600; line-height: 1.4; }
[part=name-own] { font-size: .875em; line-height: 1.4; }
[part=figures] { font-size: .875em; line-height: 1.5; }
mark { color: inherit; background: color-mix(in srgb, var(--plan-accent, #0b5cad) 22%, transparent); border-radius: 2px; }
button { font: inherit; color: inherit; background: transparent; border: 1px solid color-mix(in srgb, currentColor 45%, transparent); border-radius: 3px; padding: .45em .9em; margin-block-start: .75em; cursor: pointer; }
`;
