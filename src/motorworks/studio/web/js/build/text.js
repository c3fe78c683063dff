// The text of the plant file, for what no form can do.
import { h } from "../element.js";
import { turns } from "../latest.js";
import { UNREAD } from "./draft.js";

const MEANWHILE = "The plant was changed meanwhile; what you typed is still here.";

/** The text view. */
export class TextView {
  constructor(context, draft) {
    this.context = context;
    this.draft = draft;
    this.id = "";
    this.version = UNREAD;
    this.turn = turns();
    /** What was typed and not applied yet, by plant: text and the version it began from. */
    this.kept = new Map();
    this.area = h("textarea.input", { spellcheck: "false", "aria-label": "Text of the plant file", wrap: "off" });
    this.apply = h("button.button.small.first", { type: "button", onclick: () => this.#apply() }, "Apply");
    this.discard = h("button.button.small", { type: "button", onclick: () => this.#discard() }, "Discard");
    this.note = h("span.quiet", { role: "status" });
    this.area.addEventListener("input", () => this.#typed());
    this.element = h("div.text", { hidden: true }, this.area, h("div.actions", {}, this.apply, this.discard, this.note));
    this.#offer(false);
    draft.on("state", () => this.load());
  }

  /** Show the text as it is; what somebody types is not taken away. */
  async load() {
    const { id, state } = this.draft;
    if (this.element.hidden || !state) return;
    if (this.kept.has(id)) return this.#resume(id);
    if (this.id !== id) this.#show(id, UNREAD, "");
    if (this.version === state.version) return;
    const { api, say } = this.context;
    const isLast = this.turn();
    try {
      const text = await api.get(`/api/plants/${api.part(id)}/text`);
      if (isLast() && id === this.draft.id && !this.kept.has(id)) this.#show(id, state.version, text);
    } catch (error) {
      say(error.message, "bad");
    }
  }

  #show(id, version, text) {
    Object.assign(this, { id, version });
    this.area.readOnly = version === UNREAD;
    if (this.area.value !== text) this.area.value = text;
    this.note.textContent = "";
    this.#offer(false);
  }

  /** Go on with what was typed before. */
  #resume(id) {
    const { text, version } = this.kept.get(id);
    if (this.id !== id) this.#show(id, version, text);
    this.#offer(true);
    if (version !== this.draft.state.version) this.note.textContent = MEANWHILE;
  }

  #typed() {
    this.kept.set(this.id, { text: this.area.value, version: this.version });
    this.#offer(true);
  }

  #offer(typed) {
    this.apply.disabled = !typed;
    this.discard.hidden = !typed;
  }

  #discard() {
    this.kept.delete(this.id);
    this.#show(this.id, UNREAD, this.area.value);
    this.load();
  }

  async #apply() {
    const { api, say } = this.context;
    const { id, version } = this;
    try {
      await api.put(`/api/plants/${api.part(id)}/text?version=${version}`, this.area.value);
      this.kept.delete(id);
      if (id === this.id) this.#show(id, UNREAD, this.area.value);
      await this.draft.reload();
      say("The text is the plant now.", "good");
    } catch (error) {
      this.note.textContent = error.message;
    }
  }
}
