/** What the plant file says of a thing: its values, where they come from, and its line. */

import { h } from "../element.js";

/** Give the section for a place in the plant file; null if there is none. */
export async function valuesOf({ api, state, go }, path) {
  if (!path?.length) return null;
  let form = null;
  try {
    form = await api.get(`/api/plants/${api.part(state.plant)}/form?path=${api.part(path.join("."))}`);
  } catch {
    form = null;
  }
  const where = form?.line ? `, line ${form.line}` : "";
  return [
    h("h3", {}, "In the plant file"),
    h("p.card-path", {}, h("code", {}, path.join(".")), where),
    form?.fields ? h("dl.card-rows", {}, form.fields.filter(said).slice(0, 24).map(row)) : null,
    h("p", {}, h("button.button.small", { type: "button", onclick: () => go("build", path.join(".")) }, "Change it")),
  ];
}

const said = ({ text, value }) => (text ?? value ?? null) !== null && typeof (text ?? value) !== "object";

function row({ name, title, text, value, source, sentence }) {
  return h("div", { title: sentence ?? null }, h("dt", {}, title || name),
    h("dd", {}, String(text ?? value), source ? h("span.tag", { class: source === "assumption" ? "open" : "" }, source) : null));
}
