// Comparing: scenarios and settings at the left, what came of it at the right.
import { fill, h } from "../element.js";
import { turns } from "../latest.js";
import { Bottleneck } from "./bottleneck.js";
import { Create } from "./create.js";
import { History } from "./history.js";
import { isOpen, jobsOf } from "./jobs.js";
import { changedSince, showOutcome } from "./outcome.js";
import { progressOf, remarksOf } from "./progress.js";
import { Scenarios } from "./scenarios.js";
import { Settings } from "./settings.js";

const TRY = "try:";

/** The view of comparisons. */
class Compare {
  constructor(region, context) {
    this.context = context;
    this.jobs = jobsOf(context);
    this.current = "";
    this.drawn = "";
    this.turn = turns();
    this.scenarios = new Scenarios(context, {
      changed: () => this.#changed(),
      create: (wish) => this.create.open(this.scenarios.all, wish),
    });
    this.create = new Create(context, (scenario, edit) => this.#made(scenario, edit));
    this.settings = new Settings(context, { picked: () => this.scenarios.picked, begin: (body) => this.#begin(body) });
    this.bottleneck = new Bottleneck(context, this.jobs, (wish) => this.create.open(this.scenarios.all, wish));
    this.history = new History(context, this.jobs, (id) => this.#open(id));
    this.progress = progressOf(this.jobs, (error) => context.say(error.message, "bad"));
    this.said = h("p.hidden-text", { role: "status" });
    this.outcome = h("div.result");
    this.since = h("div");
    this.card = h("section.card.outcome-card", { "aria-label": "Result of the comparison", hidden: true }, this.progress.element, this.outcome);
    fill(
      region,
      h("div.compare", {}, h("div.first-column", {}, this.said, this.scenarios.element, this.settings.element), h("div.second-column", {}, this.card, this.bottleneck.element, this.history.element)),
    );
    this.jobs.on((job) => this.#heard(job));
    context.socket.on("draft", ({ id, version }) => {
      if (version === null) this.scenarios.forget(id);
      else this.#soon();
    });
  }

  /** The view is opened; the argument may be a job, or a process to be changed as try:PROCESS. */
  async show(argument) {
    const isLast = this.turn();
    await Promise.all([this.jobs.loaded, this.scenarios.load(), this.settings.load()]);
    if (!isLast()) return; // something else was asked for meanwhile
    this.settings.update();
    if (argument.startsWith(TRY)) {
      history.replaceState(null, "", "#compare"); // once is enough
      await this.create.open(this.scenarios.all, { process: argument.slice(TRY.length) });
    } else if (this.jobs.get(argument)) this.current = argument;
    this.#update();
    this.bottleneck.update();
  }

  /** The scenarios are others, or others are chosen. */
  #changed() {
    this.settings.update();
    const job = this.jobs.get(this.current);
    fill(this.since, job && this.scenarios.all.length ? changedSince(job, this.scenarios.all) : null);
  }

  #soon() {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.scenarios.load(), 300);
  }

  async #made({ id, title }, edit) {
    await this.scenarios.load();
    this.said.textContent = `“${title}” is among the scenarios.`;
    if (!edit) return this.settings.button.focus();
    this.context.change("plant", id);
    this.context.go("build");
  }

  async #begin(body) {
    const job = await this.jobs.order("/api/comparisons", body);
    this.#open(job.id);
    this.card.scrollIntoView({ block: "nearest" });
  }

  #open(id) {
    this.current = id;
    this.#update();
  }

  #heard(job) {
    if (!job || job.kind === "comparison") this.#update();
  }

  #update() {
    if (!this.jobs.get(this.current)) this.current = this.jobs.all(({ kind }) => kind === "comparison")[0]?.id ?? "";
    this.history.draw(this.current);
    const job = this.jobs.get(this.current);
    this.card.hidden = !job;
    if (!job) return;
    this.progress.update(job);
    const mark = `${job.id} ${job.state} ${job.marks.length}`;
    if (mark === this.drawn) return;
    this.drawn = mark;
    this.#draw(job);
  }

  async #draw(job) {
    fill(this.outcome, isOpen(job) ? h("h2", {}, job.title) : null, remarksOf(job), job.state === "cancelled" ? h("p.quiet", {}, "This comparison was cancelled. What was computed is kept and not computed again.") : null);
    if (job.state !== "done") return;
    const { drawn } = this;
    try {
      const result = await this.context.api.get(`/api/jobs/${this.context.api.part(job.id)}/result`);
      if (drawn !== this.drawn) return; // another one is shown by now
      showOutcome(this.outcome, job, result, this.context, this.since);
      this.#changed();
    } catch (error) {
      if (drawn === this.drawn) fill(this.outcome, h("p.remark.bad", { role: "alert" }, error.message));
    }
  }
}

let compare = null;

export default {
  mount(region, context) {
    compare = new Compare(region, context);
  },
  show(argument) {
    compare.show(argument);
  },
};
