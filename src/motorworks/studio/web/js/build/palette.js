// What can be added, and all that there is, by kind.
import { fill, h } from "../element.js";
import { draggable } from "./drags.js";
import { whenStill } from "../still.js";

const MOST = 300;

/** The list at the left. */
export class Palette {
  constructor(draft, acts) {
    this.draft = draft;
    this.acts = acts;
    this.open = new Set();
    this.wanted = "";
    this.first = h("div.palette", { role: "group", "aria-label": "Add" });
    this.rest = h("div.kinds");
    this.find = h("input.input", { type: "search", placeholder: "Find by name", "aria-label": "Find by name" });
    this.find.addEventListener("input", () => {
      this.wanted = this.find.value.trim().toLowerCase();
      this.#kinds();
    });
    const plant = h("button.button.small", { type: "button", onclick: () => draft.select(["plant"]) }, "The plant itself");
    this.element = h("div.parts", {}, h("h2", {}, "Add"), this.first, h("p.quiet", {}, "Press, or drag to the place."), h("h2", {}, "All there is"), this.find, plant, this.rest);
    for (const name of ["outline", "state", "select"]) draft.on(name, () => whenStill(this, () => this.draw()));
  }

  draw() {
    const offered = this.draft.words.filter(({ palette }) => palette !== null).sort((a, b) => a.palette - b.palette);
    if (this.first.childElementCount !== offered.length) {
      fill(this.first, offered.map(({ word, sentence }) => draggable(h("button.add", { type: "button", class: word, title: sentence, dataset: { add: word }, onclick: () => this.acts.add(word) }, h("i", { "aria-hidden": "true" }), word.replaceAll("_", " ")), { add: word })));
    }
    this.#kinds();
  }

  #kinds() {
    const { words } = this.draft;
    const none = words.filter(({ nouns }) => !nouns.length);
    const others = h("details", { open: this.open.has("") }, h("summary", {}, "Kinds with nothing in them"), none.map((table) => this.#kind(table)));
    others.addEventListener("toggle", () => this.open[others.open ? "add" : "delete"](""));
    fill(this.rest, words.filter(({ nouns }) => nouns.length).map((table) => this.#kind(table)), none.length && !this.wanted ? others : null);
  }

  #kind({ word, sentence, nouns }) {
    const all = nouns.flatMap((noun) => [noun, ...(noun.stations ?? []), ...(noun.buffer ?? []), ...(noun.transport ?? [])]);
    const found = this.wanted ? all.filter(({ name, title }) => `${name} ${title}`.toLowerCase().includes(this.wanted)) : nouns;
    if (this.wanted && !found.length) return null;
    const wrong = this.draft.findings([word]).filter(({ severity }) => severity === "error").length;
    const details = h("details", { open: this.open.has(word) || Boolean(this.wanted) }, h("summary", { title: sentence }, word.replaceAll("_", " "), h("span.number", {}, nouns.length || ""), wrong ? h("span.count", { "aria-label": `${wrong} errors` }, wrong) : null));
    const list = () => details.append(h("ul", {}, found.slice(0, MOST).map((noun) => h("li", {}, this.#entry(noun)))), h("button.link", { type: "button", onclick: () => this.acts.add(word, null) }, `+ ${word.replaceAll("_", " ")}`));
    if (details.open) list();
    details.addEventListener("toggle", () => {
      this.open[details.open ? "add" : "delete"](word);
      if (details.open && details.childElementCount === 1) list();
    });
    return details;
  }

  #entry({ name, title, path }) {
    return h("button.link", { type: "button", "aria-current": this.draft.isSelected(path) ? "true" : null, onclick: () => this.draft.select(path) }, name, title ? h("small", {}, ` ${title}`) : null);
  }
}
