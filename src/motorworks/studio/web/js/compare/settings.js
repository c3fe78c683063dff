// How the plants are compared, how long that will take, and the button that begins it.
import { fill, h } from "../element.js";
import { turns } from "../latest.js";
import { formOf } from "./form.js";
import { counted, span } from "./words.js";

const WAIT = 400;

/** The settings of a comparison. */
export class Settings {
  /**
   * @param {Object} context
   * @param {{picked: function(): string[], begin: function(Object): Promise<void>}} tell
   */
  constructor(context, tell) {
    Object.assign(this, { context, tell, form: null, figures: [], turn: turns() });
    this.body = h("div.option-fields");
    this.button = h("button.button.first.wide-button", { type: "submit", disabled: true }, "Compare");
    this.guess = h("p.quiet", { "aria-live": "polite" });
    this.wrong = h("p.remark.bad", { role: "alert", hidden: true });
    this.element = h(
      "form.card.settings.for-editors",
      { "aria-labelledby": "settings-title", novalidate: true },
      h("h2", { id: "settings-title" }, "Comparison"),
      this.body,
      this.wrong,
      this.button,
      this.guess,
    );
    this.element.addEventListener("submit", (event) => {
      event.preventDefault();
      this.#begin();
    });
  }

  /** Read what can be set; the defaults are those of the command line. */
  load() {
    this.loaded ??= this.#load().catch((error) => {
      this.loaded = null; // tried again when the view is shown again
      throw error;
    });
    return this.loaded;
  }

  async #load() {
    const { comparison } = await this.context.api.get("/api/verbs");
    const options = comparison.options.filter(({ name }) => name !== "responses");
    this.form = formOf(options, () => this.update());
    this.others = h("details.figures", {}, h("summary", {}, "Figures compared"));
    this.others.addEventListener("toggle", () => this.#figures(), { once: true });
    fill(this.body, h("div.in-two", {}, [...this.form.fields.values()]), this.others);
    this.update();
  }

  async #figures() {
    const known = await this.context.api.get("/api/measures");
    const usual = ["good_motors_per_year", "throughput_time_mean", "work_in_process"];
    this.figures = known.map(({ name, title }) => {
      const input = h("input", { type: "checkbox", value: name, checked: usual.includes(name) });
      const words = name.replaceAll("_", " ");
      return { name, input, row: h("label.tick-line", { title }, input, h("span", {}, words)) };
    });
    this.others.append(h("div.measures", { tabindex: 0, role: "group", "aria-label": "Figures compared" }, this.figures.map(({ row }) => row)));
  }

  /** What has been chosen or set has changed. */
  update() {
    const picked = this.tell.picked();
    const enough = picked.length > 1 && this.form;
    this.button.disabled = !enough;
    this.button.textContent = enough ? `Compare ${counted(picked.length, "plant")}` : "Compare";
    this.wrong.hidden = true;
    clearTimeout(this.timer);
    if (!this.context.state.user?.may_edit) return;
    if (!enough) fill(this.guess, "Make a scenario, or tick one, to compare it with the base.");
    else {
      if (!this.guess.textContent.includes(" run")) fill(this.guess, "Looking how long it will take …");
      this.timer = setTimeout(() => this.#estimate(), WAIT);
    }
  }

  #asked() {
    const responses = this.figures.filter(({ input }) => input.checked).map(({ name }) => name);
    return { plants: this.tell.picked(), settings: { ...this.form.values(), ...(responses.length ? { responses } : {}) } };
  }

  async #estimate() {
    const isLast = this.turn();
    try {
      const { runs, kept, seconds } = await this.context.api.post("/api/comparisons/estimate", this.#asked());
      if (!isLast()) return;
      const there = kept ? `, ${kept.toLocaleString("en-US")} of them computed before` : "";
      const time = kept === runs ? "nothing has to be simulated" : `about ${span(Math.max(seconds, 1))}`;
      fill(this.guess, `${counted(runs, "run")}${there}: ${time}.`);
    } catch (error) {
      if (isLast()) this.#refused(error);
    }
  }

  async #begin() {
    try {
      this.button.disabled = true;
      await this.tell.begin(this.#asked());
    } catch (error) {
      this.#refused(error);
    }
    this.button.disabled = this.tell.picked().length < 2;
  }

  #refused(error) {
    fill(this.guess);
    this.wrong.textContent = error.message;
    this.wrong.hidden = false;
  }
}
