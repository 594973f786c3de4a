/**
 * What a finder looks like. Names lead; everything else is small and a shade lighter. Lines, not boxes.
 *
 * What is far from the view is neither styled nor laid out before the page rests (`settle`). The box to type in is not among
 * that: browsers ask every one of a page where it is, to fill it in, and would have all laid out for it.
 */
export const finderStyle = `
ol, h3, dl, dd { margin: 0; padding: 0; }
ol { list-style: none; }
[part=label] { display: block; font-size: .8125em; opacity: .75; margin-block-end: .25em; }
input { font: inherit; color: inherit; width: 100%; padding: .5em .65em; border: 1px solid color-mix(in srgb, currentColor 45%, transparent); border-radius: 3px; background: transparent; }
:host { --accent: var(--plan-accent, #0b5cad); --quiet: color-mix(in srgb, currentColor 78%, transparent); --line: color-mix(in srgb, currentColor 18%, transparent); --edge: color-mix(in srgb, currentColor 55%, transparent); }
@supports (color: light-dark(red, red)) { :host { --accent: var(--plan-accent, light-dark(#0b5cad, #6cb0f5)); } }
[data-room=finder] { --room: 90em; }
[part=results], [part=facets][open] { content-visibility: var(--far, auto); contain-intrinsic-block-size: auto 86em; }
[part=layout] { display: grid; gap: 0 2.5rem; grid-template-columns: minmax(0, 1fr); }
[part=input] { font-size: max(1em, 16px); min-height: 2.75em; }
[part=chips] { display: flex; flex-wrap: wrap; gap: .4em; list-style: none; margin: .6em 0 0; padding: 0; }
[part=chip], [part=clear] { margin: 0; padding: .2em .7em; min-height: 2.15em; font-size: .8125em; text-align: start; overflow-wrap: anywhere; }
[part=chip] { border-radius: 1.1em; }
[part=chip]::after { content: "\\d7" / ""; margin-inline-start: .45em; }
[part=clear] { border-color: transparent; text-decoration: underline; text-underline-offset: .2em; }
[part=facets] { margin-block-start: .75em; font-size: .875em; }
[part=facets-title] { cursor: pointer; padding-block: .4em; color: var(--quiet); }
fieldset { border: 0; margin: .4em 0 1.1em; padding: 0; min-width: 0; }
legend { padding: 0; margin-block-end: .25em; font-weight: 600; }
[part=facet-value] { display: grid; grid-template-columns: auto minmax(0, 1fr) auto; gap: .55em; align-items: baseline; padding-block: .28em; line-height: 1.4; cursor: pointer; }
[part=checkbox] { width: 1em; height: 1em; margin: 0; padding: 0; accent-color: var(--accent); translate: 0 .12em; }
[part=facet-count] { color: var(--quiet); }
[part=count] { font-size: .8125em; opacity: .75; line-height: 1.5; margin-block: .9em .5em; }
[part=notice] { font-size: .875em; line-height: 1.5; margin-block-end: .5em; }
[part=item] { border-block-start: 1px solid var(--line); }
summary { width: auto; padding-block: 0; text-decoration: none; }
[part=summary] { display: grid; grid-template-columns: minmax(0, 1fr) auto; column-gap: 1em; padding-block: .65em; cursor: pointer; list-style: none; }
[part=summary]::-webkit-details-marker { display: none; }
[part=summary]::after { content: ""; grid-area: 1 / 2; align-self: center; width: .42em; height: .42em; margin-inline-end: .25em; border: solid currentColor; border-width: 0 1.5px 1.5px 0; opacity: .55; rotate: 45deg; translate: 0 -.15em; }
[open] > [part=summary]::after { rotate: 225deg; translate: 0 .1em; }
[part=summary] > * { grid-column: 1; overflow-wrap: anywhere; }
[part=summary]:hover [part=name] { text-decoration: underline; text-decoration-thickness: 1px; text-underline-offset: .2em; }
[part=summary]:focus-visible, [part=facets-title]:focus-visible, [part=name]:focus-visible, [part=problems] summary:focus-visible { outline: 2px solid var(--accent); outline-offset: 1px; }
[part=name] { grid-row: 1; font-size: 1.0625em; font-weight: 600; line-height: 1.4; overflow-wrap: anywhere; }
[part=name][tabindex] { padding-block: .65em; }
[part=name-own], [part=full-name], [part=alias] { font-size: .875em; line-height: 1.45; }
[part=place] { font-size: .8125em; line-height: 1.5; color: var(--quiet); }
[part=details] { padding: .1em 0 .7em .9em; margin-block-end: .65em; border-inline-start: 2px solid var(--line); font-size: .8125em; line-height: 1.6; }
[part=details] p { overflow-wrap: anywhere; opacity: 1; font-size: 1em; padding: 0; }
[part=note], [part=figures], [part=focus], [part=gist] { font-size: .875em; line-height: 1.5; overflow-wrap: anywhere; margin-block: -.35em .75em; }
[part=focus] { color: var(--quiet); }
[part=status] { font-weight: 600; }
a { color: inherit; text-underline-offset: .2em; text-decoration-color: var(--accent); }
mark { color: inherit; background: color-mix(in srgb, var(--accent) 26%, transparent); border-radius: 2px; }
input:focus-visible, button:focus-visible, a:focus-visible { outline: 2px solid var(--accent); outline-offset: 1px; }
[part=hidden] { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
[part=more] { display: inline-block; font-size: .875em; }
[part=tools] { margin-block-start: 1.25em; font-size: .8125em; }
[part=csv] { border: 0; padding: .4em 0; margin: 0; text-align: start; text-decoration: underline; text-underline-offset: .2em; }
[part=progress], [part=problems] { font-size: .8125em; line-height: 1.5; margin-block-start: .6em; }
[part=problems] ul { margin: .3em 0; padding-inline-start: 1.2em; overflow-wrap: anywhere; }
[part=problems] summary { cursor: pointer; }
progress { width: 8em; vertical-align: middle; accent-color: var(--accent); }
@container (min-width: 44rem) {
  [part=layout] { grid-template-columns: minmax(14rem, 1fr) minmax(0, 2.4fr); align-items: start; }
  [part=search] { position: sticky; inset-block-start: 1rem; max-height: calc(100vh - 2rem); overflow: auto; padding: 3px; margin: -3px; }
  [part=results] > [part=list] > [part=count] { margin-block-start: 0; }
}
@media (forced-colors: active) {
  :host { --quiet: CanvasText; }
  [part=layout] * { opacity: 1; }
  mark { forced-color-adjust: none; background: Mark; color: MarkText; }
  [part=chip]:focus-visible, [part=summary]:focus-visible { outline-color: Highlight; }
}
@media print {
  [part=label], [part=input]:placeholder-shown, [part=facets], [part=clear], [part=more], [part=tools], [part=problems], [part=progress], [part=summary]::after, [part=chip]::after { display: none !important; }
  [part=search] { position: static; }
  [part=input], [part=chip] { border: 0; padding: 0; min-height: 0; }
  [part=layout] { display: block; }
  [part=item] { break-inside: avoid; }
}
`;
