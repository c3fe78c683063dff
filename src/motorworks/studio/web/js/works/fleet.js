/** Vehicles: on their way along the lanes, or waiting where they are; loaded or empty. */

import { NOWHERE } from "./frame.js";
import { POINTS } from "./lanes.js";

const LONG = 0.62; // of a usual machine
const LEAST = 9; // [px]
const SMALL = 4.5; // [px] of a usual machine below which vehicles shrink

export class Fleet {
  constructor(plan, lanes, live) {
    Object.assign(this, { plan, lanes, live });
  }

  step() { return false; }

  draw(ctx, sight) {
    const { shot, ratio } = sight;
    const machine = (this.plan.cell * shot.k) / ratio;
    const least = LEAST * Math.min(Math.max(machine / SMALL, 0.6), 1); // smaller where it would hide machines
    const size = Math.max(Math.min(this.plan.cell * LONG * shot.k, 40 * ratio), least * ratio);
    const parked = new Map();
    for (const { node, parts, trip } of this.live.vehicles.values()) {
      if (trip && this.live.time < trip.end) this.onTheWay(ctx, sight, trip, size);
      else if (node !== NOWHERE && node < this.plan.count) {
        const many = parked.get(node) ?? 0;
        parked.set(node, many + 1);
        const left = shot.left(this.plan.cx[node]) + ((many % 4) - 1.5) * size * 1.15;
        const top = shot.top(this.plan.cy[node]) + (Math.floor(many / 4) + 0.9) * size * 0.9;
        vehicle(ctx, sight, left, top, size, true, parts);
      }
    }
  }

  onTheWay(ctx, sight, trip, size) {
    if (trip.origin >= this.plan.count || trip.target >= this.plan.count) return;
    const offset = this.lanes.lane(trip.origin, trip.target);
    const share = Math.min(Math.max((this.live.time - trip.start) / Math.max(trip.end - trip.start, 1e-9), 0), 1);
    const { x, y, at } = this.lanes;
    const way = share * at[offset + POINTS - 1];
    let j = offset + 1;
    while (j < offset + POINTS - 1 && at[j] < way) j += 1;
    const long = at[j] - at[j - 1];
    const part = long > 0 ? (way - at[j - 1]) / long : 1;
    const left = sight.shot.left(x[j - 1] + (x[j] - x[j - 1]) * part);
    const top = sight.shot.top(y[j - 1] + (y[j] - y[j - 1]) * part);
    vehicle(ctx, sight, left, top, size, x[j] !== x[j - 1], trip.parts);
  }
}

function vehicle(ctx, { palette, ratio }, x, y, size, lying, parts) {
  const width = lying ? size : size * 0.66;
  const height = lying ? size * 0.66 : size;
  ctx.fillStyle = palette.ink;
  ctx.strokeStyle = palette.panel;
  ctx.lineWidth = 1.5 * ratio;
  ctx.beginPath();
  ctx.roundRect(Math.round(x - width / 2), Math.round(y - height / 2), Math.round(width), Math.round(height), 2 * ratio);
  ctx.fill();
  ctx.stroke();
  if (!parts) return;
  ctx.fillStyle = palette["accent-fill"];
  const inner = size * 0.34;
  ctx.fillRect(Math.round(x - inner / 2), Math.round(y - inner / 2), Math.round(inner), Math.round(inner));
}
