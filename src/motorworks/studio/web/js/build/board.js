// The structure of the plant: lines with their stations in order, and what stands outside lines.
import { fill, h } from "../element.js";
import { chip } from "./chip.js";
import { droppable } from "./drags.js";
import { whenStill } from "../still.js";

/** Nouns that parts flow through, in the order in which they are shown. */
const FLOW = ["source", "station", "buffer", "sink"];
const KEYS = { Delete: "remove", Backspace: "remove" };

/** The board. */
export class Board {
  constructor(draft, acts) {
    this.draft = draft;
    this.acts = acts;
    this.element = h("div.board", { tabindex: "-1" });
    this.drawn = "";
    this.redraw = () => whenStill(this, () => this.draw());
    this.element.addEventListener("keydown", (event) => this.#key(event));
    droppable(this.element, (what) => Boolean(what.add), ({ add }) => acts.add(add, null));
    for (const name of ["outline", "state", "select"]) draft.on(name, this.redraw);
  }

  /** Draw all of it; what had the focus has it again. */
  draw() {
    const { draft } = this;
    const shown = this.#shown();
    if (shown === this.drawn) return;
    this.drawn = shown;
    const focus = this.element.contains(document.activeElement) ? document.activeElement.dataset.path : null;
    const lines = draft.nouns("line").map((line) => this.#line(line));
    const groups = FLOW.map((word) => this.#group(word, draft.nouns(word)));
    const nothing = !lines.length && groups.every((group) => !group);
    fill(this.element, this.acts.from ? h("p.hint", { role: "status" }, `Choose what ${this.acts.from.at(-1)} gives to, or press Escape.`) : null, nothing ? this.#empty() : null, lines, h("div.groups", {}, groups));
    if (focus) this.element.querySelector(`[data-path="${CSS.escape(focus)}"]`)?.focus();
  }

  /** All that the picture depends on. */
  #shown() {
    const { draft, acts } = this;
    const wrong = (draft.state?.findings ?? []).filter(({ severity }) => severity === "error").map(({ path }) => path);
    return JSON.stringify([draft.id, draft.error, ["line", ...FLOW].map((word) => draft.nouns(word)), wrong, draft.selected, acts.from]);
  }

  #empty() {
    const words = this.draft.error || "Nothing stands here yet. Add a line at the left, or drag it here; then stations, a source and a sink.";
    return h("div.empty", {}, h("h2", {}, this.draft.error ? "The text cannot be read" : "An empty plant"), h("p", {}, words));
  }

  #line(line) {
    const { draft, acts } = this;
    const row = h("ol.row", {});
    line.stations.forEach((station, n) => row.append(this.#gap(line, n), h("li", {}, chip(station, this))));
    row.append(this.#gap(line, line.stations.length));
    const pressed = draft.isSelected(line.path);
    const title = h("button.line-name", { type: "button", dataset: { path: line.path.join(".") }, "aria-pressed": String(pressed), onclick: () => draft.select(line.path) }, line.title || line.name, line.title ? h("span.thing-name", {}, line.name) : null);
    const add = h("button.button.small", { type: "button", onclick: () => acts.add("station", { line: line.name, at: null }) }, "+ Station");
    const inner = [...line.buffer, ...line.transport];
    return h("section.line", { "aria-label": `Line ${line.name}`, class: pressed ? "chosen" : "" }, h("header", {}, title, add), row, inner.length ? h("div.inner", {}, inner.map((noun) => chip(noun, this))) : null);
  }

  /** The place between two stations, into which stations are dropped. */
  #gap(line, at) {
    const takes = (what) => what.add === "station" || what.path?.at(-2) === "station" && (what.path[0] === "station" || what.path[1] === line.name);
    const drop = ({ add, path }) => (add ? this.acts.add(add, { line: line.name, at }) : this.acts.move(path, line.name, at));
    return droppable(h("li.gap", { "aria-hidden": "true" }), takes, drop);
  }

  #group(word, nouns) {
    if (!nouns.length) return null;
    return h("section.group", { "aria-label": `${word}s outside lines` }, h("h2", {}, word === "station" ? "stations outside lines" : `${word}s`), h("div.chips", {}, nouns.map((noun) => chip(noun, this))));
  }

  #key(event) {
    const { acts } = this;
    const control = event.ctrlKey || event.metaKey;
    if (event.key === "Escape" && acts.from) {
      acts.from = null;
      this.draw();
    } else if (KEYS[event.key]) acts.remove();
    else if (event.altKey && event.key === "ArrowLeft") acts.shift(-1);
    else if (event.altKey && event.key === "ArrowRight") acts.shift(1);
    else if (control && event.key === "c") acts.copy();
    else if (control && event.key === "v") acts.paste();
    else if (control && event.key === "d") acts.paste(this.draft.selected);
    else return;
    event.preventDefault();
  }
}
