// The form of the thing that is chosen.
import { fill, h } from "../element.js";
import { connector } from "./connect.js";
import { samePath } from "./draft.js";
import { fieldOf, nameOf } from "./field.js";
import { findingList } from "./findings.js";
import { whenStill } from "../still.js";

/** The panel with the form of one thing. */
export class Form {
  /** @param {Object} draft @param {function(HTMLElement, string): void} panel Shows an element at the right. @param {boolean} mayEdit */
  constructor(draft, panel, mayEdit) {
    this.draft = draft;
    this.panel = panel;
    this.path = null;
    this.version = -1;
    this.open = new Set();
    this.element = h("fieldset.build-form", { disabled: !mayEdit, "aria-label": "Form" });
    this.element.addEventListener("input", ({ target }) => (target.dataset.dirty = "yes"));
    this.element.addEventListener("change", ({ target }) => delete target.dataset.dirty);
    draft.on("select", ([path]) => this.show(path ?? null));
    draft.on("state", () => this.#refresh());
  }

  /** Show the form of a path, or none. */
  async show(path) {
    this.path = path;
    if (!path) return this.panel(null);
    await this.#load();
  }

  /** After a change: load anew unless somebody types; findings are shown at once. */
  async #refresh() {
    if (!this.path) return;
    if (!this.draft.has(this.path)) return this.draft.unselect();
    if (this.version === this.draft.state.version) return whenStill(this, () => this.#findings());
    await this.#load();
  }

  async #load() {
    const path = this.path;
    await this.draft.turn; // what is being changed may take the thing away
    if (!this.#shows(path)) return;
    if (!this.draft.has(path)) return this.draft.unselect();
    const wanted = `${this.draft.id} ${path.join(".")} ${this.draft.state.version}`;
    if (wanted === this.loading) return; // it is on its way
    this.loading = wanted;
    try {
      const form = await this.draft.form(path);
      if (!this.#shows(path)) return;
      whenStill(this.element, () => this.#shows(path) && this.#fill(form));
    } catch (error) {
      if (this.#shows(path)) fill(this.element, h("p.quiet", {}, error.message));
    } finally {
      if (this.loading === wanted) this.loading = "";
    }
    if (!this.element.isConnected) this.panel(this.element, "Form");
  }

  /** Whether the form is to be that of a path, however often it was chosen. */
  #shows(path) {
    return this.path !== null && samePath(path, this.path);
  }

  #fill(form) {
    const shown = `${this.draft.id} ${form.path.join()}`;
    const same = this.filled === shown;
    if (same && (form.version < this.version || this.#holdsBack())) return;
    this.version = form.version;
    const focus = this.#focused();
    const chosen = same ? this.#chosen() : [];
    const scroll = same ? this.element.parentElement?.scrollTop ?? 0 : 0;
    this.filled = shown;
    // A browser takes a field that goes away for left, and what is half typed for meant.
    if (same) this.at.over = true;
    const at = (this.at = this.#at(form));
    this.whole = h("div.found");
    fill(
      this.element,
      this.#head(form, at),
      this.whole,
      form.heads.map(({ head, fields }, n) => this.#group(head, fields, n, at)),
      connector(form, this.draft),
      this.#below(form),
    );
    this.#findings();
    if (this.element.parentElement) this.element.parentElement.scrollTop = scroll;
    this.#choose(chosen);
    this.#refocus(focus);
  }

  /** What is chosen for a connection that is not made yet. */
  #chosen() {
    return [...this.element.querySelectorAll(".connect select")].map((select) => [select.id, select.selectedOptions[0]?.textContent]);
  }

  #choose(chosen) {
    for (const [id, words] of chosen) {
      const select = document.getElementById(id);
      const option = [...(select?.options ?? [])].find(({ textContent }) => textContent === words);
      if (option) select.value = option.value;
    }
  }

  /** What fields do with the plant. */
  #at(form) {
    const { draft } = this;
    const at = { draft, form, over: false };
    const change = async (what, made) => !at.over && draft.change([what], made);
    return Object.assign(at, {
      set: (path, text) => change({ do: "set", path, text }),
      put: (path, value) => change({ do: "set", path, value }),
      rename: (name, to) => change({ do: "rename", path: form.path, name }, () => [to]),
      remove: (path) => change({ do: "remove", path }),
    });
  }

  #head(form, at) {
    const word = form.word || "table";
    const name = h("input.input.name", { type: "text", id: "f-name", value: form.name, "aria-label": `Name of the ${word}`, spellcheck: "false", maxlength: 64 });
    name.addEventListener("change", async () => {
      const to = [...form.path.slice(0, -1), name.value.trim()];
      if (!(await at.rename(name.value.trim(), to))) name.value = form.name;
    });
    const actions = form.word === "plant" ? null : h("div.actions", {}, this.#button("Duplicate", () => this.#copy(form)), this.#button("Delete", () => at.remove(form.path), "bad"));
    const title = form.word === "plant" ? h("h2", {}, "Plant") : h("div.name-line", {}, h("span.tag", {}, nameOf(word)), name);
    const inherits = form.inherits ? h("p.quiet", {}, "Takes values over from ", this.#link(form.inherits)) : null;
    const line = form.line ? h("small", {}, `Line ${form.line} of the file. `) : null;
    return [h("div.form-head", {}, title), h("header", {}, h("p.quiet", {}, line, form.sentence), inherits, actions)];
  }

  #button(words, onclick, kind = "") {
    return h("button.button.small", { type: "button", class: kind, onclick }, words);
  }

  #link(path) {
    return h("button.link", { type: "button", onclick: () => this.draft.select(path) }, path.join(" "));
  }

  async #copy(form) {
    let name = "";
    const copy = () => {
      name = this.draft.freeName(form.name.replace(/_\d+$/, ""), form.path);
      return [{ do: "copy", path: form.path, name }];
    };
    await this.draft.change(copy, () => [[...form.path.slice(0, -1), name]]);
  }

  #group(head, fields, n, at) {
    const elements = fields.map((field) => fieldOf(field, at));
    if (n === 0) return h("div.fields", {}, elements);
    const written = fields.some((field) => field.written !== null);
    const details = h("details.group", { open: this.open.has(head) || written }, h("summary", {}, head), h("div.fields", {}, elements));
    details.addEventListener("toggle", () => this.open[details.open ? "add" : "delete"](head));
    return details;
  }

  #below(form) {
    if (!form.addable.length) return null;
    const buttons = form.addable.map(({ word, path, sentence }) =>
      h("button.button.small", { type: "button", title: sentence, onclick: () => this.#add(word, path) }, `Add ${word}`),
    );
    return h("section.below", {}, h("h3", {}, "In this line"), h("div.actions", {}, buttons), h("p.quiet", {}, form.order.map((name) => [this.#link([...form.path, "station", name]), " "])));
  }

  async #add(word, above) {
    let path = null;
    const add = () => {
      path = [...above, this.draft.freeName(word, above)];
      return [{ do: "add", path }];
    };
    await this.draft.change(add, () => [path]);
  }

  /** Findings at fields, and those of the thing as a whole above them. */
  #findings() {
    const fields = [...this.element.querySelectorAll(".field")];
    for (const field of fields) field.showFindings?.();
    const shown = fields.map((field) => field.dataset.path);
    const rest = this.draft.findings(this.path).filter(({ path, parts }) => (parts.length === this.path.length || !shown.some((known) => path === known || path.startsWith(`${known}.`))) && !this.#isOfInner(parts));
    if (this.whole) fill(this.whole, findingList(rest, this.draft, { short: true }));
  }

  /** Whether a finding is of a thing within a line. */
  #isOfInner(parts) {
    return this.path[0] === "line" && this.path.length === 2 && ["station", "buffer", "transport"].includes(parts[2]);
  }

  /** Whether somebody types where a new form could not go on with it; then it comes afterwards. */
  #holdsBack() {
    const active = document.activeElement;
    if (!this.element.contains(active) || active.dataset.dirty !== "yes" || active.closest(".typed, .name-line")) return false;
    if (this.waiting !== active) active.addEventListener("blur", () => setTimeout(() => this.#refresh()), { once: true });
    this.waiting = active;
    return true;
  }

  #focused() {
    const active = document.activeElement;
    if (!this.element.contains(active) || !active.id) return null;
    return { id: active.id, value: active.value, typed: active.dataset.dirty === "yes", start: active.selectionStart, end: active.selectionEnd };
  }

  /** Whoever was typing goes on with what was typed. */
  #refocus(focus) {
    const input = focus && document.getElementById(focus.id);
    if (!input) return;
    for (let inside = input.closest("details"); inside; inside = inside.parentElement.closest("details")) inside.open = true;
    input.focus({ preventScroll: true });
    if (focus.typed) {
      input.value = focus.value;
      input.dataset.dirty = "yes";
    }
    if (focus.start !== null && input.setSelectionRange) input.setSelectionRange(focus.start, focus.end);
  }
}
