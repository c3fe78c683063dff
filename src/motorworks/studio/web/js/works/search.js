/** Find anything by its name, or a part by its number; the plan flies there. */

import { fill, h } from "../element.js";

const SHOWN = 12;
const KINDS = {
  machine: "machine", station: "station", buffer: "buffer", sink: "sink", source: "source", supply: "supply",
  position: "position", line: "line", copy: "line", workshop: "workshop", area: "area", model: "model", part: "part",
};

export class Search {
  /** @param {{stage: object, reach: (thing: object) => void, follow: (part: number) => void}} works */
  constructor(works) {
    this.works = works;
    this.at = 0;
    this.found = [];
    this.input = h("input.input", {
      type: "search", role: "combobox", "aria-expanded": "false", "aria-controls": "search-list", "aria-autocomplete": "list",
      "aria-label": "Search the works", placeholder: "Search: station, line, buffer, number …", autocomplete: "off", spellcheck: "false",
      oninput: () => this.look(), onkeydown: (event) => this.key(event), onfocus: () => this.look(),
      onblur: () => setTimeout(() => this.close(), 150),
    });
    this.list = h("ul.search-list", { id: "search-list", role: "listbox", "aria-label": "Found", hidden: true });
    this.element = h("div.search", { role: "search" }, this.input, h("kbd", { "aria-hidden": "true" }, "/"), this.list);
    this.build();
  }

  /** Make the list of all that can be found. */
  build() {
    const { plan } = this.works.stage;
    const things = [];
    plan.grounds.forEach(({ kind }, g) => { if (kind !== "site" && KINDS[kind]) things.push(entry(plan.ground(g), KINDS[kind], "")); });
    plan.stations.forEach((station, s) => { if (plan.drawn(station.first)) things.push(entry(plan.station(s), "station", plan.lineWords(s))); });
    for (let n = plan.machines; n < plan.count; n += 1) {
      const thing = plan.thing(n);
      if (plan.drawn(n)) things.push(entry(thing, KINDS[thing.kind] ?? thing.kind, plan.copyWords(plan.entry(n)?.copy)));
    }
    (plan.scene.models ?? []).forEach(({ name, title }) => things.push(entry({ kind: "model", name: title || name, path: ["model", name] }, "model", "")));
    this.things = things;
  }

  open() {
    this.input.focus();
    this.input.select();
  }

  close() {
    this.list.hidden = true;
    this.input.setAttribute("aria-expanded", "false");
  }

  look() {
    const words = this.input.value.trim().toLowerCase();
    this.found = words ? this.matches(words) : [];
    this.at = 0;
    const rows = this.found.map(({ thing, kind, where }, n) => h("li", {
      role: "option", id: `found-${n}`, "aria-selected": String(n === 0), onpointerdown: (event) => { event.preventDefault(); this.take(n); },
    }, h("span", {}, thing.name), h("small", {}, where ? `${kind} · ${where}` : kind)));
    fill(this.list, rows.length || !words ? rows : h("li.none", { role: "option", "aria-disabled": "true" }, "Nothing of that name."));
    this.list.hidden = !words;
    this.input.setAttribute("aria-expanded", String(Boolean(words)));
    this.point();
  }

  matches(words) {
    const parts = words.split(/\s+/);
    const rated = [];
    for (const each of this.things) {
      if (!parts.every((part) => each.text.includes(part))) continue;
      const name = each.thing.name.toLowerCase();
      rated.push([name === words ? 0 : name.startsWith(words) ? 1 : name.includes(words) ? 2 : 3, each]);
    }
    rated.sort(([one], [other]) => one - other);
    const found = rated.slice(0, SHOWN).map(([, each]) => each);
    if (/^#?\d{1,15}$/.test(words)) found.unshift(...this.numbers(Number(words.replace("#", ""))));
    return found;
  }

  /** What a number may mean: a part in the works, or the n-th good one that left them. */
  numbers(number) {
    const product = this.works.stage.plan.scene.product || "part";
    const found = [entry({ kind: "part", part: number, name: `Follow part number ${number}` }, "part", "")];
    if (number > 0) found.push(entry({ kind: "motor", motor: number, name: `Follow good ${product} no. ${number}` }, product, "by the order in which they leave"));
    return found;
  }

  key(event) {
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      this.at = (this.at + (event.key === "ArrowDown" ? 1 : -1) + this.found.length) % Math.max(this.found.length, 1);
      this.point();
    } else if (event.key === "Enter") this.take(this.at);
    else if (event.key === "Escape") {
      this.input.value = "";
      this.close();
      this.works.stage.canvas.focus();
    } else return;
    event.preventDefault();
  }

  point() {
    [...this.list.children].forEach((row, n) => row.setAttribute("aria-selected", String(n === this.at)));
    if (this.found.length) this.input.setAttribute("aria-activedescendant", `found-${this.at}`);
    else this.input.removeAttribute("aria-activedescendant");
    this.list.children[this.at]?.scrollIntoView({ block: "nearest" });
  }

  take(n) {
    const found = this.found[n];
    if (!found) return;
    this.close();
    this.input.blur();
    if (found.thing.kind === "part") this.works.follow(found.thing.part);
    else if (found.thing.kind === "motor") this.works.followMotor(found.thing.motor);
    else this.works.reach(found.thing);
  }
}

function entry(thing, kind, where) {
  return { thing, kind, where, text: `${thing.name} ${kind} ${where} ${(thing.path ?? []).join(" ").replaceAll("_", " ")}`.toLowerCase() };
}
