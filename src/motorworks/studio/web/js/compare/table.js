// The table of a comparison: what each scenario gives, and its paired difference to the base.
import { h } from "../element.js";

const SURE = { more: "sure", less: "sure", open: "chance may explain it", equal: "equal" };

/**
 * Make the table of a comparison.
 * @param {Object} result What it gave.
 */
export function tableOf(result) {
  const head = h(
    "tr",
    {},
    h("th", { scope: "col" }, "Scenario"),
    result.responses.map((response) => h("th.number", { scope: "col" }, response.title)),
  );
  const rows = result.variants.map((variant, v) =>
    h("tr", {}, h("th", { scope: "row" }, variant.name, v ? null : h("span.tag", {}, "base"), trouble(variant)), result.responses.map((_, k) => cell(result, variant, v, k))),
  );
  return h(
    "div.wide",
    { tabindex: 0, role: "region", "aria-label": "Table of the comparison" },
    h("table.plain.outcome", {}, h("caption", {}, "Mean ± half-width of the 95 % interval; below it the difference to the base, paired replication by replication."), h("thead", {}, head), h("tbody", {}, rows)),
  );
}

function trouble(variant) {
  return variant.trouble ? h("small.bad", {}, variant.trouble) : null;
}

function cell(result, variant, v, k) {
  const shown = h("span.mean-value", {}, variant.trouble ? "stood still" : result.shown[v][k]);
  const dataset = { title: result.responses[k].title };
  if (!v) return h("td.number", { dataset }, shown);
  const n = result.differences.findIndex((d) => d.of === variant.name && d.response === result.responses[k].name);
  if (n < 0) return h("td.number", { dataset }, shown);
  const { bare, share } = result.changes[n];
  const { verdict } = result.differences[n];
  const kind = judged(verdict, result.responses[k].wish);
  return h(
    "td.number",
    { dataset },
    shown,
    h("span.change", { class: kind }, share ? `${bare} (${share})` : bare),
    h("span.how", {}, SURE[verdict]),
  );
}

/** Give whether a difference is good, bad or neither for what is wished. */
export function judged(verdict, wish) {
  if (verdict !== "more" && verdict !== "less") return "unsure";
  if (wish !== "more" && wish !== "less") return "sure";
  return verdict === wish ? "good" : "bad";
}
