// What a person does with things of the plant, in one place for mouse, keys and buttons.
import { samePath } from "./draft.js";

const PLACES = "5";

/** The acts on a draft. */
export class Acts {
  constructor(draft, say) {
    this.draft = draft;
    this.say = say;
    this.copied = [];
    /** The thing from which a connection is being drawn. */
    this.from = null;
  }

  /** The line that is meant by what is chosen, and the place behind the chosen station. */
  #within() {
    const [path] = this.draft.selected;
    if (path?.[0] !== "line") return null;
    const line = this.draft.nouns("line").find(({ name }) => name === path[1]);
    if (!line) return null;
    const at = path[2] === "station" ? line.stations.findIndex(({ name }) => name === path[3]) + 1 : line.stations.length;
    return { line: line.name, at };
  }

  /** Add something of a word: a station to the chosen line, or where it was dropped. */
  async add(word, where = word === "station" ? this.#within() : null, at = null) {
    const { draft } = this;
    if (word === "line") return this.#addLine();
    const above = where ? ["line", where.line] : [];
    const path = [...above, word, draft.freeName(word, above)];
    const values = { ...(word === "buffer" ? { capacity: PLACES } : {}), ...(at ? { x: metres(at.x), y: metres(at.y) } : {}) };
    if (await draft.change([{ do: "add", path, ...(where ? { at: where.at } : {}), values }])) draft.select(path);
  }

  async #addLine() {
    const path = ["line", this.draft.freeName("line")];
    const changes = [
      { do: "add", path, values: { places: PLACES } },
      { do: "add", path: [...path, "station", this.draft.freeName("station")] },
    ];
    if (await this.draft.change(changes)) this.draft.select(path);
  }

  /** Say where on the floor a thing stands [m]. */
  async place(path, x, y) {
    await this.draft.change([
      { do: "set", path: [...path, "x"], text: metres(x) },
      { do: "set", path: [...path, "y"], text: metres(y) },
    ]);
  }

  /** Put a station somewhere in a line: its own, or one it joins. */
  async move(path, line, at) {
    const { draft } = this;
    if (path[0] === "station") {
      if (await draft.change([{ do: "line", line, stations: [path], at }])) draft.select(["line", line, "station", path[1]]);
      return;
    }
    const order = draft.nouns("line").find(({ name }) => name === line).stations.map(({ name }) => name);
    const from = order.indexOf(path[3]);
    order.splice(from, 1);
    order.splice(at > from ? at - 1 : at, 0, path[3]);
    await draft.change([{ do: "reorder", path: ["line", line], order }]);
  }

  /** Move the chosen station by one place. */
  async shift(by) {
    const [path] = this.draft.selected;
    if (path?.[2] !== "station") return;
    const order = this.draft.nouns("line").find(({ name }) => name === path[1]).stations.map(({ name }) => name);
    const from = order.indexOf(path[3]);
    const to = from + by;
    if (to < 0 || to >= order.length) return;
    [order[from], order[to]] = [order[to], order[from]];
    await this.draft.change([{ do: "reorder", path: path.slice(0, 2), order }]);
  }

  async remove() {
    const paths = this.draft.selected.filter(([word]) => word !== "plant");
    if (!paths.length) return;
    if (await this.draft.change(paths.map((path) => ({ do: "remove", path })))) this.draft.select();
  }

  copy() {
    this.copied = this.draft.selected.filter(([word]) => word !== "plant");
    if (this.copied.length) this.say(`Copied: ${this.copied.map((path) => path.at(-1)).join(", ")}`);
  }

  /** Write what was copied once more. */
  async paste(paths = this.copied) {
    const done = [];
    for (const path of paths) {
      const name = this.draft.freeName(path.at(-1).replace(/_\d+$/, ""), path);
      if (await this.draft.change([{ do: "copy", path, name }])) done.push([...path.slice(0, -1), name]);
    }
    if (done.length) this.draft.select(...done);
  }

  /** Stations outside lines that are chosen: those that can become a line. */
  get free() {
    return this.draft.selected.filter((path) => path[0] === "station");
  }

  async intoLine() {
    const name = this.draft.freeName("line");
    if (await this.draft.change([{ do: "line", name, stations: this.free }])) this.draft.select(["line", name]);
  }

  connect(from, to) {
    this.from = null;
    if (!samePath(from, to)) this.draft.change([{ do: "connect", from, to }]);
  }
}

const metres = (number) => `${Math.round(number * 10) / 10} m`;
