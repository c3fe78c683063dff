// What holds the plant back, found by runs, and the changes that may help there.
import { fill, h } from "../element.js";
import { fillStill } from "../still.js";
import { isOpen } from "./jobs.js";
import { progressOf, remarksOf } from "./progress.js";
import { when } from "./words.js";

const VERB = "bottleneck";
const SHOWN = 3;
// Without the method that simulates small changes at each process: it takes many times as long.
const QUICK = { candidates: 0, replications: 4 };
const BASE = "base";

/** The card with the bottleneck of the base. */
export class Bottleneck {
  /**
   * @param {Object} context
   * @param {Object} jobs The jobs of the page.
   * @param {function(Object): void} attempt Hears the process and kind of change to be tried.
   */
  constructor(context, jobs, attempt) {
    Object.assign(this, { context, jobs, attempt, shown: "" });
    this.progress = progressOf(jobs, (error) => context.say(error.message, "bad"));
    this.button = h("button.button.for-editors", { type: "button", onclick: () => this.#find() }, "Find the bottleneck");
    this.body = h("div.found-there");
    this.element = h(
      "section.card.bottleneck",
      { "aria-labelledby": "bottleneck-title" },
      h("header.card-head", {}, h("h2", { id: "bottleneck-title" }, "What holds the base back?"), this.button),
      this.progress.element,
      this.body,
    );
    this.progress.element.hidden = true;
    jobs.on((job) => {
      if (!job || job.verb === VERB) this.update();
    });
  }

  /** Show the newest study, or how far it is. */
  async update() {
    const [job] = this.jobs.all(({ verb, plants, state }) => verb === VERB && plants[0].id === BASE && state !== "cancelled");
    this.button.disabled = Boolean(job && isOpen(job));
    this.button.textContent = job?.state === "done" ? "Find it anew" : "Find the bottleneck";
    if (!job) {
      fill(this.body, h("p.quiet", {}, "A few runs of the base rank its processes: by use, by waiting and by active periods."));
      return;
    }
    this.progress.update(job);
    const mark = `${job.id} ${job.state}`;
    if (mark === this.shown) return;
    this.shown = mark;
    if (isOpen(job)) fill(this.body);
    else if (job.state === "done") await this.#show(job);
    else fill(this.body, remarksOf(job));
  }

  async #find() {
    try {
      this.button.disabled = true;
      await this.jobs.order("/api/studies", { verb: VERB, plant: BASE, settings: QUICK });
    } catch (error) {
      this.button.disabled = false;
      this.context.say(error.message, "bad");
    }
  }

  async #show(job) {
    const { api, go } = this.context;
    const { processes } = await api.get(`/api/jobs/${api.part(job.id)}/result`);
    const known = await this.#titles();
    if (this.shown !== `${job.id} ${job.state}`) return; // another one is found by now
    fillStill(
      this.body,
      h("ol.bottlenecks", {}, processes.slice(0, SHOWN).map((one, n) => this.#row(one, n, known))),
      h("p.quiet", {}, `Found ${when(job.ended)}. `, h("button.as-link", { type: "button", onclick: () => go("results", job.id) }, "Open the page with all processes")),
    );
  }

  async #titles() {
    const found = await this.context.api.get(`/api/scenarios/${BASE}/processes`);
    return new Map(found.map(({ name, title }) => [name, title]));
  }

  #row({ process, why }, n, titles) {
    const attempt = (kind, text) => h("button.button.small.for-editors", { type: "button", onclick: () => this.attempt({ process, kind, origin: BASE }) }, text);
    return h(
      "li",
      {},
      h("div", {}, h("strong", {}, titles.get(process) ?? process), h("p.quiet", {}, why)),
      n < 2 ? h("div.button-row", {}, attempt("places", "Try more places"), attempt("machine", "Try one more machine")) : null,
    );
  }
}
