// The plant on its floor, as it was last without errors: things are chosen and dropped there.
import { h } from "../element.js";
import { Stage } from "../works/stage.js";
import { droppable } from "./drags.js";

/** The floor view. */
export class FloorView {
  constructor(draft, acts) {
    this.draft = draft;
    this.acts = acts;
    this.stage = null;
    this.version = -1;
    this.host = h("div.floor-host");
    this.note = h("p.hint", { role: "status", hidden: true });
    this.element = h("div.floor", { hidden: true }, this.host, this.note);
    draft.on("state", () => this.load());
    draft.on("select", ([path]) => this.stage?.select(path ?? null));
    droppable(this.host, (what) => Boolean(what.add), (what, event) => this.#drop(what, event));
  }

  /** Draw the scene as it is now. */
  async load() {
    const { state, id } = this.draft;
    if (this.element.hidden || !state || (this.version === state.version && this.id === id)) return;
    if (state.drawn < 0) return this.#say("There is nothing to draw until the errors are put right.");
    try {
      const scene = await this.draft.scene();
      if (id !== this.draft.id) return;
      this.version = scene.version;
      this.#show(scene, this.id !== id);
      this.id = id;
      this.#say(scene.version < state.version ? "Shown as it was last without errors." : "");
    } catch (error) {
      this.#say(error.message);
    }
  }

  #say(words) {
    this.note.textContent = words;
    this.note.hidden = !words;
  }

  #show(scene, fit) {
    if (this.stage) return this.stage.setScene(scene, { fit });
    this.stage = new Stage(this.host, scene);
    this.stage.grab = (thing) => stationOf(thing) !== null;
    this.stage.on("tap", ({ thing }) => {
      const path = thing?.path;
      if (path && this.draft.has(path)) this.draft.select(path);
    });
    this.stage.on("drop", (event) => this.#moved(event));
  }

  /** A station was dragged on the floor: onto another of its line, it takes that one's place. */
  #moved({ thing, clientX, clientY, broken }) {
    const from = stationOf(thing);
    const to = stationOf(this.stage.pick(clientX, clientY));
    if (broken || !from || !to || from[0] !== "line" || from[1] !== to[1] || from.join() === to.join()) return;
    const line = this.draft.nouns("line").find(({ name }) => name === to[1]);
    this.acts.move(from, to[1], line.stations.findIndex(({ name }) => name === to[3]));
  }

  /** Something new was dropped: into the line below it, or outside lines. */
  #drop({ add }, event) {
    const path = this.stage?.pick(event.clientX, event.clientY)?.path;
    const line = path?.[0] === "line" ? this.draft.nouns("line").find(({ name }) => name === path[1]) : null;
    if (!line || add !== "station") return this.acts.add(add, null);
    const at = line.stations.findIndex(({ name }) => name === path[3]) + 1;
    return this.acts.add(add, { line: line.name, at: at || line.stations.length });
  }
}

const stationOf = (thing) => (thing?.path && thing.path.at(-2) === "station" ? thing.path : null);
