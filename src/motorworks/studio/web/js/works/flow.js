/** At high speed single parts are too many: links along which work goes on run instead. */

import { POINTS } from "./lanes.js";

const SPACE = 1.6; // between two marks, in machines' sizes
const PACE = 3.2; // machines' sizes a second
const MOST = 4000; // marks drawn

export class Flow {
  /** @param {() => boolean} shown whether the flow is shown now */
  constructor(plan, lanes, live, shown) {
    Object.assign(this, { plan, lanes, live, shown });
    this.film = 0;
    this.links = null;
  }

  step(_now, passed) {
    if (!this.shown()) return false;
    this.film += passed;
    return true;
  }

  draw(ctx, sight) {
    if (!this.shown()) return;
    this.links ??= (this.plan.scene.links ?? []).filter((link) => this.shows(link));
    ctx.fillStyle = sight.palette["accent-fill"];
    const size = Math.max(Math.round(2.6 * sight.ratio), 2);
    const space = this.plan.cell * SPACE;
    const shift = (this.film * this.plan.cell * PACE) % space;
    let left = MOST;
    for (const [from, to] of this.links) {
      if (left <= 0) return;
      if (this.runs(from) && this.runs(to)) left -= this.march(ctx, sight.shot, this.lanes.lane(from, to), shift, space, size);
    }
  }

  /** Whether a link is one of the flow, drawn, with a machine at one end. */
  shows([from, to, kind]) {
    const { plan } = this;
    return (kind === "flow" || kind === 0) && plan.drawn(from) && plan.drawn(to) && Math.min(from, to) < plan.machines;
  }

  /** Whether a machine of a station works; places never hold up the picture. */
  runs(node) {
    if (node >= this.plan.machines) return true;
    const { first, count } = this.plan.stations[this.plan.stationOf[node]];
    const working = this.plan.scene.states.indexOf("working");
    for (let n = first; n < first + count; n += 1) if (this.live.state[n] === working) return true;
    return false;
  }

  march(ctx, shot, offset, shift, space, size) {
    const { x, y, at } = this.lanes;
    let drawn = 0;
    let j = offset + 1;
    for (let way = shift; way < at[offset + POINTS - 1]; way += space) {
      while (at[j] < way) j += 1;
      const part = (way - at[j - 1]) / (at[j] - at[j - 1]);
      const left = shot.left(x[j - 1] + (x[j] - x[j - 1]) * part);
      const top = shot.top(y[j - 1] + (y[j] - y[j - 1]) * part);
      if (left < 0 || top < 0 || left > shot.width || top > shot.height) continue;
      ctx.fillRect(Math.round(left) - (size >> 1), Math.round(top) - (size >> 1), size, size);
      drawn += 1;
    }
    return drawn;
  }
}
