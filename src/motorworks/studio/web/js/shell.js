// The frame around the views: which one is shown, the panel at the right, notices.
import { fill, h } from "./element.js";

const NOTICE_TIME = 6000;
const views = new Map();
const main = document.getElementById("main");
const panel = document.getElementById("panel");
let context = null;
let current = null;

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
 * Add a view.
 * @param {string} name Part of the address, such as "works".
 * @param {{title: string, mount: function(HTMLElement, Object): void, show?: function(string): void, hide?: function(): void}} what
 */
export function view(name, what) {
  views.set(name, { name, ...what, region: null });
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
}

function show() {
  const [name, argument = ""] = location.hash.slice(1).split("/");
  const wanted = views.get(name) ?? views.values().next().value;
  if (!wanted) return;
  if (current && current !== wanted) leave(current);
  if (!wanted.region) {
    wanted.region = h("section.view", { id: `view-${wanted.name}`, "aria-label": wanted.title });
    main.append(wanted.region);
    wanted.mount(wanted.region, context);
  }
  wanted.region.hidden = false;
  current = wanted;
  wanted.show?.(decodeURIComponent(argument));
  for (const button of document.querySelectorAll("#views button")) {
    if (button.dataset.view === wanted.name) button.setAttribute("aria-current", "page");
    else button.removeAttribute("aria-current");
  }
  document.title = `${wanted.title} · Motorworks studio`;
}

function leave(left) {
  left.region.hidden = true;
  left.hide?.();
  showPanel(null);
}
