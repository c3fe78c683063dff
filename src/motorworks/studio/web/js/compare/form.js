// A form from the options of a verb, as the server describes them.
import { h } from "../element.js";
import { capital } from "./words.js";

let number = 0;

/**
 * Make the fields of a verb.
 * @param {Array} options As GET /api/verbs has them.
 * @param {function(): void} [changed] Called when a value changes.
 * @returns {{fields: Map<string, HTMLElement>, values: function(): Object}}
 */
export function formOf(options, changed = () => {}) {
  const made = options.map((option) => [option, FIELDS[option.kind](option, `option-${(number += 1)}`, changed)]);
  return {
    fields: new Map(made.map(([option, { element }]) => [option.name, element])),
    values: () =>
      Object.fromEntries(
        made.map(([option, { read }]) => [option.name, read()]).filter(([, value]) => value !== null),
      ),
  };
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
  const input = h("textarea.input", { id, rows: 3, spellcheck: "false", oninput: changed });
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
