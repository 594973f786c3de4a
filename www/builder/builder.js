// The builder: a form, a preview made by the very elements it writes the code for, and the code. It sends nothing anywhere.
import * as api from "../plan-widgets/browser.js";
import "../plan-widgets/define.js";
import { download, copy } from "./files.js";
import { readPlan } from "./plan.js";
import { remark } from "./remarks.js";
import { PICTURE, pictureAddress, snippets } from "./snippets.js";
import { read, write } from "./state.js";
import { readTable } from "./table.js";
import { langOf, words } from "./words.js";

const $ = (selector) => document.querySelector(selector);
const form = $("form");
const fields = ["widget", "indicator", "src", "lang", "theme", "observations", "method", "as-of", "projection", "pinned", "width"];
const LEVELS = ["element", "frame", "html", "picture"];

let state = read(location);
let site;
/** A plan that is not bundled: `{plan, report}`, or nothing. */
let own;
/** What the page says, in its language. */
let say;
/** The last figures that were put into the preview. */
let given = {};

const field = (name) => document.querySelectorAll(`[name="${name}"]`);

/** Puts the state into the form. */
function fill() {
  for (const name of fields) {
    for (const input of field(name)) {
      if (input.type === "radio") input.checked = input.value === state[name];
      else if (input.type === "checkbox") input.checked = state[name] !== "";
      else input.value = state[name];
    }
  }
}

/** Takes the state out of the form. */
function take() {
  for (const name of fields) {
    for (const input of field(name)) {
      if (input.type === "radio") {
        if (input.checked) state[name] = input.value;
      } else if (input.type === "checkbox") state[name] = input.checked ? "1" : "";
      else state[name] = input.value;
    }
  }
}

const uiLang = () => langOf(state.ui || state.lang || navigator.language);

function speak() {
  const lang = uiLang();
  say = words(lang);
  document.documentElement.lang = lang;
  document.title = say.title;
  for (const node of document.querySelectorAll("[data-word]")) node.textContent = say[node.dataset.word];
  for (const link of document.querySelectorAll("[data-ui]")) {
    link.href = `#${write({ ...state, ui: link.dataset.ui })}`;
    if (link.dataset.ui === lang) link.setAttribute("aria-current", "true");
    else link.removeAttribute("aria-current");
  }
  $(".widths").ariaLabel = $(".stage").ariaLabel = say.preview;
}

const planId = () => own?.plan.id;
const ofPlan = () => (own ? { plan: planId() } : {});

/** The indicators of the plan, to choose from. */
function offerIndicators() {
  const list = api.indicators(ofPlan());
  const select = form.elements.indicator;
  select.replaceChildren(
    ...list.map((it) => {
      const name = it.names[state.lang];
      const option = new Option(`${it.number === null ? "" : `${it.number} `}${name ?? it.name}`, it.id);
      if (!name) option.lang = head().language;
      return option;
    }),
  );
  if (!list.some(({ id }) => id === state.indicator)) state.indicator = list[0]?.id ?? "";
  $(".indicator").hidden = state.widget !== "tracker" || list.length === 0;
  return list;
}

const head = () => api.plans().find(({ id }) => id === (planId() ?? api.plans()[0].id));

/** Draws everything anew. */
function update({ remember = true } = {}) {
  speak();
  const list = offerIndicators();
  fill();
  const { widget } = state;
  $("#plan").textContent = head().title;
  $("#plan").lang = head().language;
  $("#bundled").hidden = !own;
  for (const node of document.querySelectorAll(".src")) node.hidden = !own && !state.src;
  $(".judged").hidden = widget === "finder";
  $("#pinned").hidden = !site.base;
  for (const button of document.querySelectorAll("[data-file]")) button.disabled = widget === "finder" && button.dataset.file !== "json";
  const table = readTable(widget === "finder" ? "" : state.observations, state.indicator, list);
  const { csv } = table;
  notices(table, list);
  const judged = {
    ...(csv && { observations: csv }),
    ...(state.method && { method: state.method }),
    ...(state["as-of"] && { asOf: Number(state["as-of"]) }),
    ...(state.projection && { projection: true }),
  };
  given = { ...ofPlan(), lang: state.lang, ...judged };
  preview(csv);
  code(csv, list);
  if (remember) history.replaceState(null, "", `#${write(state)}`);
}

/** What was refused or doubted of the table that was pasted. */
function notices({ refused, doubted, unnamed }, list) {
  const said = [...refused, ...doubted].map(({ at, kind, cell }) => say[`${kind}Notice`](at, cell));
  // One wrong separator makes every line wrong; a few say so.
  if (said.length > 5) said.splice(5, Infinity, say.moreNotices(said.length - 5));
  if (refused.length > 0) said.push(say.notShown);
  if (unnamed && state.widget === "scorecard") {
    const of = list.find(({ id }) => id === state.indicator);
    said.push(say.unnamed(of?.names[state.lang] ?? of?.name ?? ""));
  }
  const box = $("#notices");
  // A reader that listens hears only what is new.
  if ([...box.children].map(({ textContent }) => textContent).join() === said.join()) return;
  box.replaceChildren(
    ...said.map((text) => {
      const line = document.createElement("p");
      line.textContent = text;
      return line;
    }),
  );
}

function preview(csv) {
  const { widget } = state;
  const element = document.createElement(`plan-${widget}`);
  if (widget === "tracker") element.setAttribute("indicator", state.indicator);
  if (own) element.setAttribute("plan", planId());
  element.lang = state.lang;
  for (const name of ["theme", "method", "as-of"]) if (state[name]) element.setAttribute(name, state[name]);
  if (state.projection) element.setAttribute("projection", "");
  if (csv && widget !== "finder") element.observations = csv;
  const box = $("#preview");
  box.className = state.width;
  if (state.theme) box.dataset.theme = state.theme;
  else delete box.dataset.theme;
  box.replaceChildren(element);
}

/** What the chart says in words; an empty text where results or options are not as they should be, which the preview says. */
function spoken(work) {
  try {
    return work();
  } catch {
    return "";
  }
}

function code(csv, list) {
  const { widget, indicator, lang } = state;
  const chosen = list.find(({ id }) => id === indicator);
  const title = widget === "tracker" ? (chosen?.names[lang] ?? chosen?.name ?? "") : head().title;
  const facts = {
    state,
    lang,
    csv,
    site,
    base: site.base ?? new URL("..", location.href).href,
    plan: own?.plan,
    title,
    sentence: widget === "tracker" ? spoken(() => api.indicatorSummary(indicator, pick(given, "plan", "lang", "observations", "method", "asOf"))) : "",
    // Rows of a scorecard are some 45 pixels high, and a little more than the longest picture is better than a scroll bar.
    height: { tracker: 500, scorecard: 260 + list.length * 46, finder: 640 }[widget],
  };
  const picture = pictureAddress(facts);
  const drawn = { ...given, ...(state.theme && { theme: state.theme }) };
  const file = { ...drawn, ...(picture && { picture }) };
  if (widget === "tracker") facts.svg = spoken(() => api.indicatorChartSvg(indicator, { ...drawn, ...PICTURE }));
  if (widget !== "finder") {
    facts.html = spoken(() => (widget === "tracker" ? api.indicatorHtml(indicator, file) : api.scorecardHtml({ ...file, width: 800 })));
  }
  // What a scorecard says in a sentence stands in its figure.
  if (widget === "scorecard" && facts.html) facts.sentence = new DOMParser().parseFromString(facts.html, "text/html").querySelectorAll("p")[1].textContent;
  const text = snippets(facts);
  const help = {
    element: say.elementHelp,
    frame: own && !state.src ? say.frameNoPlan : say.frameHelp,
    html: say.htmlHelp,
    picture: widget === "finder" ? say.noPicture : picture ? say.pictureHosted : say.pictureHelp,
  };
  if (own && !state.src) text.frame = "";
  $("#levels").replaceChildren(...LEVELS.map((level) => panel(level, text[level], help[level])));
}

const pick = (from, ...names) => Object.fromEntries(names.filter((name) => name in from).map((name) => [name, from[name]]));

function panel(level, text, help) {
  const box = document.createElement("div");
  box.className = "level";
  box.id = `level-${level}`;
  const bar = document.createElement("div");
  bar.className = "bar";
  const name = document.createElement("h3");
  name.textContent = say[level];
  bar.append(name);
  const hint = document.createElement("p");
  hint.textContent = help;
  box.append(bar, hint);
  if (!text) return box;
  const area = document.createElement("textarea");
  area.readOnly = true;
  area.value = text;
  area.rows = Math.min(6, text.split("\n").length);
  area.ariaLabel = `${say.code}: ${say[level]}`;
  const button = document.createElement("button");
  button.type = "button";
  button.textContent = say.copy;
  button.ariaLabel = `${say.copy}: ${say[level]}`;
  button.addEventListener("click", async () => {
    const done = await copy(text, area);
    button.textContent = done ? say.copied : say.copy;
    hint.textContent = done ? help : say.select;
    $("#status").textContent = done ? say.copied : say.select;
  });
  bar.append(button);
  box.append(area);
  return box;
}

/** Reads what was dropped or chosen. */
async function receive(files) {
  if (files.length === 0) return;
  const status = $("#status");
  status.textContent = say.reading;
  try {
    const read = await readPlan(files);
    const before = planId();
    await api.loadPlan(read.plan);
    own = read;
    if (before !== undefined && before !== planId()) api.unloadPlan(before);
    state.src = "";
    status.textContent = say.found(count(read.plan));
  } catch (error) {
    const faults = (error.faults ?? []).slice(0, 5).map(({ path, message }) => `${path} ${message}`);
    status.textContent = say.failed([error.message, ...faults].join("; "));
    return;
  }
  if (api.indicators(ofPlan()).length === 0) {
    status.textContent += ` ${say.noIndicators}`;
    state.widget = "finder";
  }
  report();
  update();
}

const count = (plan) => Object.fromEntries(["indicators", "projects", "targets"].map((list) => [list, (plan[list] ?? []).length]));

/** What the importer is not sure of, to be compared with the document. */
function report() {
  const box = $("#report");
  box.hidden = !own?.report;
  box.replaceChildren();
  if (!own?.report) return;
  const { doubts, skipped } = own.report;
  if (doubts.length === 0) box.append(say.noDoubts);
  for (const [list, title, open] of [
    [doubts, say.doubts, true],
    [skipped, say.skipped, false],
  ]) {
    if (list.length === 0) continue;
    const details = document.createElement("details");
    details.open = open;
    const summary = document.createElement("summary");
    summary.textContent = title(list.length);
    const lines = document.createElement("ul");
    // What scrolls must be reachable by key.
    lines.tabIndex = 0;
    // More than a person reads at once would only slow the page down.
    for (const { file, line, text } of list.slice(0, 200)) {
      const item = document.createElement("li");
      const known = remark(text, uiLang());
      const said = document.createElement("span");
      said.lang = known.lang;
      said.textContent = known.text;
      item.append(`${say.line(file, line)}: `, said);
      lines.append(item);
    }
    details.append(summary, lines);
    box.append(details);
  }
}

function forget() {
  if (own) api.unloadPlan(planId());
  own = undefined;
  state.src = "";
  $("#status").textContent = "";
  report();
  update();
}

/** A plan at an address, which the state names. */
async function loadAddress() {
  try {
    // Who sends a link must not make the reader's browser ask another host.
    if (new URL(state.src, location.href).origin !== location.origin) throw new Error(say.elsewhere);
    const response = await fetch(state.src);
    if (!response.ok) throw new Error(`${state.src} answers ${response.status}`);
    const { plan } = await readPlan([new File([await response.blob()], "plan.json")]);
    await api.loadPlan(plan);
    own = { plan };
  } catch (error) {
    $("#status").textContent = say.failed(error.message);
    // The code of one plan with the address of another would be wrong in both.
    state.src = "";
  }
}

async function start() {
  await api.initialize();
  site = await (await fetch("../site.json")).json();
  state.lang = langOf(state.lang || state.ui || navigator.language);
  speak();
  if (state.src) await loadAddress();
  update({ remember: false });
  form.addEventListener("submit", (event) => event.preventDefault());
  document.addEventListener("input", ({ target }) => {
    if (!fields.includes(target.name)) return;
    take();
    update();
  });
  addEventListener("hashchange", () => {
    const before = state.src;
    state = read(location);
    state.lang = langOf(state.lang || state.ui || navigator.language);
    report();
    if (state.src && state.src !== before) loadAddress().then(() => update());
    else update();
  });
  $("#files").addEventListener("change", ({ target }) => receive([...target.files]).finally(() => (target.value = "")));
  $("#bundled").addEventListener("click", forget);
  const drop = $("#drop");
  for (const type of ["dragenter", "dragover"]) {
    drop.addEventListener(type, (event) => {
      event.preventDefault();
      drop.classList.add("over");
    });
  }
  drop.addEventListener("dragleave", () => drop.classList.remove("over"));
  drop.addEventListener("drop", (event) => {
    event.preventDefault();
    drop.classList.remove("over");
    receive([...event.dataTransfer.files]);
  });
  // A document that misses the box must not take the place of the page.
  for (const type of ["dragover", "drop"]) addEventListener(type, (event) => event.preventDefault());
  for (const button of document.querySelectorAll("[data-file]")) {
    button.addEventListener("click", () => download(button.dataset.file, { state, given, own }));
  }
  document.documentElement.dataset.ready = "";
}

start();
