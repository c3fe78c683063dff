// The frame around the views: which one is shown, the panel at the right, notices.
import { fill, h } from "./element.js";

const NOTICE_TIME = 6000;
const FIRST_PICTURE = 2000; // [ms] in which nothing but what is shown first is loaded
const views = new Map();
const main = document.getElementById("main");
const panel = document.getElementById("panel");
let context = null;
let current = null;
let asked = null;

/** What the page is about; `state.plant` is the id of the open plant, `state.user` who looks. */
export const state = { plant: "base", user: null, theme: "" };
const watchers = new Map();

/** Hear that something of the state has changed: on("plant", id => …). */
export function on(key, listener) {
  if (!watchers.has(key)) watchers.set(key, new Set());
  watchers.get(key).add(listener);
  return () => watchers.get(key).delete(listener);
}

/** Change something of the state. */
export function change(key, value) {
  if (state[key] === value) return;
  state[key] = value;
  for (const listener of watchers.get(key) ?? []) listener(value);
}

/**
 * Add a view; its code is loaded when it is first shown, or before that when nothing else is to be done.
 * @param {string} name Part of the address, such as "works".
 * @param {string} title
 * @param {function(): Promise<{default: {mount: function(HTMLElement, Object): void, show?: function(string): void, hide?: function(): void}}>} load
 */
export function view(name, title, load) {
  views.set(name, { name, title, load, code: null, loaded: null, part: null, region: null });
}

/**
 * Show a view.
 * @param {string} name
 * @param {string} [argument] What of it, such as the path of a station.
 */
export function go(name, argument = "") {
  const hash = `#${name}${argument ? `/${encodeURIComponent(argument)}` : ""}`;
  if (location.hash === hash) show();
  else location.hash = hash;
}

/** Show something in the panel at the right, or nothing. */
export function showPanel(element, label = "Details") {
  panel.setAttribute("aria-label", label);
  panel.hidden = !element;
  if (!element) return fill(panel);
  const close = h("button.button.icon.small.close", { type: "button", "aria-label": "Close", onclick: () => showPanel(null) }, "×");
  fill(panel, close, element);
  window.dispatchEvent(new Event("resize"));
}

/** Say something for a few seconds; kind is "good", "bad", "open" or none. */
export function say(text, kind = "") {
  const notice = h("div.notice", { class: kind }, text);
  document.getElementById("said").append(notice);
  setTimeout(() => notice.remove(), NOTICE_TIME);
}

/** Begin: draw the bar and show the view of the address. */
export function begin(given) {
  context = { ...given, state, on, change, go, say, panel: showPanel };
  const nav = document.getElementById("views");
  for (const { name, title } of views.values()) {
    nav.append(h("button", { type: "button", dataset: { view: name }, onclick: () => go(name) }, title));
  }
  addEventListener("hashchange", show);
  show();
  setTimeout(prepare, FIRST_PICTURE);
}

async function show() {
  const [name, argument = ""] = location.hash.slice(1).split("/");
  const wanted = views.get(name) ?? views.values().next().value;
  if (!wanted) return;
  if (current && current !== wanted) leave(current);
  present(wanted);
  const ask = (asked = Symbol(name));
  try {
    await code(wanted);
  } catch {
    return say(`${wanted.title} could not be loaded; the server does not answer.`, "bad");
  }
  if (asked !== ask) return; // another view was asked for meanwhile
  mount(wanted);
  wanted.part.show?.(decoded(argument));
}

/** What an address means; one that was cut or written by hand may mean nothing. */
function decoded(argument) {
  try {
    return decodeURIComponent(argument);
  } catch {
    return "";
  }
}

/** Show the place of a view, even before its code is there. */
function present(wanted) {
  if (!wanted.region) {
    wanted.region = h("section.view", { id: `view-${wanted.name}`, "aria-label": wanted.title });
    main.append(wanted.region);
  }
  wanted.region.hidden = false;
  current = wanted;
  for (const button of document.querySelectorAll("#views button")) {
    if (button.dataset.view === wanted.name) button.setAttribute("aria-current", "page");
    else button.removeAttribute("aria-current");
  }
  document.title = `${wanted.title} · Motorworks studio`;
}

/** Load the code of a view, once; what failed is tried again. */
function code(wanted) {
  wanted.code ??= wanted.load().then(
    (module) => { wanted.loaded = module.default; },
    (error) => { wanted.code = null; throw error; },
  );
  return wanted.code;
}

function mount(wanted) {
  if (wanted.part) return;
  wanted.part = wanted.loaded;
  wanted.part.mount(wanted.region, context);
}

/** Have the other views at hand before anybody asks for them. */
function prepare() {
  for (const other of views.values()) code(other).catch(() => {}); // tried again when it is shown
}

function leave(left) {
  left.region.hidden = true;
  left.part?.hide?.();
  showPanel(null);
}
