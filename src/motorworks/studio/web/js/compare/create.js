// A new scenario: a copy of a plant, with a change that is worth trying or to be changed by hand.
import { fill, h } from "../element.js";
import { turns } from "../latest.js";
import { fillStill } from "../still.js";

const WAIT = 250;
const BY_HAND = "";

/** The dialog that makes scenarios. */
export class Create {
  /**
   * @param {Object} context
   * @param {function(Object, boolean): void} made Hears the scenario, and whether it is edited now.
   */
  constructor(context, made) {
    Object.assign(this, { context, made, found: [], picked: BY_HAND, named: false, placing: turns(), loading: turns() });
    this.origin = h("select.input", { id: "new-origin", onchange: () => this.#place() });
    this.process = h("select.input", { id: "new-process", onchange: () => this.#load() });
    this.places = h("input.input", { id: "new-places", type: "number", min: 1, max: 10000, placeholder: "a half more", oninput: () => this.#soon() });
    this.filter = h("input.input", { id: "new-filter", type: "search", placeholder: "Filter the changes", "aria-label": "Filter the changes", oninput: () => this.#draw() });
    this.changes = h("div.change-list", { role: "radiogroup", "aria-label": "What is changed" });
    this.title = h("input.input", { id: "new-title", type: "text", required: true, maxlength: 100, oninput: () => (this.named = true) });
    this.wrong = h("p.remark.bad", { role: "alert", hidden: true });
    this.dialog = this.#dialog();
    document.body.append(this.dialog);
  }

  #dialog() {
    const pair = (id, words, input, rest = null) => h("div.field", {}, h("label", { for: id }, words), input, rest);
    const form = h(
      "form",
      { method: "dialog" },
      h("h2", { id: "new-head" }, "New scenario"),
      h("div.in-two", {}, pair("new-origin", "Copy of", this.origin), pair("new-process", "Look at", this.process)),
      h("fieldset", {}, h("legend", {}, "What is changed"), h("div.in-two.and-narrow", {}, this.filter, (this.more = pair("new-places", "Places more", this.places))), this.changes),
      pair("new-title", "Name", this.title),
      this.wrong,
      h(
        "div.button-row.end",
        {},
        h("button.button", { type: "button", onclick: () => this.dialog.close() }, "Cancel"),
        h("button.button", { type: "submit", value: "edit" }, "Create and edit"),
        h("button.button.first", { type: "submit", value: "create" }, "Create"),
      ),
    );
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      this.#create(event.submitter?.value === "edit");
    });
    return h("dialog.create", { "aria-labelledby": "new-head" }, form);
  }

  /**
   * Open the dialog.
   * @param {Array} scenarios What can be copied.
   * @param {{origin?: string, process?: string, kind?: string}} wish What is already known.
   */
  async open(scenarios, { origin = this.context.state.plant, process = "", kind = "" } = {}) {
    this.kind = kind;
    this.named = false;
    this.title.value = "";
    this.filter.value = "";
    this.wrong.hidden = true;
    this.more.hidden = !process;
    fill(this.origin, scenarios.map(({ id, title }) => h("option", { value: id }, title)));
    this.origin.value = scenarios.some(({ id }) => id === origin) ? origin : "base";
    if (!this.dialog.open) this.dialog.showModal();
    await this.#place(process);
  }

  async #place(process = "") {
    const { api } = this.context;
    const isLast = this.placing();
    const known = await this.#asked(() => api.get(`/api/scenarios/${api.part(this.origin.value)}/processes`), []);
    if (!isLast()) return; // another plant is copied, or another one is looked at
    fill(this.process, h("option", { value: "" }, "the whole plant"), known.map(({ name, title }) => h("option", { value: name }, title)));
    this.process.value = known.some(({ name }) => name === process) ? process : "";
    await this.#load();
  }

  #soon() {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.#load(), WAIT);
  }

  async #load() {
    const { api } = this.context;
    const process = this.process.value;
    const asked = new URLSearchParams({ process });
    if (process && this.places.value && this.places.checkValidity()) asked.set("places", this.places.value);
    this.more.hidden = !process;
    const isLast = this.loading();
    fill(this.changes, h("p.quiet", {}, "Looking at the plant …"));
    const found = await this.#asked(() => api.get(`/api/scenarios/${api.part(this.origin.value)}/suggestions?${asked}`), []);
    if (!isLast()) return;
    this.found = found;
    const wanted = process ? (found.find(({ kind }) => kind === (this.kind || "places")) ?? found[0]) : null;
    this.#pick(wanted?.key ?? BY_HAND);
    this.#draw();
  }

  async #asked(work, otherwise) {
    try {
      this.wrong.hidden = true;
      return await work();
    } catch (error) {
      this.#refused(error);
      return otherwise;
    }
  }

  #pick(key) {
    this.picked = key;
    const change = this.found.find((one) => one.key === key);
    if (!this.named) this.title.value = change ? change.title.charAt(0).toUpperCase() + change.title.slice(1) : "";
  }

  #draw() {
    const wanted = this.filter.value.trim().toLowerCase();
    const shown = this.found.filter(({ title, key }) => key === this.picked || title.toLowerCase().includes(wanted));
    fillStill(this.changes, this.#choice(BY_HAND, "Nothing yet; I change it by hand", ""), shown.map((one) => this.#choice(one.key, one.title, this.#price(one))));
  }

  #choice(key, title, price) {
    const input = h("input", { type: "radio", name: "change", value: key, checked: key === this.picked, onchange: () => this.#pick(key) });
    return h("label.change-choice", {}, input, h("span", {}, title), price ? h("small.quiet", {}, price) : null);
  }

  #price({ price, yearly, currency }) {
    const sums = [price ? money(price, currency) : "", yearly ? `${money(yearly, currency)} a year` : ""].filter(Boolean);
    return sums.join(" and ");
  }

  async #create(edit) {
    const change = this.found.find(({ key }) => key === this.picked);
    const body = { origin: this.origin.value, title: this.title.value.trim(), sets: change?.sets ?? [] };
    try {
      const scenario = await this.context.api.post("/api/scenarios", body);
      this.dialog.close();
      this.made(scenario, edit || !change);
    } catch (error) {
      this.#refused(error);
    }
  }

  #refused(error) {
    const texts = (error.findings ?? []).slice(0, 3).map(({ text }) => text);
    this.wrong.textContent = [error.message, ...texts.filter((text) => !error.message.includes(text))].join(" ");
    this.wrong.hidden = false;
  }
}

function money(sum, currency) {
  return new Intl.NumberFormat("en", { notation: "compact", maximumSignificantDigits: 3 }).format(sum) + ` ${currency}`;
}
