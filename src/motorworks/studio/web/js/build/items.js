// Tables within a thing: their fields, one set for each entry of a list.
import { h } from "../element.js";
import { fieldOf, nameOf } from "./field.js";

/** Give the fields within a field: of a table, of each table in a list, or a map's values. */
export function itemsOf(field, at) {
  if (field.kind === "map") return mapOf(field, at);
  if (field.fields) return tableOf(field, at);
  if (!field.items) return null;
  const entries = field.items.map((fields, n) => entryOf(field, fields, n, at));
  const add = h("button.button.small", { type: "button", onclick: () => at.put([...field.path, field.items.length], firstValues(field.blank)) }, `Add to ${nameOf(field.key)}`);
  return h("div.entries", {}, entries, add);
}

function entryOf(field, fields, n, at) {
  const remove = h("button.button.small.bad", { type: "button", onclick: () => at.remove([...field.path, n]) }, "Remove");
  const legend = `${nameOf(field.key)} ${n + 1}`;
  return h("fieldset.entry", {}, h("legend", {}, legend), fields.map((inner) => fieldOf(inner, at)), remove);
}

function tableOf(field, at) {
  const written = field.written !== null;
  const fields = field.fields.map((inner) => fieldOf(inner, at));
  const remove = written && h("button.button.small.bad", { type: "button", onclick: () => at.remove(field.path) }, `Remove ${nameOf(field.key)}`);
  return h("details.table", { open: written }, h("summary", {}, `Details of ${nameOf(field.key)}`), fields, remove);
}

/** What a new entry begins with: what it must have, as in the examples. */
function firstValues(blank) {
  const needed = blank.filter(({ required }) => required);
  return Object.fromEntries(needed.map((field) => [field.key, field.names[0] ?? (field.example || field.choices[0] || "")]));
}

function mapOf(field, at) {
  const values = field.raw ?? {};
  const rows = Object.entries(values).filter(([, value]) => typeof value !== "object" || value === null || "law" in value);
  const elements = rows.map(([name, value]) => {
    const input = h("input.input", { type: "text", "aria-label": `${field.key} of ${name}`, value: typeof value === "object" ? JSON.stringify(value) : String(value) });
    input.addEventListener("change", () => at.set([...field.path, name], input.value));
    return h("div.pair", {}, h("span", {}, name), input);
  });
  const rest = field.names.filter((name) => !(name in values));
  return h("div.entries", {}, elements, newPair(field, rest, at));
}

function newPair(field, names, at) {
  const id = `f-${field.path.join("-")}-new`;
  const name = h("input.input", { type: "text", list: `${id}-names`, placeholder: field.refers || "name", "aria-label": `Name of a new value of ${nameOf(field.key)}` });
  const value = h("input.input", { type: "text", placeholder: "value", "aria-label": `New value of ${nameOf(field.key)}` });
  const write = () => name.value.trim() && value.value.trim() && at.set([...field.path, name.value.trim()], value.value);
  value.addEventListener("change", write);
  name.addEventListener("change", write);
  return h("div.pair", {}, name, value, h("datalist", { id: `${id}-names` }, names.map((one) => h("option", { value: one }))));
}
