// Something new to be computed: a run or a study, with the options of its verb.
import { fill, h } from "../element.js";
import { formOf } from "../compare/form.js";

/** The dialog that begins runs and studies. */
export class Order {
  /**
   * @param {Object} context
   * @param {Object} jobs
   * @param {function(Object): void} begun Hears the job.
   */
  constructor(context, jobs, begun) {
    Object.assign(this, { context, jobs, begun, verbs: null });
    this.plant = h("select.input", { id: "order-plant", onchange: () => this.#fit() });
    this.verb = h("select.input", { id: "order-verb", onchange: () => this.#pick() });
    this.answers = h("p.quiet");
    this.fields = h("div.in-two.option-fields");
    this.lacks = h("p.remark.open", { "aria-live": "polite", hidden: true });
    this.first = h("button.button.first", { type: "submit" }, "Begin");
    this.wrong = h("p.remark.bad", { role: "alert", hidden: true });
    const pair = (id, words, input) => h("div.field", {}, h("label", { for: id }, words), input);
    const form = h(
      "form",
      { method: "dialog" },
      h("h2", { id: "order-head" }, "New run or study"),
      h("div.in-two", {}, pair("order-verb", "What", this.verb), pair("order-plant", "Of", this.plant)),
      this.answers,
      this.lacks,
      this.fields,
      this.wrong,
      h("div.button-row.end", {}, h("button.button", { type: "button", onclick: () => this.dialog.close() }, "Cancel"), this.first),
    );
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      this.#begin();
    });
    this.dialog = h("dialog.create", { "aria-labelledby": "order-head" }, form);
    document.body.append(this.dialog);
  }

  /** Open the dialog; a verb may be chosen already. */
  async open(verb = "run") {
    const { api, state } = this.context;
    this.wrong.hidden = true;
    try {
      const [verbs, plants] = await Promise.all([this.verbs ?? api.get("/api/verbs"), api.get("/api/scenarios")]);
      this.verbs = verbs;
      const all = [verbs.run, ...verbs.studies];
      fill(this.verb, all.map(({ name, title }) => h("option", { value: name }, title)));
      fill(this.plant, plants.map(({ id, title }) => h("option", { value: id }, title)));
      this.plant.value = plants.some(({ id }) => id === state.plant) ? state.plant : "base";
      this.verb.value = verb;
      this.fits = { error: "", lacks: {}, names: {} };
      this.#pick();
      this.dialog.showModal();
      await this.#fit();
    } catch (error) {
      this.context.say(error.message, "bad");
    }
  }

  #pick() {
    const verb = [this.verbs.run, ...this.verbs.studies].find(({ name }) => name === this.verb.value);
    this.form = formOf(verb.options);
    this.wrong.hidden = true;
    fill(this.answers, verb.answers);
    fill(this.fields, [...this.form.fields.values()]);
    this.#fitted();
  }

  /** Ask what the chosen plant lacks, and which names it has. */
  async #fit() {
    const { api } = this.context;
    const plant = this.plant.value;
    const fits = await api.get(`/api/scenarios/${api.part(plant)}/verbs`);
    if (plant !== this.plant.value) return;
    this.fits = fits;
    this.#fitted();
  }

  #fitted() {
    const verb = this.verb.value;
    const { error, lacks, names } = this.fits;
    const said = error || (lacks[verb] ? `This plant cannot be asked that yet: ${lacks[verb]}.` : "");
    fill(this.lacks, said);
    this.lacks.hidden = !said;
    this.first.disabled = Boolean(said);
    this.form.known(names[verb] ?? {});
  }

  async #begin() {
    const verb = this.verb.value;
    const body = { plant: this.plant.value, settings: this.form.values() };
    this.wrong.hidden = true;
    this.form.refused([]);
    try {
      const job = verb === "run" ? await this.jobs.order("/api/runs", body) : await this.jobs.order("/api/studies", { ...body, verb });
      this.dialog.close();
      this.begun(job);
    } catch (error) {
      const others = this.form.refused(error.findings ?? []);
      const placed = others.length < (error.findings ?? []).length;
      this.wrong.textContent = [placed ? "" : error.message, ...others.slice(0, 3).map(({ text }) => text)].join(" ").trim();
      this.wrong.hidden = !this.wrong.textContent;
    }
  }
}
