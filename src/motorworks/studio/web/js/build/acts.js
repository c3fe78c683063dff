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

  /**
   * Add something.
   * @param {string} word
   * @param {?{line: string, at: ?number}} [where] The line and the place in it, null for its end;
   *   null for outside lines. A station goes to the chosen line if nothing is said.
   * @param {?{x: number, y: number}} [spot] On the floor [m].
   */
  add(word, where, spot = null) {
    const { draft } = this;
    if (word === "line") return this.#addLine();
    let path = null;
    const changes = () => {
      const to = where === undefined && word === "station" ? this.#within() : where;
      const above = to ? ["line", to.line] : [];
      path = [...above, word, draft.freeName(word, above)];
      const values = { ...(word === "buffer" ? { capacity: PLACES } : {}), ...(spot ? { x: metres(spot.x), y: metres(spot.y) } : {}) };
      return [{ do: "add", path, ...(to ? { at: to.at } : {}), values }];
    };
    return draft.change(changes, () => [path]);
  }

  #addLine() {
    let path = null;
    const changes = () => {
      path = ["line", this.draft.freeName("line")];
      return [
        { do: "add", path, values: { places: PLACES } },
        { do: "add", path: [...path, "station", this.draft.freeName("station")] },
      ];
    };
    return this.draft.change(changes, () => [path]);
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
      await draft.change([{ do: "line", line, stations: [path], at }], () => [["line", line, "station", path[1]]]);
      return;
    }
    await this.#reorder(path, (from) => (at > from ? at - 1 : at));
  }

  /** Put a station of a line where `to` says, knowing where it stands then. */
  #reorder(path, to) {
    const changes = () => {
      const order = (this.draft.nouns("line").find(({ name }) => name === path[1])?.stations ?? []).map(({ name }) => name);
      const from = order.indexOf(path[3]);
      const goal = to(from);
      if (from < 0 || goal < 0 || goal >= order.length) return [];
      order.splice(goal, 0, ...order.splice(from, 1));
      return [{ do: "reorder", path: path.slice(0, 2), order }];
    };
    return this.draft.change(changes);
  }

  /** Move the chosen station by one place. */
  async shift(by) {
    const [path] = this.draft.selected;
    if (path?.[2] === "station") await this.#reorder(path, (from) => from + by);
  }

  async remove() {
    const paths = this.draft.selected.filter(([word]) => word !== "plant");
    const changes = () => paths.filter((path) => this.draft.has(path)).map((path) => ({ do: "remove", path }));
    await this.draft.change(changes, () => []);
  }

  copy() {
    this.copied = this.draft.selected.filter(([word]) => word !== "plant");
    if (this.copied.length) this.say(`Copied: ${this.copied.map((path) => path.at(-1)).join(", ")}`);
  }

  /** Write what was copied once more. */
  async paste(paths = this.copied) {
    const done = [];
    for (const path of paths) {
      let name = "";
      const copy = () => {
        name = this.draft.freeName(path.at(-1).replace(/_\d+$/, ""), path);
        return [{ do: "copy", path, name }];
      };
      const made = () => [...done, [...path.slice(0, -1), name]];
      if (await this.draft.change(copy, made)) done.push([...path.slice(0, -1), name]);
    }
  }

  /** Stations outside lines that are chosen: those that can become a line. */
  get free() {
    return this.draft.selected.filter((path) => path[0] === "station");
  }

  async intoLine() {
    const stations = this.free;
    let name = "";
    const changes = () => {
      name = this.draft.freeName("line");
      return [{ do: "line", name, stations }];
    };
    await this.draft.change(changes, () => [["line", name]]);
  }

  connect(from, to) {
    this.from = null;
    if (!samePath(from, to)) this.draft.change([{ do: "connect", from, to }]);
  }
}

const metres = (number) => `${Math.round(number * 10) / 10} m`;
