// Forms: labelled fields, one button, and what the server says about what was typed.
import { h } from "../element.js";

let made = 0;

/**
 * Make a field with its label.
 * @param {string} label
 * @param {HTMLElement} input
 * @param {string} [hint]
 */
export function field(label, input, hint = "") {
  input.id = `field-${(made += 1)}`;
  const below = hint ? h("small", { id: `${input.id}-hint` }, hint) : null;
  if (below) input.setAttribute("aria-describedby", below.id);
  return h("div.field", {}, h("label", { for: input.id }, label), input, below);
}

/** Make a field's input. */
export const input = (props = {}) => h("input.input", props);

/** Make a list to choose from: value to words. */
export function choice(options, chosen, props = {}) {
  const list = h("select.input", props, Object.entries(options).map(([value, words]) => h("option", { value }, words)));
  list.value = chosen;
  return list;
}

/**
 * Make a form.
 * @param {string} button What its button says.
 * @param {HTMLElement[]} fields
 * @param {function(): Promise<void>} submit May throw what the server refuses.
 */
export function form(button, fields, submit) {
  const first = h("button.button.first", { type: "submit" }, button);
  const why = h("p.why", { role: "alert" });
  const whole = h("form.people-form", { novalidate: true }, fields, why, h("div.people-end", {}, first));
  whole.addEventListener("submit", async (event) => {
    event.preventDefault();
    why.textContent = "";
    first.disabled = true;
    try {
      await submit();
      whole.reset();
    } catch (error) {
      why.textContent = words(error);
    } finally {
      first.disabled = false;
    }
  });
  return whole;
}

/** Say a refusal in words, with its findings. */
export function words(error) {
  const findings = (error.findings ?? []).map((f) => (f.path ? `${f.path.split(".").pop()}: ${f.text}` : f.text));
  return findings.length ? findings.join("; ") : error.message;
}

/**
 * Ask before something is done that cannot be undone.
 * @param {string} question
 * @param {string} button What the button says that does it.
 * @returns {Promise<boolean>}
 */
export function sure(question, button) {
  return new Promise((resolve) => {
    const yes = h("button.button.bad", { type: "submit", value: "yes" }, button);
    const no = h("button.button", { type: "submit", value: "no", autofocus: true }, "Cancel");
    const dialog = h("dialog", { "aria-label": question }, h("form.people-sure", { method: "dialog" }, h("p", {}, question), h("div.people-end", {}, no, yes)));
    dialog.addEventListener("close", () => {
      dialog.remove();
      resolve(dialog.returnValue === "yes");
    });
    document.body.append(dialog);
    dialog.showModal();
  });
}
