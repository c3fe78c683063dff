/** What the plant file says of a thing: its values, where they come from, and its line. */

import { h } from "../element.js";

const SHOWN = 16;

/** Give the section for a place in the plant file; null if there is none. */
export async function valuesOf({ api, state, go }, path) {
  if (!path?.length) return null;
  const name = path.join(".");
  const form = await api.get(`/api/plants/${api.part(state.plant)}/form?path=${api.part(name)}`).catch(() => null);
  if (!form) return null;
  const fields = form.heads.flatMap((head) => head.fields).filter(isSaid);
  return [
    h("h3", {}, "In the plant file"),
    h("p.card-path", {}, h("code", {}, name), form.line ? ` · line ${form.line}` : ""),
    form.inherits?.length ? h("p.quiet", {}, `Takes its values from ${form.inherits.join(" ")}.`) : null,
    h("dl.card-rows", {}, fields.slice(0, SHOWN).map(row)),
    fields.length > SHOWN ? h("p.quiet", {}, `and ${fields.length - SHOWN} more`) : null,
    h("p", {}, h("button.button.small", { type: "button", onclick: () => go("build", name) }, "Show it in Build")),
  ];
}

const isSaid = ({ in_force: value, key }) => value !== null && value !== "" && key !== "title" && typeof value !== "object" && !/^[[{]/.test(value);

function row({ key, sentence, in_force: value, source, note, line }) {
  const mark = source ? h("span.tag", { class: source === "assumption" ? "open" : "", title: note || null }, source) : null;
  const tip = [sentence, line ? `Line ${line}.` : "", note].filter(Boolean).join(" ");
  return h("div", { title: tip }, h("dt", {}, key.replaceAll("_", " ")), h("dd", {}, String(value), mark));
}
