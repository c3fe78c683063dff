// What is done with the plant as a whole: undo, save, files, findings.
import { fill, h } from "../element.js";

/** The bar above the board. */
export class Toolbar {
  /** @param {Object} draft @param {Object} acts @param {Object<string, function(): void>} open Dialogs by name. */
  constructor(draft, acts, open) {
    this.draft = draft;
    this.acts = acts;
    this.undo = h("button.button.small", { type: "button", onclick: () => draft.undo() }, "Undo");
    this.redo = h("button.button.small", { type: "button", onclick: () => draft.redo() }, "Redo");
    this.save = h("button.button.small.first", { type: "button", onclick: open.save }, "Save");
    this.changes = h("button.button.small", { type: "button", onclick: open.differences }, "Differences");
    this.line = h("button.button.small", { type: "button", onclick: () => acts.intoLine() }, "Make a line");
    this.found = h("button.button.small", { type: "button", onclick: open.findings });
    this.more = h("details.menu", {}, h("summary.button.small", {}, "File"), h("div.card", {}, this.#item("New plant …", open.create), this.#item("Upload a plant file …", open.upload), this.#item("Download", open.download)));
    this.outside = h("div.outside", { role: "status" });
    this.element = h("div.toolbar", { role: "toolbar", "aria-label": "Plant" }, this.undo, this.redo, this.line, h("span.space"), this.found, this.changes, this.save, this.more);
    for (const name of ["state", "select"]) draft.on(name, () => this.draw());
    draft.on("opening", () => this.rest("Reading …"));
    this.rest("Reading …");
  }

  /** Offer nothing that needs a plant while there is none, and say why. */
  rest(why) {
    for (const button of [this.undo, this.redo, this.save, this.changes, this.found]) button.disabled = true;
    this.line.hidden = true;
    this.found.textContent = why;
    this.found.classList.remove("bad");
    fill(this.outside);
  }

  #item(words, act) {
    return h("button.link", { type: "button", onclick: () => {
      this.more.open = false;
      act();
    } }, words);
  }

  draw() {
    const { state } = this.draft;
    if (!state) return;
    this.#step(this.undo, "Undo", state.undo);
    this.#step(this.redo, "Redo", state.redo);
    this.save.disabled = state.saved && !state.outside;
    this.changes.disabled = state.saved;
    this.line.hidden = this.acts.free.length < 2;
    const others = state.findings.length - state.errors;
    const count = state.checked < state.version ? "Checking …" : state.errors ? `${state.errors} ${state.errors === 1 ? "error" : "errors"}` : others ? `No errors, ${others} to look at` : "No errors";
    this.found.textContent = count;
    this.found.classList.toggle("bad", state.errors > 0);
    this.found.disabled = !state.findings.length;
    fill(this.outside, state.outside ? h("p", {}, `${state.file} was changed outside. `, h("button.button.small", { type: "button", onclick: () => this.draft.reread() }, "Take it over")) : null);
  }

  #step(button, word, words) {
    button.disabled = !words;
    button.title = words ? `${word}: ${words}` : `Nothing to ${word.toLowerCase()}`;
  }
}
