/** Made-up works after the contract of scenes: 1,500 machines in four workshops, lines in each. */

const STATES = ["off_shift", "planned_stop", "down", "setting_up", "working", "blocked", "waiting_for_operator", "starved"];
const HALLS = [
  ["stamping", "Stamping", 6, 2, 10, 4],
  ["drive", "Drive motors: stators and rotors", 12, 3, 12, 2],
  ["assembly", "Assembly and test", 12, 3, 13, 2],
  ["park", "Supplier park", 8, 2, 10, 3],
];
const WORDS = ["Press", "Slot liner", "Hairpin forming", "Pin insertion", "Laser welding", "Impregnation", "Magnet insertion", "Balancing", "Housing", "Marrying", "End-of-line test", "Packing"];
const MACHINE = 3;
const GAP = 1;

/** A small generator of numbers in [0, 1) that gives the same again. */
export function numbers(seed) {
  let state = seed >>> 0;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 4294967296;
  };
}

/** Give a scene with about so many machines. */
export function madeUpScene(wanted = 1500) {
  const made = { machines: [], buffers: [], stations: [], links: [], grounds: [] };
  let x = 20;
  let y = 20;
  let high = 0;
  const total = HALLS.reduce((sum, [, , lines, , stations, across]) => sum + lines * stations * across, 0);
  HALLS.forEach(([name, title, lines, columns, stations, across], number) => {
    const many = Math.max(Math.round((lines * wanted) / total), 1);
    const hall = addHall(made, { name, title, many, columns, stations, across, x, y });
    high = Math.max(high, hall.h);
    x += hall.w + 16;
    if (number === 1) {
      x = 20;
      y += high + 16;
      high = 0;
    }
  });
  return finish(made, wanted);
}

function addHall(made, { name, title, many, columns, stations, across, x, y }) {
  const long = stations * (MACHINE + 2 * GAP + 1.5) + 4;
  const deep = across * (MACHINE + 0.4) + 6;
  const rows = Math.ceil(many / columns);
  const hall = { w: columns * (long + 4) + 4, h: rows * (deep + 3) + 8 };
  made.grounds.push({ kind: "workshop", name, title, at: [x, y, hall.w, hall.h], path: ["workshop", name] });
  for (let n = 0; n < many; n += 1) {
    const at = [x + 4 + (n % columns) * (long + 4), y + 4 + Math.floor(n / columns) * (deep + 3), long, deep];
    addLine(made, { hall: name, name: `${name}_${n + 1}`, title: `${title.split(/[ :]/)[0]} line ${n + 1}`, at, stations, across });
  }
  return hall;
}

function addLine(made, { hall, name, title, at, stations, across }) {
  made.grounds.push({ kind: "line", name, title, at, path: ["line", name] });
  let before = null;
  for (let k = 0; k < stations; k += 1) {
    const first = made.machines.length;
    const left = at[0] + 3 + k * (MACHINE + 2 * GAP + 1.5);
    for (let m = 0; m < across; m += 1) made.machines.push([left, at[1] + 2 + m * (MACHINE + 0.4), MACHINE, MACHINE, made.stations.length]);
    const words = WORDS[k % WORDS.length];
    made.stations.push({ name: `s${k + 1}`, title: words, kind: "machine", line: name, copy: name, workshop: hall, path: ["line", name, "station", `s${k + 1}`], at: [left, at[1] + 2, MACHINE, across * (MACHINE + 0.4) - 0.4], first, count: across, order: k, cycle: 30, tip: words });
    const place = made.buffers.length;
    made.buffers.push([left + MACHINE + GAP, at[1] + 2, 1.5, MACHINE, name]);
    for (let m = 0; m < across; m += 1) {
      if (before !== null) made.links.push([["b", before], ["m", first + m], 0]);
      made.links.push([["m", first + m], ["b", place], 0]);
    }
    before = place;
  }
}

function finish(made, wanted) {
  const machines = made.machines.length;
  const nodes = [...made.machines, ...made.buffers];
  const column = (n) => nodes.map((node) => node[n]);
  const bounds = [0, 0, 0, 0];
  for (const { at: [x, y, w, h] } of made.grounds) {
    bounds[2] = Math.max(bounds[2], x + w + 20);
    bounds[3] = Math.max(bounds[3], y + h + 20);
  }
  const node = ([kind, n]) => (kind === "m" ? n : machines + n);
  const count = nodes.length;
  return {
    name: "made-up", title: `Made-up works with ${wanted} machines`, start: "2026-01-05", bounds, scale: "site", version: 1,
    grounds: [{ kind: "site", name: "site", title: "Site", at: [0, 0, bounds[2], bounds[3]], path: null }, ...made.grounds],
    models: [0, 1, 2, 3, 4].map((n) => ({ name: `m${n}`, title: `Motor ${n + 1}`, colour: n })),
    states: STATES, causes: ["", "waits for parts from the station before", "the buffer behind it is full"],
    stations: made.stations,
    nodes: { x: nodes.map(([x, , w]) => x + w / 2), y: nodes.map(([, y, , h]) => y + h / 2), w: column(2), h: column(3) },
    at: { machines: 0, buffers: machines, sinks: count, sources: count, supplies: count, positions: count, tours: count, count },
    machines: { station: made.machines.map((m) => m[4]) },
    buffers: made.buffers.map((b, n) => ({ name: `b${n}`, title: `Places ${n + 1}`, path: ["line", b[4], "buffer", `b${n}`], capacity: 8, line: b[4] })),
    sinks: [], sources: [], supplies: [], positions: [], tours: [], transports: [], fleets: [], targets: [],
    links: made.links.map(([from, to, kind]) => [node(from), node(to), kind]),
  };
}
