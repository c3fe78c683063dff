// A question in a dialog: yes or no, or a text.
import { h } from "../element.js";

/**
 * Ask whether something is to be done.
 * @param {string} words The question.
 * @param {string} yes What the button says that does it.
 * @returns {Promise<boolean>}
 */
export const confirmed = async (words, yes) => (await asked(words, yes, null)) !== null;

/**
 * Ask for a text.
 * @param {string} words What is asked for.
 * @param {string} value What it is now.
 * @returns {Promise<string|null>} The text; nothing if it was left as it is.
 */
export async function named(words, value) {
  const text = (await asked(words, "Save", value))?.trim();
  return text && text !== value ? text : null;
}

function asked(words, yes, value) {
  const input = value === null ? null : h("input.input", { id: "question-text", type: "text", value, maxlength: 100, required: true });
  const dialog = h(
    "dialog.question",
    { "aria-labelledby": "question-words" },
    h(
      "form",
      { method: "dialog" },
      input ? h("label", { id: "question-words", for: "question-text" }, words) : h("p", { id: "question-words" }, words),
      input,
      h("div.button-row.end", {}, h("button.button", { type: "button", onclick: () => dialog.close() }, "Cancel"), h("button.button.first", { value: "yes" }, yes)),
    ),
  );
  document.body.append(dialog);
  dialog.showModal();
  input?.select();
  return new Promise((resolve) => {
    dialog.addEventListener("close", () => {
      resolve(dialog.returnValue === "yes" ? (input?.value ?? "") : null);
      dialog.remove();
    });
  });
}
