// What is wrong with the plant, each finding with a way to put it right.
import { h } from "../element.js";

const KINDS = { error: "bad", warning: "open", advice: "" };

/**
 * Give a list of findings.
 * @param {Array<Object>} findings
 * @param {Object} draft
 * @param {{short?: boolean, go?: function(Array): void}} options `go` leads to the thing.
 */
export function findingList(findings, draft, { short = false, go } = {}) {
  return findings.length ? h("ul.findings", {}, findings.map((finding) => h("li", { class: finding.severity }, one(finding, draft, short, go)))) : null;
}

function one(finding, draft, short, go) {
  const text = short ? withoutSubject(finding.text) : finding.text;
  const kind = finding.severity === "error" ? null : h("span.tag", { class: KINDS[finding.severity] }, finding.severity);
  const words = h("span", {}, kind, kind ? " " : "", `${text}. `, finding.repair ? "" : finding.hint);
  const place = finding.line ? `line ${finding.line}` : finding.where;
  return [
    go && finding.parts.length ? h("button.link", { type: "button", onclick: () => go(finding.parts) }, words) : words,
    finding.repair ? h("button.button.small.repair", { type: "button", onclick: () => draft.change([finding.repair]) }, proposal(finding)) : null,
    short || !place ? null : h("small.place", {}, place),
  ];
}

const withoutSubject = (text) => text.replace(/^(line|station|buffer|source|sink|[a-z_]+) '[^']*'(, [a-z_]+ '[^']*')?: /, "");
const proposal = ({ repair }) => `Did you mean ${repair.text ?? repair.name}?`;
