/** Along which way a part glides from one node to another: rectilinear, past the machines. */

const POINTS = 6; // a lane has at most this many corners, ends included
const BEND = 0.6; // what a bend is worth, in machines' sizes
const CROSSED = 14; // what driving through a machine is worth, in machines' sizes
const GAP = 0.22; // how far from a machine a lane keeps, in machines' sizes

export class Lanes {
  /** @param {import("./plan.js").Plan} plan */
  constructor(plan) {
    this.plan = plan;
    this.gap = plan.cell * GAP;
    this.known = new Map();
    this.used = 0;
    this.x = new Float32Array(1024 * POINTS);
    this.y = new Float32Array(1024 * POINTS);
    this.at = new Float32Array(1024 * POINTS);
    this.around = surroundings(plan);
  }

  /** Give the offset of the lane between two nodes in the arrays x, y and at (way so far [m]). */
  lane(origin, target) {
    const key = origin * this.plan.count + target;
    let offset = this.known.get(key);
    if (offset === undefined) {
      offset = this.keep(this.best(origin, target));
      this.known.set(key, offset);
    }
    return offset;
  }

  /** Length of a lane [m]. */
  length(offset) { return this.at[offset + POINTS - 1]; }

  keep(points) {
    const offset = this.used;
    this.used += POINTS;
    if (this.used > this.x.length) this.grow();
    let way = 0;
    for (let n = 0; n < POINTS; n += 1) {
      const [x, y] = points[Math.min(n, points.length - 1)];
      if (n) way += Math.abs(x - this.x[offset + n - 1]) + Math.abs(y - this.y[offset + n - 1]);
      this.x[offset + n] = x;
      this.y[offset + n] = y;
      this.at[offset + n] = way;
    }
    return offset;
  }

  grow() {
    for (const name of ["x", "y", "at"]) {
      const wider = new Float32Array(this[name].length * 2);
      wider.set(this[name]);
      this[name] = wider;
    }
  }

  best(origin, target) {
    let least = Infinity;
    let found = null;
    for (const points of this.candidates(origin, target)) {
      const price = this.price(points, origin, target, least);
      if (price < least) {
        least = price;
        found = points;
      }
    }
    return found;
  }

  candidates(origin, target) {
    const { cx, cy } = this.plan;
    const from = [cx[origin], cy[origin]];
    const to = [cx[target], cy[target]];
    const by = (x) => [from, [x, from[1]], [x, to[1]], to];
    const along = (y) => [from, [from[0], y], [to[0], y], to];
    const found = [by(to[0]), along(to[1])];
    const gutters = [];
    const aisles = [];
    for (const box of [this.plan.box(origin), this.plan.box(target)]) {
      gutters.push(box[0] - this.gap, box[2] + this.gap);
      aisles.push(box[1] - this.gap, box[3] + this.gap);
    }
    for (const box of [this.around[origin], this.around[target]]) {
      if (box) aisles.push(box[1] + this.gap, box[3] - this.gap);
    }
    for (const x of gutters) found.push(by(x));
    for (const y of aisles) found.push(along(y));
    for (const y of aisles.slice(4)) {
      for (const x of gutters.slice(0, 2)) {
        for (const z of gutters.slice(2)) found.push([from, [x, from[1]], [x, y], [z, y], [z, to[1]], to]);
      }
    }
    return found;
  }

  price(points, origin, target, least) {
    const cell = this.plan.cell;
    let price = 0;
    for (let n = 1; n < points.length; n += 1) {
      const [x0, y0] = points[n - 1];
      const [x1, y1] = points[n];
      const way = Math.abs(x1 - x0) + Math.abs(y1 - y0);
      price += way;
      if (way > 0 && n > 1) price += BEND * cell;
    }
    for (let n = 1; n < points.length && price < least; n += 1) {
      price += CROSSED * cell * this.crossed(points[n - 1], points[n], origin, target);
    }
    return price;
  }

  crossed([x0, y0], [x1, y1], origin, target) {
    if (x0 === x1 && y0 === y1) return 0;
    const box = [Math.min(x0, x1), Math.min(y0, y1), Math.max(x0, x1), Math.max(y0, y1)];
    let count = 0;
    for (const n of this.plan.grid.within(box)) if (n !== origin && n !== target && this.plan.drawn(n)) count += 1;
    return count;
  }
}

/** For each node the box of the innermost line, copy or area it lies in. */
function surroundings(plan) {
  const found = new Array(plan.count).fill(null);
  for (const { kind, at: [x, y, w, h] } of plan.grounds) {
    if (kind !== "line" && kind !== "copy" && kind !== "area") continue;
    const box = [x, y, x + w, y + h];
    for (const n of plan.grid.within(box)) {
      if (plan.cx[n] >= x && plan.cx[n] <= box[2] && plan.cy[n] >= y && plan.cy[n] <= box[3]) found[n] = box;
    }
  }
  return found;
}

export { POINTS };
