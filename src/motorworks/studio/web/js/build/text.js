// The text of the plant file, for what no form can do.
import { h } from "../element.js";

/** The text view. */
export class TextView {
  constructor(context, draft) {
    this.context = context;
    this.draft = draft;
    this.area = h("textarea.input", { spellcheck: "false", "aria-label": "Text of the plant file", wrap: "off" });
    this.apply = h("button.button.small.first", { type: "button", disabled: true, onclick: () => this.#apply() }, "Apply");
    this.note = h("span.quiet", { role: "status" });
    this.area.addEventListener("input", () => (this.apply.disabled = false));
    this.element = h("div.text", { hidden: true }, this.area, h("div.actions", {}, this.apply, this.note));
    draft.on("state", () => this.load());
  }

  /** Show the text as it is; what somebody types is not taken away. */
  async load() {
    if (this.element.hidden) return;
    if (!this.apply.disabled) {
      this.note.textContent = this.version === this.draft.version ? "" : "The plant was changed meanwhile; what you typed is still here.";
      return;
    }
    this.version = this.draft.state.version;
    this.area.value = await this.context.api.get(`/api/plants/${this.context.api.part(this.draft.id)}/text`);
  }

  async #apply() {
    const { api, say } = this.context;
    try {
      await api.put(`/api/plants/${api.part(this.draft.id)}/text?version=${this.version}`, this.area.value);
      this.apply.disabled = true;
      this.note.textContent = "";
      await this.draft.reload();
      say("The text is the plant now.", "good");
    } catch (error) {
      this.note.textContent = error.message;
    }
  }
}
