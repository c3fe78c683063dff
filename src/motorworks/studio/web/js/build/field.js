// One field of a form: what is written, what holds, what is wrong, and where it comes from.
import { fill, h } from "../element.js";
import { control } from "./control.js";
import { findingList } from "./findings.js";
import { itemsOf } from "./items.js";
import { lawOf } from "./law.js";
import { sourceOf } from "./source.js";

/**
 * Give the element of a field.
 * @param {Object} field As the server's form has it.
 * @param {{draft: Object, form: Object, set: function(Array, string): Promise, put: function(Array, any): Promise}} at
 * @returns {HTMLElement}
 */
export function fieldOf(field, at) {
  const id = `f-${field.path.join("-")}`;
  const element = h("div.field", { dataset: { path: field.path.join(".") } });
  const needed = field.required ? h("span.needed", { title: "required" }, " *") : null;
  const input = control(field, id, at);
  const label = input ? h("label", { for: id }, nameOf(field.key), needed) : h("span.label", {}, nameOf(field.key), needed);
  const help = h("small", { id: `${id}-help` }, field.sentence);
  const found = h("div.found", { id: `${id}-found`, "aria-live": "polite" });
  const head = h("div.field-head", {}, label, sourceOf(field, at));
  fill(element, head, input, lawOf(field, at), help, takenOver(field, Boolean(input)), found, itemsOf(field, at));
  element.showFindings = () => showFindings(element, input, found, field, at);
  element.showFindings();
  return element;
}

/** A key as words. */
export const nameOf = (key) => key.replaceAll("_", " ");

function takenOver(field, shown) {
  if (field.written !== null || field.in_force === null || field.from === "default") return null;
  const from = field.from === "base" ? "the plant this one is based on" : field.from;
  return h("small.taken", {}, shown ? `from ${from}` : `${field.in_force} · from ${from}`);
}

function showFindings(element, input, found, field, { draft }) {
  const inner = field.items || field.fields;
  const here = draft.findings(field.path).filter(({ parts }) => !inner || parts.length === field.path.length);
  const bad = here.some(({ severity }) => severity === "error");
  const target = input?.matches("input, select, textarea") ? input : input?.querySelector("input, select, textarea");
  if (target) {
    target.setAttribute("aria-invalid", String(bad));
    target.setAttribute("aria-describedby", `f-${field.path.join("-")}-help f-${field.path.join("-")}-found`);
  }
  element.classList.toggle("wrong", bad);
  fill(found, findingList(here, draft, { short: true }));
}
