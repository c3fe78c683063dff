// What a comparison gave: verdict, table, box plots, and the ways to take it away.
import { fill, h } from "../element.js";
import { boxesOf } from "./boxes.js";
import { remarksOf } from "./progress.js";
import { tableOf } from "./table.js";
import { byWhom, counted, span, when } from "./words.js";

const SURE = { more: ["sure", "good"], less: ["sure", "good"], equal: ["equal", ""], open: ["cannot be told", "open"] };

/**
 * Fill an element with what a comparison gave.
 * @param {HTMLElement} host
 * @param {Object} job
 * @param {Object} result What the server has of it.
 * @param {Object} context
 * @param {HTMLElement} since Where it is said that a plant has been changed since.
 */
export function showOutcome(host, job, result, { api, go }, since) {
  fill(
    host,
    verdict(result),
    h("p.quiet", {}, result.precision.replaceAll(" %", "\u00a0%")),
    remarksOf(job),
    since,
    h("h3", {}, "Figures"),
    tableOf(result),
    h("h3", {}, "Every replication"),
    legend(),
    h("div.plots", {}, result.responses.map((_, k) => boxesOf(result, k))),
    foot(job, api, go),
  );
}

function verdict(result) {
  const first = result.words.find((told) => told.text === result.sentence) ?? { verdict: "open" };
  const [word, kind] = SURE[first.verdict];
  const others = result.words.filter((told) => told.text !== result.sentence);
  return h(
    "div.verdict",
    {},
    h("p.judgement", {}, h("span.tag", { class: kind }, word)),
    h("h2", {}, result.sentence),
    others.length ? h("ul.also", {}, others.map((told) => h("li", {}, told.text))) : null,
  );
}

/**
 * Give what is to be said where plants have been changed since they were compared.
 * @param {Object} job
 * @param {Array} scenarios The plants as they are now.
 */
export function changedSince(job, scenarios) {
  const now = new Map(scenarios.map((scenario) => [scenario.id, scenario]));
  const names = job.plants.filter(({ id, version }) => now.get(id)?.version !== version).map(({ title }) => `“${title}”`);
  if (!names.length) return null;
  return h("p.remark.open", {}, `${names.join(", ")} ${names.length > 1 ? "have" : "has"} been changed or deleted since; these figures are of the plants as they were.`);
}

function legend() {
  return h(
    "ul.box-key",
    {},
    h("li", {}, h("span.box-sign.box"), "middle half of the replications"),
    h("li", {}, h("span.box-sign.median"), "median"),
    h("li", {}, h("span.box-sign.average"), "mean"),
    h("li", {}, h("span.box-sign.whisker"), "least to greatest"),
    h("li", {}, h("span.box-sign.point"), "one replication"),
  );
}

function foot(job, api, go) {
  const file = (name) => `/api/jobs/${api.part(job.id)}/files/${name}`;
  const { replications, duration, warm_up: warmUp, seed } = job.settings;
  return h(
    "footer",
    {},
    h(
      "div.button-row",
      {},
      h("button.button", { type: "button", onclick: () => go("results", job.id) }, "Open the page"),
      h("a.button", { href: file("differences.csv"), download: "differences.csv" }, "Differences (CSV)"),
      h("a.button", { href: file("replications.csv"), download: "replications.csv" }, "Replications (CSV)"),
    ),
    h(
      "p.quiet",
      {},
      `${when(job.ended)} · ${counted(replications, "replication")} of ${duration} after ${warmUp} · seed ${seed} · took ${span(job.seconds)}${byWhom(job)}`,
    ),
    h("details", {}, h("summary", {}, "The same on the command line"), h("pre.command-line", { tabindex: 0 }, job.command)),
  );
}
