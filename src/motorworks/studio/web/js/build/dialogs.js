// Dialogs: saving with the differences, findings, a new plant, a file from elsewhere.
import { fill, h } from "../element.js";
import { whenStill } from "../still.js";
import { findingList } from "./findings.js";

const CONFLICT = 409;
const LARGEST = 5_000_000;

/** The dialogs of the editing view. */
export class Dialogs {
  constructor(context, draft, region) {
    this.context = context;
    this.draft = draft;
    this.dialog = h("dialog.build-dialog", { "aria-labelledby": "dialog-title" });
    this.file = h("input", { type: "file", accept: ".toml,text/plain", hidden: true, "aria-label": "Plant file" });
    this.file.addEventListener("change", () => this.#upload());
    region.append(this.dialog, this.file);
    this.open = {
      save: () => this.save(),
      differences: () => this.save(false),
      findings: () => this.findings(),
      create: () => this.create(),
      upload: () => this.file.click(),
      download: () => this.download(),
    };
    draft.on("state", () => whenStill(this, () => this.dialog.open && this.dialog.dataset.kind === "findings" && this.findings()));
  }

  #show(kind, title, ...content) {
    this.dialog.dataset.kind = kind;
    const close = h("button.button.small", { type: "button", onclick: () => this.dialog.close() }, "Close");
    fill(this.dialog, h("header", {}, h("h2", { id: "dialog-title" }, title), close), content);
    if (!this.dialog.open) this.dialog.showModal();
  }

  /** Show what differs from the file, and let it be saved. */
  async save(saving = true) {
    const { draft } = this;
    await draft.turn; // what was typed last belongs to it
    const { state } = draft;
    const { text, words, count } = await draft.differences();
    const problem = h("p.problem", { role: "alert" });
    const name = h("input.input", { type: "text", id: "file-name", value: state.file ?? `${state.id === "base" ? "works" : state.id}.toml` });
    const over = h("input", { type: "checkbox", id: "file-over" });
    const write = h("button.button.first", { type: "submit" }, "Save");
    const form = h(
      "form",
      { onsubmit: (event) => (event.preventDefault(), this.#write(name.value.trim(), over.checked, problem)) },
      h("div.field", {}, h("label", { for: "file-name" }, "File in the project folder"), name),
      state.file ? null : h("p.quiet", {}, "The plant that comes with the product is not written over; give yours a name."),
      h("label.check", { for: "file-over" }, over, " Write over a file that is there or was changed outside"),
      problem,
      h("div.actions", {}, write),
    );
    const list = h("ul.words", {}, words.map((word) => h("li", {}, h("code", {}, word.path), " ", word.text)));
    this.#show("save", saving ? "Save" : "Differences", h("p", {}, count ? `${count} ${count === 1 ? "difference" : "differences"} from the saved file.` : "Nothing differs from the saved file."), list, text ? h("details", { open: true }, h("summary", {}, "As text"), unified(text)) : null, saving ? form : null);
    if (saving) write.focus();
  }

  async #write(name, over, problem) {
    const named = name === this.draft.state.file ? "" : name;
    try {
      await this.draft.save({ name: named, over });
      this.dialog.close();
      this.context.say(`Saved to ${this.draft.state.file}.`, "good");
    } catch (error) {
      problem.textContent = `${error.message}.${error.code === CONFLICT ? " Tick the box to write over it." : ""}`;
    }
  }

  /** Show all findings; each leads to its thing. */
  findings() {
    const { draft } = this;
    const go = (parts) => {
      this.dialog.close();
      draft.select(thingOf(parts));
    };
    const list = findingList(draft.state.findings, draft, { go });
    this.#show("findings", "What is to be looked at", list ?? h("p", {}, "Nothing is wrong with the plant."));
  }

  /** Begin a plant with nothing in it. */
  create() {
    const title = h("input.input", { type: "text", id: "new-title", maxlength: 120, required: true });
    const problem = h("p.problem", { role: "alert" });
    const form = h("form", { onsubmit: (event) => (event.preventDefault(), this.#create(title.value.trim(), problem)) }, h("div.field", {}, h("label", { for: "new-title" }, "What is it called?"), title), problem, h("div.actions", {}, h("button.button.first", { type: "submit" }, "Begin")));
    this.#show("create", "A new plant", form);
    title.focus();
  }

  async #create(title, problem) {
    try {
      const made = await this.context.api.post("/api/plants", { id: idOf(title), title });
      this.dialog.close();
      this.context.change("plant", made.id);
    } catch (error) {
      problem.textContent = error.message;
    }
  }

  async #upload() {
    const [file] = this.file.files;
    this.file.value = "";
    if (!file) return;
    if (file.size > LARGEST) return this.context.say("A plant file has at most 5 MB.", "bad");
    const id = idOf(file.name.replace(/\.toml$/i, ""));
    try {
      const made = await this.context.api.put(`/api/plants/${this.context.api.part(id)}/text`, await file.text());
      this.context.change("plant", made.id);
      this.context.say(`${file.name} is open as ${made.id}.`, "good");
    } catch (error) {
      this.context.say(error.message, "bad");
    }
  }

  async download() {
    const text = await this.context.api.get(`/api/plants/${this.context.api.part(this.draft.id)}/text`);
    const link = h("a", { href: URL.createObjectURL(new Blob([text], { type: "application/toml" })), download: `${this.draft.id}.toml` });
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 1000);
  }
}

/** The thing that a path within it belongs to. */
export function thingOf(parts) {
  if (parts[0] === "plant") return ["plant"];
  const inner = parts[0] === "line" && parts.length >= 4 && ["station", "buffer", "transport"].includes(parts[2]);
  return parts.slice(0, inner ? 4 : 2);
}

/** An id from a title: small letters and digits. */
function idOf(title) {
  const plain = title.normalize("NFKD").toLowerCase().replace(/[^a-z0-9]+/g, "-").replace(/^-+|-+$/g, "");
  return plain.slice(0, 50) || "plant";
}

/** A unified difference, line by line in its colours. */
function unified(text) {
  const kind = (line) => (line.startsWith("+++") || line.startsWith("---") ? "file" : { "+": "more", "-": "less", "@": "place" }[line[0]] ?? "");
  return h("pre.diff", { tabindex: "0" }, text.split("\n").map((line) => h("span", { class: kind(line) }, `${line}\n`)));
}
