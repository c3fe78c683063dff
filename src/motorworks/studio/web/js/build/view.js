// Building: what can be added at the left, the plant in the middle, the form of a thing at the right.
import { fill, h } from "../element.js";
import { turns } from "../latest.js";
import { Acts } from "./acts.js";
import { Board } from "./board.js";
import { Dialogs } from "./dialogs.js";
import { Draft } from "./draft.js";
import { FloorView } from "./floor.js";
import { Form } from "./form.js";
import { Palette } from "./palette.js";
import { TextView } from "./text.js";
import { Toolbar } from "./toolbar.js";

const TABS = [
  ["structure", "Structure"],
  ["floor", "Floor"],
  ["text", "Text"],
];

/** The view in which a plant is built and changed. */
class Build {
  constructor(region, context) {
    this.context = context;
    this.turn = turns();
    this.draft = new Draft(context);
    this.acts = new Acts(this.draft, context.say);
    this.dialogs = new Dialogs(context, this.draft, region);
    this.toolbar = new Toolbar(this.draft, this.acts, this.dialogs.open);
    this.palette = new Palette(this.draft, this.acts);
    this.board = new Board(this.draft, this.acts);
    this.floor = new FloorView(this.draft, this.acts);
    this.text = new TextView(context, this.draft);
    this.form = new Form(this.draft, (element, label) => this.shown && context.panel(element, label), context.state.user?.may_edit !== false);
    this.parts = { structure: this.board.element, floor: this.floor.element, text: this.text.element };
    this.tabs = h("div.tabs", { role: "tablist", "aria-label": "How the plant is shown" }, TABS.map(([name, words]) => this.#tab(name, words)));
    const more = h("button.button.small.parts-button", { type: "button", "aria-expanded": "false", onclick: () => this.#parts(more) }, "Add …");
    this.side = h("aside.side", { "aria-label": "Add and find" }, this.palette.element);
    region.prepend(h("h1.hidden-text", {}, "Build and change the plant"), h("div.build", {}, this.side, h("div.middle", {}, h("div.top", {}, more, this.tabs, this.toolbar.element), this.toolbar.outside, Object.values(this.parts))));
    this.draft.on("opening", () => this.#wait(true));
    this.draft.on("state", () => this.#wait(false));
    this.draft.on("refused", (error) => context.say(error.message, "bad"));
    context.on("plant", (id) => this.shown && this.#open(id));
    document.addEventListener("keydown", (event) => this.shown && this.#key(event));
    this.#choose("structure");
  }

  async show(argument) {
    this.shown = true;
    const isLast = this.turn();
    await this.#open(this.context.state.plant);
    if (!isLast()) return; // something else was asked for meanwhile
    const path = argument ? argument.split(".") : null;
    if (path && this.draft.has(path)) this.draft.select(path);
    else if (this.draft.selected.length) this.form.show(this.draft.selected[0]);
  }

  hide() {
    this.shown = false;
  }

  async #open(id) {
    try {
      await this.draft.open(id);
    } catch (error) {
      this.context.say(error.message, "bad");
      this.toolbar.rest("Not read");
    }
  }

  /** What is shown of the plant before is not to be changed while another one is read. */
  #wait(waits) {
    for (const part of [this.side, ...Object.values(this.parts)]) part.inert = waits;
  }

  #tab(name, words) {
    return h("button", { type: "button", role: "tab", id: `tab-${name}`, dataset: { tab: name }, onclick: () => this.#choose(name) }, words);
  }

  #choose(name) {
    for (const button of this.tabs.children) button.setAttribute("aria-selected", String(button.dataset.tab === name));
    for (const [known, element] of Object.entries(this.parts)) element.hidden = known !== name;
    if (name === "floor") this.floor.load();
    if (name === "text") this.text.load();
  }

  #parts(button) {
    const open = this.side.classList.toggle("open");
    button.setAttribute("aria-expanded", String(open));
  }

  /** Undo, redo and save by keys; a field keeps the keys for what is typed in it. */
  #key(event) {
    if (!(event.ctrlKey || event.metaKey) || document.querySelector("dialog[open]")) return;
    const typing = event.target.matches?.("input, textarea") && event.target.dataset.dirty === "yes" || event.target.matches?.("textarea");
    const key = event.key.toLowerCase();
    if (key === "s") this.dialogs.save();
    else if (typing) return;
    else if (key === "z" && !event.shiftKey) this.draft.undo();
    else if (key === "y" || (key === "z" && event.shiftKey)) this.draft.redo();
    else return;
    event.preventDefault();
  }
}

let build = null;

export default {
  mount(region, context) {
    fill(region);
    build = new Build(region, context);
  },
  show: (argument) => build.show(argument),
  hide: () => build.hide(),
};
