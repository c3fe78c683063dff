// What a person types or chooses a value with, by the form that the value has.
import { h } from "../element.js";

const AS_IT_IS = "";

/**
 * Give the control of a field; null for one that is only edited by its parts.
 * @param {Object} field As the server's form has it.
 * @param {string} id Of the control.
 * @param {Object} at The form it stands in.
 */
export function control(field, id, at) {
  if (field.kind === "flag") return choice(field, id, at, ["true", "false"]);
  if (field.choices.length) return choice(field, id, at, field.choices);
  if (field.kind === "map" || (field.kind === "table" && !field.short)) return null;
  if (field.items && field.items.length) return null;
  if (field.items) return null;
  return typed(field, id, at);
}

function choice(field, id, at, words) {
  const holds = field.in_force ?? field.default;
  const options = [h("option", { value: AS_IT_IS }, holds && field.written === null ? `${holds} (as it is)` : "as by default")];
  const known = field.written === null || words.includes(field.written) ? words : [...words, field.written];
  for (const word of known) options.push(h("option", { value: word }, word));
  const select = h("select.input", { id, onchange: () => at.set(field.path, select.value) }, options);
  select.value = field.written ?? AS_IT_IS;
  return select;
}

function typed(field, id, at) {
  const list = field.names.length && field.kind === "text" ? `${id}-names` : null;
  const input = h("input.input", {
    id,
    type: "text",
    autocomplete: "off",
    spellcheck: "false",
    list,
    placeholder: placeholder(field),
    value: field.written ?? "",
  });
  let before = input.value;
  const commit = () => {
    delete input.dataset.dirty;
    if (input.value.trim() === before.trim()) return;
    before = input.value;
    at.set(field.path, input.value);
  };
  input.addEventListener("change", commit);
  input.addEventListener("blur", commit);
  input.addEventListener("keydown", (event) => {
    if (event.key === "Enter") commit();
    if (event.key === "Escape" && input.value !== before) {
      input.value = before;
      delete input.dataset.dirty;
      event.stopPropagation();
    }
  });
  const names = list && h("datalist", { id: list }, field.names.map((name) => h("option", { value: name })));
  return h("div.typed", {}, input, names, field.kind === "list" && field.names.length ? adder(field, input, commit) : null);
}

/** A choice that puts one more name behind those of a list. */
function adder(field, input, commit) {
  const select = h("select.input.adder", { "aria-label": `Add to ${field.key}` }, h("option", { value: "" }, "add …"), field.names.map((name) => h("option", { value: name }, name)));
  select.addEventListener("change", () => {
    if (!select.value) return;
    const there = input.value.trim();
    input.value = there.startsWith("[") ? there.replace(/\]$/, `, "${select.value}"]`) : [there, select.value].filter(Boolean).join(", ");
    select.value = "";
    commit();
  });
  return select;
}

function placeholder(field) {
  if (field.written === null && field.in_force !== null) return field.in_force;
  if (field.default) return field.word ? `${field.default} (or ${field.word})` : `${field.default} by default`;
  if (field.example) return `such as ${field.example}`;
  return field.word ? field.word : "";
}
