/** What happens in the made-up works: parts that move along the links, machines that change. */

import { numbers } from "./made_up.js";

const WORKING = 4;

/** Give the key of the made-up works at a time. */
export function madeUpKey(scene, time = 0, seed = 1) {
  const next = numbers(seed);
  const machines = scene.at.buffers;
  const state = Uint8Array.from({ length: machines }, () => (next() < 0.72 ? WORKING : Math.floor(next() * 8)));
  const rows = [...state.keys()].filter((n) => state[n] === WORKING);
  return {
    key: true, t0: time,
    machines: { since: new Float64Array(machines).map(() => time - next() * 30), cause: Uint16Array.from(state, (s) => (s === 7 ? 1 : s === 5 ? 2 : 0)), state },
    held: { part: Uint32Array.from(rows, (_, i) => i + 1), node: Uint32Array.from(rows), since: new Float64Array(rows.length).fill(time), model: Uint8Array.from(rows, () => next() * 5) },
    levels: levels(scene, next),
  };
}

function levels(scene, next) {
  const node = [];
  const model = [];
  const count = [];
  scene.buffers.forEach((_, b) => {
    const many = Math.floor(next() * 9);
    const one = Math.floor(next() * 5);
    if (many) {
      node.push(scene.at.buffers + b);
      model.push(one);
      count.push(many);
    }
  });
  return { node, model, count };
}

/** Give the moves and states of a stretch of time, so many of each per second. */
export function madeUpDelta(scene, t0, t1, { moves, states, speed = 1 }, next) {
  const times = (rate) => Float32Array.from({ length: Math.round((rate * (t1 - t0)) / speed) }, () => next() * (t1 - t0)).sort();
  const moved = times(moves);
  const changed = times(states);
  const links = [...moved].map(() => scene.links[Math.floor(next() * scene.links.length)]);
  const state = Uint8Array.from(changed, () => (next() < 0.7 ? WORKING : Math.floor(next() * 8)));
  return {
    key: false, t0, t1,
    states: { dt: changed, machine: Uint32Array.from(changed, () => next() * scene.at.buffers), cause: Uint16Array.from(state, (s) => (s === 7 ? 1 : s === 5 ? 2 : 0)), state },
    moves: {
      dt: moved, part: Uint32Array.from(moved, () => 1e6 + next() * 1e6),
      origin: Uint32Array.from(links, ([from]) => from), target: Uint32Array.from(links, ([, to]) => to), model: Uint8Array.from(moved, () => next() * 5),
    },
  };
}
