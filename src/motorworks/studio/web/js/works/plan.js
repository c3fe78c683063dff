/** The scene as arrays: where every node lies, what belongs to what, what lies where. */

import { Grid } from "./grid.js";

const KINDS = ["machine", "buffer", "sink", "source", "supply", "position", "tour"];
const PLURAL = {
  machine: "machines", buffer: "buffers", sink: "sinks", source: "sources",
  supply: "supplies", position: "positions", tour: "tours",
};

export class Plan {
  /** @param {object} scene the scene as the server gives it */
  constructor(scene) {
    this.scene = scene;
    this.bounds = scene.bounds;
    /** Begin of simulated time [ms since 1970]. */
    this.start = Date.parse(`${scene.start.slice(0, 10)}T00:00:00Z`) || 0;
    this.stations = scene.stations ?? [];
    this.grounds = scene.grounds ?? [];
    this.count = scene.at.count;
    this.machines = scene.at.buffers;
    this.first = Object.fromEntries(KINDS.map((kind) => [kind, scene.at[PLURAL[kind]] ?? this.count]));
    this.cx = Float32Array.from(scene.nodes.x);
    this.cy = Float32Array.from(scene.nodes.y);
    this.w = Float32Array.from(scene.nodes.w);
    this.h = Float32Array.from(scene.nodes.h);
    /** South-west corners [m]; cx and cy are the middles. */
    this.x = this.cx.map((x, n) => x - this.w[n] / 2);
    this.y = this.cy.map((y, n) => y - this.h[n] / 2);
    this.stationOf = Uint32Array.from(scene.machines.station);
    this.boxes = this.stations.map(({ at: [x, y, w, h] }) => [x, y, x + w, y + h]);
    /** Size of a usual machine [m]: what the level of detail is judged by. */
    this.cell = median(this.w.subarray(0, this.machines), this.h.subarray(0, this.machines));
    this.grid = new Grid(this);
    this.byPath = this.paths();
  }

  /** Kind of a node: machine, buffer, sink, … */
  kind(node) {
    let found = "machine";
    for (const kind of KINDS) if (node >= this.first[kind]) found = this.first[kind] < this.count ? kind : found;
    return found;
  }

  /** Whether a node is drawn: jobs of transports and tours are not, their vehicles are. */
  drawn(node) { return this.w[node] > 0 && this.h[node] > 0; }

  /** What the scene says of a node that is no machine. */
  entry(node) {
    const kind = this.kind(node);
    return kind === "machine" ? this.stations[this.stationOf[node]] : this.scene[PLURAL[kind]]?.[node - this.first[kind]];
  }

  /** Name of a node for people. */
  name(node) {
    const kind = this.kind(node);
    const entry = this.entry(node);
    const title = entry?.title || entry?.name || kind;
    if (kind !== "machine" || entry.count < 2) return title;
    return `${title} ${node - entry.first + 1}`;
  }

  /** Where a node stands in the plant file, or null. */
  path(node) { return this.entry(node)?.path ?? null; }

  /** Box of a node [x0, y0, x1, y1] in metres. */
  box(node) {
    return [this.x[node], this.y[node], this.x[node] + this.w[node], this.y[node] + this.h[node]];
  }

  /** A station by the name that the statistics call a process by, or null. */
  process(name) {
    const s = this.stations.findIndex((station) => station.name === name || station.path.at(-1) === name || `${station.line}/${station.path.at(-1)}` === name);
    return s < 0 ? null : this.station(s);
  }

  /** Title of a copy of a line by its name; "" if it is drawn nowhere. */
  copyWords(copy) {
    const ground = copy ? this.grounds.find(({ kind, name }) => name === copy && (kind === "copy" || kind === "line")) : null;
    return ground ? ground.title || ground.name : "";
  }

  /** The line or workshop a station stands in, in words. */
  lineWords(s) {
    const { copy, line, workshop } = this.stations[s];
    const hall = this.grounds.find(({ kind, name }) => kind === "workshop" && name === workshop);
    return this.copyWords(copy ?? line) || hall?.title || "";
  }

  /** Box of any thing that was picked or found. */
  boxOf(thing) {
    if (thing.kind === "ground") return groundBox(this.grounds[thing.ground]);
    if (thing.kind === "station") return this.boxes[thing.station];
    return this.box(thing.node);
  }

  /** The thing at a place in the plant file, or null. */
  find(path) { return this.byPath.get(path.join(".")) ?? null; }

  thing(node) {
    return { kind: this.kind(node), node, path: this.path(node), name: this.name(node) };
  }

  station(s) {
    const { path, title, name } = this.stations[s];
    return { kind: "station", station: s, node: this.stations[s].first, path, name: title || name };
  }

  ground(g) {
    const ground = this.grounds[g];
    return { kind: "ground", ground: g, sort: ground.kind, node: null, path: ground.path ?? null, name: ground.title || ground.name };
  }

  paths() {
    const found = new Map();
    const put = (thing) => {
      const key = thing.path?.join(".");
      if (key && !found.has(key)) found.set(key, thing);
    };
    this.stations.forEach((_, s) => put(this.station(s)));
    for (let n = this.machines; n < this.count; n += 1) put(this.thing(n));
    this.grounds.forEach((_, g) => put(this.ground(g)));
    return found;
  }
}

export function groundBox({ at: [x, y, w, h] }) { return [x, y, x + w, y + h]; }

function median(w, h) {
  const sizes = w.map((each, n) => Math.min(each, h[n])).filter((size) => size > 0).sort();
  return sizes.length ? sizes[sizes.length >> 1] : 1;
}
