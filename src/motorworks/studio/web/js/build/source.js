// Where a value comes from: a mark beside the field, opened to be changed.
import { fill, h } from "../element.js";

const OWN_WORDS = ["assumption", "calc"];

/** Give the mark of a value's source; nothing for what has none to have. */
export function sourceOf(field, at) {
  if (!field.marked || (field.written === null && !field.source)) return null;
  const words = field.source || "no source";
  if (field.written === null) return h("span.tag", {}, words);
  const details = h("details.source");
  details.addEventListener("toggle", () => details.open && details.childElementCount === 1 && details.append(editor(field, at)));
  fill(details, h("summary.tag", { title: field.note || "Where the value comes from" }, words));
  return details;
}

function editor(field, at) {
  const key = field.path.at(-1);
  const table = field.path.slice(0, -1);
  const id = `f-${field.path.join("-")}-source`;
  const names = [...OWN_WORDS, ...at.form.sources];
  const line = (word, label, value, list) => {
    const input = h("input.input", { type: "text", id: `${id}-${word}`, list, value });
    input.addEventListener("change", () => at.set([...table, word, key], input.value));
    return h("div.pair", {}, h("label", { for: `${id}-${word}` }, label), input);
  };
  return h(
    "div.source-form",
    {},
    line("sources", "Source", field.own_source ? field.source : "", `${id}-names`),
    line("notes", "Note", field.note, null),
    line("ranges", "Range", field.range, null),
    h("datalist", { id: `${id}-names` }, names.map((name) => h("option", { value: name }))),
    field.line ? h("small", {}, `line ${field.line} of the file`) : null,
  );
}
