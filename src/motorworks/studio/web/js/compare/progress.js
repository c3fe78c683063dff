// How far a job is, with a way to end it.
import { h } from "../element.js";
import { isOpen } from "./jobs.js";
import { span, stateWords } from "./words.js";

/**
 * Make the bar of a job; `update(job)` draws it anew.
 * @param {Object} jobs The jobs of the page.
 * @param {function(Error): void} failed Hears why it cannot be ended.
 */
export function progressOf(jobs, failed) {
  const bar = h("div.progress-fill");
  const track = h("div.progress-track", { role: "progressbar", "aria-label": "Progress", "aria-valuemin": 0, "aria-valuemax": 100 }, bar);
  const words = h("p.progress-words", { "aria-live": "polite" });
  const cancel = h("button.button.small.for-editors", { type: "button" }, "Cancel");
  const element = h("div.job-progress", {}, h("div.progress-line", {}, words, cancel), track);
  let shown = null;
  cancel.addEventListener("click", () => jobs.remove(shown.id).catch(failed));
  return {
    element,
    update(job) {
      shown = job;
      element.hidden = !isOpen(job);
      const share = job.share ?? 0;
      bar.style.width = `${100 * share}%`;
      track.classList.toggle("unknown", job.share === null && job.state === "running");
      track.setAttribute("aria-valuenow", String(Math.round(100 * share)));
      const text = progressWords(job);
      if (words.textContent !== text) words.textContent = text;
    },
  };
}

/** Give how far a job is in one line. */
export function progressWords(job) {
  if (job.state !== "running") return { waiting: "Waiting for room among the jobs that run.", interrupted: "The server goes on with it at its next start." }[job.state] ?? stateWords(job.state)[0];
  const left = job.left === null ? "" : ` · ${span(job.left)} left`;
  return `${job.words || "starting"}${left}`;
}

/** Give what a reader has to know of a job: marks and why it failed. */
export function remarksOf(job) {
  const lines = job.marks.map((mark) => h("p.remark.open", {}, mark.charAt(0).toUpperCase() + mark.slice(1)));
  if (job.error) lines.push(h("p.remark.bad", { role: "alert" }, job.error));
  return lines;
}
