// The comparisons that were made, the newest first.
import { fill, h } from "../element.js";
import { whenStill } from "../still.js";
import { isOpen } from "./jobs.js";
import { confirmed } from "./question.js";
import { counted, stateWords, when } from "./words.js";

/** The list of comparisons. */
export class History {
  /**
   * @param {Object} context
   * @param {Object} jobs
   * @param {function(string): void} open Hears the id of the one to be shown.
   */
  constructor(context, jobs, open) {
    Object.assign(this, { context, jobs, open, shown: "" });
    this.list = h("ul.comparison-list");
    this.element = h("section.card", { "aria-labelledby": "history-title" }, h("h2", { id: "history-title" }, "Comparisons so far"), this.list);
  }

  /** Draw the list; `current` is the one that is shown. */
  draw(current) {
    const all = this.jobs.all(({ kind }) => kind === "comparison");
    this.element.hidden = !all.length;
    const text = JSON.stringify([current, all.map(({ id, state, title }) => [id, state, title])]);
    if (text === this.shown) return;
    this.shown = text;
    whenStill(this, () => fill(this.list, all.map((job) => this.#entry(job, job.id === current))));
  }

  #entry(job, isCurrent) {
    const [word, kind] = stateWords(job.state);
    const remove = h("button.button.icon.small.for-editors", { type: "button", "aria-label": `${isOpen(job) ? "Cancel" : "Delete"} ${job.title}`, onclick: () => this.#remove(job) }, "×");
    return h(
      "li",
      { class: isCurrent ? "is-current" : "" },
      h(
        "button.result-entry",
        { type: "button", "aria-current": isCurrent ? "true" : null, dataset: { id: job.id }, onclick: () => this.open(job.id) },
        h("span.result-title", {}, job.title),
        h("span.quiet", {}, `${when(job.made)} · ${counted(job.plants.length, "plant")} · ${counted(job.settings.replications, "replication")} of ${job.settings.duration}`),
      ),
      h("span.tag", { class: kind }, word),
      remove,
    );
  }

  async #remove(job) {
    if (!isOpen(job) && !(await confirmed("Delete this comparison? Its runs stay in the store.", "Delete"))) return;
    try {
      await this.jobs.remove(job.id);
    } catch (error) {
      this.context.say(error.message, "bad");
    }
  }
}
