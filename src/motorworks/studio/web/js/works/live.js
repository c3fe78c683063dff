/** What is so at the moment shown: states, parts held, levels, counts; kept by keys and deltas. */

import { NOWHERE } from "./frame.js";
import { gather } from "./groups.js";
import { countWords, modelWords } from "./words.js";

const NONE = [];

export class Live {
  /** @param {import("./plan.js").Plan} plan */
  constructor(plan) {
    this.plan = plan;
    this.models = Math.max(plan.scene.models?.length ?? 1, 1);
    this.buffers = plan.scene.buffers?.length ?? 0;
    this.time = 0;
    this.state = new Uint8Array(plan.machines);
    this.cause = new Uint16Array(plan.machines);
    this.since = new Float64Array(plan.machines);
    this.level = new Int32Array(this.buffers);
    this.most = new Int32Array(this.buffers);
    this.byModel = new Int32Array(this.buffers * this.models);
    /** Parts that have come to each sink, source and supply since the start of the run. */
    this.passed = new Float64Array(plan.count);
    /** Parts that were seen to leave each machine. */
    this.passes = new Float64Array(plan.machines);
    this.held = new Map();
    /** Where each part seen is, and of which model it is: {node, model, since}. */
    this.parts = new Map();
    this.vehicles = new Map();
    this.changed = new Uint8Array(plan.count);
    this.groups = gather(plan);
  }

  /** Take over a key: all that is so at its time. */
  takeKey(frame) {
    this.time = frame.t0;
    const { machines, held, levels, counts, vehicles } = frame;
    this.state.set(machines.state);
    this.cause.set(machines.cause);
    this.since.set(machines.since);
    this.held.clear();
    this.parts.clear();
    for (let i = 0; i < held.rows; i += 1) this.put(held.part[i], held.node[i], held.model[i], held.since[i]);
    this.level.fill(0);
    this.byModel.fill(0);
    for (let i = 0; i < levels.rows; i += 1) this.add(levels.node[i], levels.model[i], levels.count[i]);
    this.passed.fill(0);
    for (let i = 0; i < counts.rows; i += 1) this.passed[counts.node[i]] = Number(counts.count[i]);
    this.vehicles.clear();
    for (let i = 0; i < vehicles.rows; i += 1) {
      this.vehicles.set(vehicles.vehicle[i], { node: vehicles.node[i], parts: vehicles.parts[i], trip: null });
    }
    this.changed.fill(1);
  }

  /** A machine goes over into a state. */
  takeState(machine, state, cause, time) {
    this.state[machine] = state;
    this.cause[machine] = cause;
    this.since[machine] = time;
    this.changed[machine] = 1;
  }

  /** A part goes from one node to another. */
  takeMove(part, origin, target, model, time) {
    if (origin !== NOWHERE) this.leave(part, origin, model);
    if (origin < this.plan.machines && target !== NOWHERE) this.passes[origin] += 1;
    if (target === NOWHERE) this.parts.delete(part);
    else if (this.holds(target)) this.put(part, target, model, time);
    else {
      if (this.isBuffer(target)) this.add(target, model, 1);
      else this.passed[target] += 1;
      this.parts.set(part, { node: target, model, since: time });
      this.changed[target] = 1;
    }
  }

  /** A vehicle sets out. */
  takeTrip(trip) {
    this.vehicles.set(trip.vehicle, { node: trip.target, parts: trip.parts, trip });
  }

  /** A vehicle of a tour is at a stop, or leaves for its round. */
  takeStop(tour, vehicle, stop, aboard) {
    const { stops, home } = this.plan.scene.tours[tour];
    this.vehicles.set(vehicle, { node: stops[stop] ?? home, parts: Math.min(aboard, 65535), trip: null });
  }

  isBuffer(node) { return node >= this.plan.machines && node < this.plan.machines + this.buffers; }

  /** Whether single parts are known in a node: in machines and aboard tours. */
  holds(node) { return node < this.plan.machines || node >= this.plan.first.tour; }

  leave(part, node, model) {
    this.changed[node] = 1;
    if (this.isBuffer(node)) this.add(node, model, -1);
    else if (this.holds(node)) {
      const inside = this.held.get(node);
      const at = inside?.indexOf(part) ?? -1;
      if (at >= 0) inside.splice(at, 1);
    }
  }

  put(part, node, model, since) {
    const inside = this.held.get(node);
    if (inside) inside.push(part);
    else this.held.set(node, [part]);
    this.parts.set(part, { node, model, since });
    this.changed[node] = 1;
  }

  add(node, model, count) {
    const b = node - this.plan.machines;
    this.level[b] += count;
    this.byModel[b * this.models + model] += count;
    if (this.level[b] > this.most[b]) this.most[b] = this.level[b];
    this.changed[node] = 1;
  }

  /** All changes so far have been drawn. */
  fresh() { this.changed.fill(0); }

  // ---- what the layers ask ----

  /** The model whose places in a buffer are the fullest, where each model has its own; or null. */
  fullest(b) {
    const { places } = this.plan.scene.buffers[b];
    let found = null;
    (places ?? []).forEach((many, model) => {
      const share = many ? this.levelOf(b, model) / many : 0;
      if (many && (!found || share > found.share)) found = { model, share, count: this.levelOf(b, model), places: many };
    });
    return found;
  }

  /** How full a buffer is [-]; one without bounds is judged by the most that it has held. */
  fill(b) {
    const { capacity, places } = this.plan.scene.buffers[b];
    const own = places && this.fullest(b);
    if (own) return Math.min(own.share, 1);
    return Math.min(this.level[b] / ((!places && capacity) || Math.max(this.most[b] * 1.25, 10)), 1);
  }

  levelOf(b, model) { return this.byModel[b * this.models + model]; }

  /** How much lies in a buffer; of one with places for each model, of the fullest. */
  levelWords(b) {
    const { capacity, places } = this.plan.scene.buffers[b];
    const own = places && this.fullest(b);
    if (own) return `${countWords(own.count)} of ${countWords(own.places)} ${modelWords(this.plan.scene.models[own.model])}`;
    return capacity && !places ? `${countWords(this.level[b])} of ${countWords(capacity)}` : countWords(this.level[b]);
  }

  heldAt(machine) {
    const inside = this.held.get(machine);
    return inside ? inside.map((part) => ({ part, model: this.parts.get(part)?.model ?? 0 })) : NONE;
  }

  /** How far a working machine is with its part, 0 to 1, as far as a usual cycle tells; or null. */
  progress(machine) {
    const { cycle } = this.plan.stations[this.plan.stationOf[machine]];
    const held = this.held.get(machine);
    if (!cycle || !held?.length || this.plan.scene.states[this.state[machine]] !== "working") return null;
    const since = this.parts.get(held.at(-1))?.since ?? this.since[machine];
    return Math.min(Math.max((this.time - since) / cycle, 0), 1);
  }

  /** Why a machine waits, in words; "" if it does not. */
  why(machine) { return this.plan.scene.causes?.[this.cause[machine]] ?? ""; }

  /** Parts in machines, buffers and aboard tours. */
  inside() {
    let sum = 0;
    for (const count of this.level) sum += count;
    for (const held of this.held.values()) sum += held.length;
    return sum;
  }

  /** Machines per state, {state: count}, of some machines or of all. */
  counts(machines = null) {
    const found = new Uint32Array(this.plan.scene.states.length);
    if (machines) for (const n of machines) found[this.state[n]] += 1;
    else for (const state of this.state) found[state] += 1;
    return Object.fromEntries(this.plan.scene.states.map((state, code) => [state, found[code]]));
  }

  /** Shares of states of a group of machines. */
  shares(group) {
    const counts = this.counts(group.machines);
    for (const state of Object.keys(counts)) counts[state] /= group.machines.length || 1;
    return counts;
  }
}
