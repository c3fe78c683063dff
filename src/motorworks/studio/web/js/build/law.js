// A law of duration by its parameters, beside the text that stands for it.
import { fill, h } from "../element.js";

/** Give what unfolds a law into its parameters; null for other fields. */
export function lawOf(field, at) {
  if (field.kind !== "law") return null;
  const parameters = h("div.parameters");
  const select = h("select.input", { "aria-label": `Law of ${field.key}` }, h("option", { value: "" }, "a plain time"), at.form.laws.map(({ law }) => h("option", { value: law }, law)));
  const now = isLaw(field.raw) ? field.raw : null;
  select.value = now?.law ?? "";
  const show = () => fill(parameters, select.value ? parametersOf(field, select.value, now, at) : null);
  select.addEventListener("change", show);
  show();
  return h("details.law", { open: Boolean(now) }, h("summary", {}, "Law of duration"), select, parameters);
}

const isLaw = (raw) => raw !== null && typeof raw === "object" && "law" in raw;

function parametersOf(field, kind, now, at) {
  const law = at.form.laws.find((known) => known.law === kind);
  const inputs = law.parameters.map(({ key, sentence, example }) => {
    const value = now?.law === kind ? now[key] : "";
    return { key, sentence, input: h("input.input", { type: "text", placeholder: `such as ${example || "0.5"}`, "aria-label": `${key} of ${field.key}`, value: Array.isArray(value) ? value.join(", ") : value ?? "" }), list: Array.isArray(value) };
  });
  const write = () => {
    if (inputs.some(({ input }) => !input.value.trim())) return;
    const values = inputs.map(({ key, input }) => [key, plain(input.value.trim())]);
    at.put(field.path, { law: kind, ...Object.fromEntries(values) });
  };
  for (const { input } of inputs) input.addEventListener("change", write);
  return [h("small", {}, law.sentence), inputs.map(({ key, sentence, input }) => h("label.parameter", {}, h("span", {}, key), input, h("small", {}, sentence)))];
}

/** A number without a unit is one in the file too; several values have commas between them. */
function plain(text) {
  if (text.includes(",")) return text.split(",").map((part) => plain(part.trim()));
  return /^[+-]?\d+(\.\d+)?$/.test(text) ? Number(text) : text;
}
