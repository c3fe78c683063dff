// One result: its page inside, sealed off, and what can be done with it.
import { fill, h } from "../element.js";
import { isOpen } from "../compare/jobs.js";
import { progressOf, remarksOf } from "../compare/progress.js";
import { confirmed } from "../compare/question.js";
import { bytes, byWhom, counted, span, when } from "../compare/words.js";

/** Shows one result. */
export class Viewer {
  /**
   * @param {Object} context
   * @param {Object} jobs
   * @param {function(): void} close Shows the list alone.
   * @param {Object} invite What is shown where there is no result.
   */
  constructor(context, jobs, close, invite) {
    Object.assign(this, { context, jobs, close, invite, shown: null, source: "" });
    this.progress = progressOf(jobs, (error) => context.say(error.message, "bad"));
    this.head = h("header.result-about");
    this.body = h("div.result-page");
    this.element = h("section.result-viewer", { "aria-label": "Result" }, this.head, this.progress.element, this.body);
  }

  /** Show a job, or a page of the command line, or neither. */
  draw(job, page) {
    if (job) this.progress.update(job);
    else this.progress.element.hidden = true;
    const mark = job ? `${job.id} ${job.state} ${job.marks.length}` : (page?.id ?? "");
    if (mark === this.shown) return;
    this.shown = mark;
    if (job) this.#job(job);
    else if (page) this.#page(page);
    else this.#nothing();
  }

  /** Show the page anew, in the colours that are wanted now. */
  repaint() {
    if (this.source) this.#frame(this.source, this.title);
  }

  #nothing() {
    this.source = "";
    fill(this.head);
    fill(this.body, this.invite.element);
    this.invite.load();
  }

  #page(page) {
    fill(this.head, this.#back(), h("h2", {}, page.plant), h("p.quiet", {}, `${page.kind} · written ${when(page.made)} by Motorworks ${page.version} on the command line · ${page.file}`), this.#buttons(`/api/results/${this.context.api.part(page.id)}/page`, []));
    this.#frame(`/api/results/${this.context.api.part(page.id)}/page`, `${page.kind} of ${page.plant}`);
  }

  async #job(job) {
    const path = `/api/jobs/${this.context.api.part(job.id)}`;
    this.source = "";
    const remove = h("button.button.small.bad.for-editors", { type: "button", onclick: () => this.#remove(job) }, "Delete");
    fill(this.head, this.#back(), h("h2", {}, `${job.what}: ${job.title}`), h("p.quiet", {}, facts(job)), remarksOf(job), job.state === "done" ? this.#buttons(`${path}/page`, [remove], h("span.files-here")) : isOpen(job) ? null : h("div.button-row", {}, remove));
    fill(this.body);
    if (job.state !== "done") return;
    this.#frame(`${path}/page`, job.title);
    await this.#files(job, path);
  }

  #back() {
    return h("button.button.small.back-to-list", { type: "button", onclick: () => this.close() }, "‹ All results");
  }

  #buttons(page, others, more = null) {
    const theme = this.context.state.theme;
    return h("div.button-row", {}, h("a.button.small", { href: `${page}?theme=${theme}`, target: "_blank", rel: "noopener" }, "Open by itself"), h("a.button.small", { href: page, download: "result.html" }, "Download the page"), more, others);
  }

  async #files(job, path) {
    const { api, go } = this.context;
    try {
      const { files, trace } = await api.get(`${path}/files`);
      if (!this.shown?.startsWith(job.id)) return;
      const links = files.filter(({ name }) => !name.endsWith(".html")).map(({ name, size }) => h("a", { href: `${path}/files/${name.split("/").map(api.part).join("/")}`, download: name.split("/").at(-1) }, `${name} (${bytes(size)})`));
      const menu = h("details.more-menu", {}, h("summary.button.small", {}, "Files"), h("div.more-items", {}, links, job.kind === "run" ? h("button.for-editors", { type: "button", onclick: () => this.#workbook(job, path) }, "Make a workbook (Excel)") : null));
      const replay = trace ? h("button.button.small", { type: "button", onclick: () => go("works", `trace:${trace}`) }, "Replay in the works") : null;
      this.head.querySelector(".files-here")?.replaceWith(menu, ...(replay ? [replay] : []));
    } catch (error) {
      this.context.say(error.message, "bad");
    }
  }

  async #workbook(job, path) {
    try {
      await this.context.api.post(`${path}/workbook`);
      this.context.say("The workbook is among the files.", "good");
      this.shown = "";
      this.draw(job);
    } catch (error) {
      this.context.say(error.message, "bad");
    }
  }

  #frame(source, title) {
    this.source = source;
    this.title = title;
    // Whatever stands in the page, it can neither call the server nor reach this one; it may be
    // printed, and its tables copied.
    fill(this.body, h("iframe", { sandbox: "allow-scripts allow-modals", allow: "clipboard-write *", src: `${source}?theme=${this.context.state.theme}`, title }));
  }

  async #remove(job) {
    if (!(await confirmed("Delete this result with its page and files?", "Delete"))) return;
    try {
      await this.jobs.remove(job.id);
      this.close();
    } catch (error) {
      this.context.say(error.message, "bad");
    }
  }
}

function facts(job) {
  const plants = job.plants.map(({ title, version }) => `${title}, version ${version}`).join("; ");
  const { seed, replications } = job.settings;
  return [
    plants,
    replications ? counted(replications, "replication") : "",
    seed === undefined ? "" : `seed ${seed}`,
    when(job.ended || job.made),
    job.seconds ? `took ${span(job.seconds)}${byWhom(job)}` : "",
  ]
    .filter(Boolean)
    .join(" · ");
}
