// A form from the options of a verb, as the server describes them.
import { h } from "../element.js";
import { capital } from "./words.js";

let number = 0;

/**
 * Make the fields of a verb.
 * @param {Array} options As GET /api/verbs has them.
 * @param {function(): void} [changed] Called when a value changes.
 * @returns {{fields: Map<string, HTMLElement>, values: function(): Object, known: function(Object): void, refused: function(Array): Array}}
 *   `known` takes names that options take, by option; `refused` shows findings at their fields and gives the others.
 */
export function formOf(options, changed = () => {}) {
  const made = options.map((option) => [option, FIELDS[option.kind](option, `option-${(number += 1)}`, changed)]);
  const fields = new Map(made.map(([option, { element }]) => [option.name, element]));
  return {
    fields,
    known: (names) => fields.forEach((element, name) => tellNames(element, names[name])),
    refused: (findings) => {
      for (const element of fields.values()) mark(element, "");
      const others = findings.filter(({ path, text }) => !mark(fields.get(path), text));
      for (const element of fields.values()) if (element.querySelector("[aria-invalid]")) { element.querySelector("[aria-invalid]").focus(); break; }
      return others;
    },
    values: () =>
      Object.fromEntries(
        made.map(([option, { read }]) => [option.name, read()]).filter(([, value]) => value !== null),
      ),
  };
}

/** Show in a field why its value is refused; tell whether there is such a field. */
function mark(element, text) {
  if (!element) return false;
  const input = element.querySelector("input, select, textarea");
  element.querySelector(".field-wrong")?.remove();
  if (text) {
    const id = `${input.id}-wrong`;
    element.append(h("small.field-wrong", { id, role: "alert" }, text));
    input.setAttribute("aria-invalid", "true");
    input.setAttribute("aria-describedby", id);
  } else {
    input.removeAttribute("aria-invalid");
    input.removeAttribute("aria-describedby");
  }
  return true;
}

/** Show in a field of names those that the plant has. */
function tellNames(element, names) {
  element.querySelector(".field-names")?.remove();
  if (!names?.length) return;
  const input = element.querySelector("textarea");
  const put = (name) => () => {
    const lines = input.value.split("\n").map((line) => line.trim()).filter(Boolean);
    if (!lines.includes(name)) input.value = [...lines, name].join("\n");
    input.dispatchEvent(new Event("input"));
  };
  element.append(h("div.field-names", {}, names.map((name) => h("button.button.small", { type: "button", onclick: put(name) }, name))));
}

const FIELDS = {
  count: (option, id, changed) => numeric(option, id, changed, 1),
  number: (option, id, changed) => numeric(option, id, changed, "any"),
  yes,
  choice,
  time: text,
  text,
  texts,
};

function field(option, id, input, hint = option.hint) {
  return h("div.field", {}, h("label", { for: id }, capital(option.title)), input, hint ? h("small", {}, `such as ${hint}`) : null);
}

function numeric(option, id, changed, step) {
  const bounds = { min: option.low, max: option.high > 1e15 ? null : option.high, step };
  const input = h("input.input", { id, type: "number", value: option.default ?? "", ...bounds, oninput: changed });
  return { element: field(option, id, input), read: () => (input.value === "" ? null : Number(input.value)) };
}

function text(option, id, changed) {
  const input = h("input.input", { id, type: "text", value: option.default ?? "", maxlength: 200, spellcheck: "false", oninput: changed });
  return { element: field(option, id, input), read: () => input.value.trim() || null };
}

function texts(option, id, changed) {
  const input = h("textarea.input", { id, rows: 3, spellcheck: "false", "aria-required": option.needed ? "true" : null, oninput: changed });
  const lines = () => input.value.split("\n").map((line) => line.trim()).filter(Boolean);
  const hint = h("small", {}, option.hint ? `one in each line, such as ${option.hint}` : "one in each line");
  const element = h("div.field.over-both", {}, h("label", { for: id }, capital(option.title)), input, hint);
  return { element, read: () => (lines().length ? lines() : null) };
}

function yes(option, id, changed) {
  const input = h("input", { id, type: "checkbox", checked: option.default, onchange: changed });
  return { element: h("label.tick-line", { for: id }, input, h("span", {}, capital(option.title))), read: () => input.checked };
}

function choice(option, id, changed) {
  const none = option.default === null ? [h("option", { value: "" }, "as in the plant file")] : [];
  const input = h("select.input", { id, onchange: changed }, none, option.choices.map((one) => h("option", { value: one }, one)));
  input.value = option.default ?? "";
  return { element: field(option, id, input), read: () => input.value || null };
}
