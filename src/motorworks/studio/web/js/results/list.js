// The list of all results: jobs of the studio, and pages that the command line wrote.
import { fill, h } from "../element.js";
import { isOpen } from "../compare/jobs.js";
import { progressWords } from "../compare/progress.js";
import { capital, stateWords, when } from "../compare/words.js";
import { whenStill } from "../still.js";

/** The list of results. */
export class List {
  /**
   * @param {Object} context
   * @param {Object} jobs
   * @param {function(string): void} open Hears the id of the one to be shown.
   * @param {function(): void} order Begins something new.
   */
  constructor(context, jobs, open, order) {
    Object.assign(this, { context, jobs, open, shown: "", pages: [], current: "" });
    this.filter = h("input.input", { type: "search", placeholder: "Filter", "aria-label": "Filter the results", oninput: () => this.draw(this.current, this.pages) });
    this.list = h("ul.result-list");
    this.element = h(
      "nav.first-column",
      { "aria-label": "Results" },
      h("header.card-head", {}, h("h2", {}, "Results"), h("button.button.first.small.for-editors", { type: "button", onclick: order }, "New run or study")),
      this.filter,
      this.list,
    );
  }

  /** Draw the list; `current` is the one that is shown. */
  draw(current, pages) {
    Object.assign(this, { current, pages });
    const wanted = this.filter.value.trim().toLowerCase();
    const own = this.jobs.all().map((job) => this.#ofJob(job));
    const found = pages.map((page) => this.#ofPage(page));
    const all = [...own, ...found].sort((a, b) => (a.made < b.made ? 1 : -1)).filter(({ text }) => text.includes(wanted));
    const mark = JSON.stringify([current, this.jobs.damaged, all.map(({ key }) => key)]);
    if (mark === this.shown) return;
    this.shown = mark;
    const damaged = this.jobs.damaged.map((text) => h("li.remark.open", {}, `An entry cannot be read and is left out: ${text}`));
    whenStill(this, () => fill(this.list, damaged, all.map((entry) => this.#entry(entry)), all.length ? null : h("li.quiet", {}, wanted ? "Nothing of that kind." : "Nothing has been computed yet. Begin with a run of the plant, or compare scenarios.")));
  }

  #ofJob(job) {
    const kind = job.what;
    const [word, tag] = stateWords(job.state);
    const detail = isOpen(job) ? progressWords(job) : when(job.ended || job.made);
    return { id: job.id, made: job.made, title: job.title, kind, word: job.state === "done" ? "" : word, tag, detail, text: `${job.title} ${kind} ${word}`.toLowerCase(), key: [job.id, job.state, detail, job.title] };
  }

  #ofPage(page) {
    const detail = `${when(page.made)} · ${page.file}`;
    return { id: page.id, made: page.made, title: page.plant, kind: capital(page.kind), word: "", tag: "", detail, text: `${page.plant} ${page.kind} ${page.file}`.toLowerCase(), key: [page.id, page.made] };
  }

  #entry({ id, title, kind, word, tag, detail }) {
    const current = id === this.current;
    return h(
      "li",
      {},
      h(
        "button.result-entry",
        { type: "button", class: current ? "is-current" : "", "aria-current": current ? "true" : null, dataset: { id }, onclick: () => this.open(id) },
        h("span.result-kind", {}, kind, word ? h("span.tag", { class: tag }, word) : null),
        h("span.result-title", {}, title),
        h("span.quiet", {}, detail),
      ),
    );
  }
}
