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
      if (id !== this.draft.id || (id === this.id && scene.version < this.version)) return;
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
    this.stage.on("drag", ({ thing, x, y }) => (this.carried = { thing, x, y }));
    this.stage.on("drop", (event) => {
      this.carried = null;
      this.stage.redraw();
      this.#moved(event);
    });
    this.stage.overlays.add((ctx, camera) => this.carried && this.#ghost(ctx, camera));
  }

  /** The outline of what is being dragged, where it would stand. */
  #ghost(ctx, camera) {
    const { thing, x, y } = this.carried;
    const [x0, y0, x1, y1] = this.stage.plan.boxOf(thing);
    const [w, h] = [(x1 - x0) * camera.k, (y1 - y0) * camera.k];
    ctx.setLineDash([5, 4]);
    ctx.lineWidth = 2;
    ctx.strokeStyle = this.stage.palette["accent-fill"];
    ctx.strokeRect(camera.left(x) - w / 2, camera.top(y) - h / 2, w, h);
    ctx.setLineDash([]);
  }

  /** A station was dragged: onto another of its line it takes that one's place, else it stands there. */
  #moved({ thing, x, y, clientX, clientY, broken }) {
    const from = stationOf(thing);
    const to = stationOf(this.stage.pick(clientX, clientY));
    if (broken || !from) return;
    if (to && from[0] === "line" && to[1] === from[1] && to.join() !== from.join()) {
      const line = this.draft.nouns("line").find(({ name }) => name === to[1]);
      this.acts.move(from, to[1], line.stations.findIndex(({ name }) => name === to[3]));
    } else if (this.draft.mayStand("station")) this.acts.place(from, ...this.#within(from, x, y));
  }

  /** A place as the file says it: of a station in a line, from the corner of the line's copy. */
  #within(path, x, y) {
    if (path[0] !== "line") return [x, y];
    const { grounds } = this.stage.plan.scene;
    const around = ({ at: [left, lower, w, h] }) => x >= left && x <= left + w && y >= lower && y <= lower + h;
    const ground = grounds.filter((one) => one.path?.[0] === "line" && one.path[1] === path[1] && around(one)).at(-1);
    return ground ? [x - ground.at[0], y - ground.at[1]] : [x, y];
  }

  /** Something new was dropped: into the line below it, or outside lines. */
  #drop({ add }, event) {
    const path = this.stage?.pick(event.clientX, event.clientY)?.path;
    const line = path?.[0] === "line" ? this.draft.nouns("line").find(({ name }) => name === path[1]) : null;
    if (!line || add !== "station") return this.acts.add(add, null, this.stage && this.draft.mayStand(add) ? this.stage.place(event.clientX, event.clientY) : null);
    const at = line.stations.findIndex(({ name }) => name === path[3]) + 1;
    return this.acts.add(add, { line: line.name, at: at || line.stations.length });
  }
}

const stationOf = (thing) => (thing?.path && thing.path.at(-2) === "station" ? thing.path : null);
