/** Which nodes lie in a box of the plan, without looking at all of them. */

const ABOUT = 6; // nodes per field of the grid, about

export class Grid {
  /** @param {import("./plan.js").Plan} plan */
  constructor(plan) {
    this.plan = plan;
    const [x0, y0, x1, y1] = extent(plan);
    const area = Math.max((x1 - x0) * (y1 - y0), 1);
    this.x0 = x0;
    this.y0 = y0;
    this.size = Math.max(Math.sqrt((area * ABOUT) / Math.max(plan.count, 1)), 1e-3);
    this.across = Math.min(Math.ceil((x1 - x0) / this.size) + 1, 400);
    this.along = Math.min(Math.ceil((y1 - y0) / this.size) + 1, 400);
    this.size = Math.max(this.size, (x1 - x0) / this.across, (y1 - y0) / this.along);
    this.fields = new Map();
    this.mark = new Uint32Array(plan.count);
    this.turn = 0;
    for (let n = 0; n < plan.count; n += 1) this.add(n);
  }

  add(n) {
    this.each(this.plan.box(n), (key) => {
      const field = this.fields.get(key);
      if (field) field.push(n);
      else this.fields.set(key, [n]);
    });
  }

  each([x0, y0, x1, y1], visit) {
    const field = (v, from, most) => Math.min(Math.max(Math.floor((v - from) / this.size), 0), most);
    const right = field(x1, this.x0, this.across);
    const up = field(y1, this.y0, this.along);
    for (let j = field(y0, this.y0, this.along); j <= up; j += 1) {
      for (let i = field(x0, this.x0, this.across); i <= right; i += 1) visit(j * 1024 + i);
    }
  }

  /** Give the numbers of the nodes that touch a box. */
  within(box) {
    const { x, y, w, h } = this.plan;
    const found = [];
    this.turn += 1;
    this.each(box, (key) => {
      for (const n of this.fields.get(key) ?? []) {
        if (this.mark[n] === this.turn) continue;
        this.mark[n] = this.turn;
        if (x[n] <= box[2] && x[n] + w[n] >= box[0] && y[n] <= box[3] && y[n] + h[n] >= box[1]) found.push(n);
      }
    });
    return found;
  }
}

function extent(plan) {
  const box = [...plan.bounds];
  for (let n = 0; n < plan.count; n += 1) {
    const [x0, y0, x1, y1] = plan.box(n);
    if (x0 < box[0]) box[0] = x0;
    if (y0 < box[1]) box[1] = y0;
    if (x1 > box[2]) box[2] = x1;
    if (y1 > box[3]) box[3] = y1;
  }
  return box;
}
