// The base and its scenarios: what differs, which are compared, what can be done with each.
import { fill, h } from "../element.js";
import { turns } from "../latest.js";
import { fillStill } from "../still.js";
import { confirmed, named } from "./question.js";
import { counted } from "./words.js";

const SHOWN = 3;
export const BASE = "base";
const MOST = 12; // plants that the server compares at once

/** The list of scenarios, with a choice of those that are compared. */
export class Scenarios {
  /**
   * @param {Object} context
   * @param {{changed: function(): void, create: function(Object): void}} tell
   */
  constructor(context, tell) {
    this.context = context;
    this.tell = tell;
    this.all = [];
    this.turn = turns();
    this.chosen = new Set();
    this.known = new Set([BASE]);
    this.list = h("ul.scenarios");
    this.element = h(
      "section.card",
      { "aria-labelledby": "scenarios-title" },
      h("header.card-head", {}, h("h2", { id: "scenarios-title" }, "Scenarios"), h("button.button.small.for-editors", { type: "button", onclick: () => tell.create({}) }, "New scenario")),
      h("p.quiet", {}, "Named copies beside the base. Those with a tick are compared with it."),
      this.list,
    );
  }

  /** Read them anew, until they are those of the last answer; a scenario that is new is chosen. */
  load() {
    return (this.reading = this.#read());
  }

  async #read() {
    const isLast = this.turn();
    try {
      const all = await this.context.api.get("/api/scenarios");
      if (!isLast()) return this.reading;
      this.all = all;
    } catch (error) {
      if (!isLast()) return this.reading;
      return fill(this.list, h("li.remark.bad", { role: "alert" }, error.message));
    }
    for (const { id, error } of this.all) {
      if (!this.known.has(id) && !error && !this.#full) this.chosen.add(id);
      this.known.add(id);
    }
    const there = new Set(this.all.filter((one) => !one.error).map((one) => one.id));
    this.chosen = new Set([...this.chosen].filter((id) => there.has(id)));
    this.draw();
    return this.tell.changed();
  }

  /** A plant was taken away; what is being read may still have it. */
  forget(id) {
    this.load();
    this.all = this.all.filter((one) => one.id !== id);
    this.chosen.delete(id);
    this.known.delete(id);
    this.draw();
    this.tell.changed();
  }

  /** Give the ids of the plants to be compared, the base first. */
  get picked() {
    return [BASE, ...this.all.map(({ id }) => id).filter((id) => this.chosen.has(id))];
  }

  /** Draw the list. */
  draw() {
    const none = h("li.none-yet", {}, "No scenario yet. Begin with the bottleneck, or make a copy and change it by hand.");
    fillStill(this.list, this.all.map((scenario) => this.#entry(scenario)), this.all.length < 2 ? none : null);
  }

  #entry(scenario) {
    const isBase = scenario.id === BASE;
    const id = `compare-${scenario.id}`;
    const tick = h("input", {
      type: "checkbox",
      id,
      checked: isBase || this.chosen.has(scenario.id),
      disabled: isBase || Boolean(scenario.error),
      onchange: ({ target }) => this.#choose(scenario.id, target.checked),
    });
    return h(
      "li.scenario",
      { dataset: { id: scenario.id } },
      tick,
      h("div.result-about", {}, h("label", { for: id }, scenario.title, isBase ? h("span.tag", {}, "base") : null), this.#differences(scenario, isBase)),
      this.#menu(scenario, isBase),
    );
  }

  get #full() {
    return [...this.chosen].filter((id) => id !== BASE).length >= MOST - 1;
  }

  #choose(id, wanted) {
    if (!wanted) this.chosen.delete(id);
    else if (!this.#full) this.chosen.add(id);
    else {
      this.context.say(`At most ${MOST} plants are compared at once: take the tick from another first.`, "open");
      this.draw();
    }
    this.tell.changed();
  }

  #differences({ differences, count, error }, isBase) {
    if (error) return h("p.remark.bad", {}, error);
    if (isBase) return null;
    if (!count) return h("p.quiet", {}, "no difference from the base yet");
    const lines = differences.slice(0, SHOWN).map(({ words }) => h("li", {}, words));
    const rest = count - lines.length;
    return h("ul.differences", {}, lines, rest > 0 ? h("li.quiet", {}, `and ${counted(rest, "more difference")}`) : null);
  }

  #menu(scenario, isBase) {
    const item = (text, work, kind = "") => h("button", { type: "button", class: kind, onclick: () => work(scenario) }, text);
    const items = [item("Edit", (one) => this.#edit(one)), item("Rename", (one) => this.#rename(one)), item("Copy", (one) => this.tell.create({ origin: one.id }))];
    if (!isBase) items.push(item("Make it the base", (one) => this.#adopt(one)), item("Delete", (one) => this.#remove(one), "bad"));
    const menu = h("details.more-menu.for-editors", {}, h("summary", { "aria-label": `More for ${scenario.title}` }, "⋯"), h("div.more-items", {}, items));
    menu.addEventListener("focusout", ({ relatedTarget }) => {
      if (!menu.contains(relatedTarget)) menu.open = false;
    });
    menu.addEventListener("keydown", ({ key }) => {
      if (key !== "Escape") return;
      menu.open = false;
      menu.querySelector("summary").focus();
    });
    return menu;
  }

  #edit({ id }) {
    this.context.change("plant", id);
    this.context.go("build");
  }

  async #rename({ id, title }) {
    const wanted = await named("New name of the scenario", title);
    if (wanted) await this.#do(() => this.context.api.put(this.#path(id, "/title"), { title: wanted }));
  }

  async #adopt({ id, title }) {
    if (!(await confirmed(`Give the base the values of “${title}”? It can be undone where plants are edited.`, "Make it the base"))) return;
    await this.#do(() => this.context.api.put(this.#path(id, "/base")));
  }

  async #remove({ id, title }) {
    if (!(await confirmed(`Delete “${title}”? Comparisons with it stay.`, "Delete"))) return;
    await this.#do(() => this.context.api.remove(this.#path(id)));
  }

  #path(id, rest = "") {
    return `/api/scenarios/${this.context.api.part(id)}${rest}`;
  }

  async #do(work) {
    try {
      await work();
    } catch (error) {
      this.context.say(error.message, "bad");
    }
    await this.load();
  }
}
