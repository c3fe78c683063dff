/** Parts on their way: each glides along its lane for a moment after it has moved. */

import { NOWHERE } from "./frame.js";
import { makeSprites } from "./layers/motor.js";
import { POINTS } from "./lanes.js";

const ROOM = 8192; // parts on their way at once; beyond that the oldest are let go
const PACE = 26; // usual machines that a glide passes per second
const LEAST = 420; // [ms]
const MOST = 1700; // [ms]
const SPRITE = 6; // [px] from which a part is drawn as a motor
const DOT = 2.6; // [px] of the smallest dot, as long as machines are larger than SMALL
const SMALL = 4.5; // [px] of a usual machine below which dots shrink and are fewer, so as not to hide it
const LEAST_DOT = 1.2; // [px]
const FEWEST = 0.3; // share of the parts that is drawn however small machines are
const SCATTER = 2654435761; // spreads the numbers of parts evenly over 32 bits

export class Motion {
  constructor(plan, lanes) {
    this.plan = plan;
    this.lanes = lanes;
    this.film = 0; // [ms] of playing so far
    this.from = new Float64Array(ROOM);
    this.lasts = new Float32Array(ROOM);
    this.lane = new Int32Array(ROOM);
    this.part = new Uint32Array(ROOM);
    this.model = new Uint8Array(ROOM);
    this.used = 0;
    const colours = (plan.scene.models ?? []).map(({ colour }) => colour % 7);
    this.colourOf = Uint8Array.from({ length: 256 }, (_, model) => colours[model] ?? 0);
    this.spots = Array.from({ length: 7 }, () => new Int16Array(ROOM * 2));
    this.many = new Int32Array(7);
    this.playing = true;
  }

  /** A part has moved: let it glide, if both ends can be seen. */
  take(part, origin, target, model) {
    if (origin === NOWHERE || target === NOWHERE) return;
    if (this.plan.drawn(origin) && this.plan.drawn(target)) this.add(part, origin, target, model);
  }

  /** Let a part glide from node to node. */
  add(part, origin, target, model, late = 0) {
    if (this.used === ROOM) this.drop(0);
    const n = this.used;
    this.lane[n] = this.lanes.lane(origin, target);
    const way = this.lanes.length(this.lane[n]);
    this.from[n] = this.film - late;
    this.lasts[n] = Math.min(Math.max((way / this.plan.cell / PACE) * 1000, LEAST), MOST);
    this.part[n] = part;
    this.model[n] = model;
    this.used += 1;
  }

  clear() { this.used = 0; }

  drop(n) {
    const last = this.used - 1;
    for (const column of [this.from, this.lasts, this.lane, this.part, this.model]) column[n] = column[last];
    this.used = last;
  }

  step(now, passed) {
    if (this.playing) this.film += passed * 1000;
    for (let n = this.used - 1; n >= 0; n -= 1) if (this.film - this.from[n] >= this.lasts[n]) this.drop(n);
    return this.playing && this.used > 0;
  }

  draw(ctx, sight) {
    const { ratio } = sight;
    const machine = this.plan.cell * sight.shot.k;
    const near = Math.min(machine / (SMALL * ratio), 1);
    this.locate(sight.shot, FEWEST + (1 - FEWEST) * near * near);
    const size = machine * 0.34;
    if (near < 1) this.drawSpecks(ctx, sight, Math.max(Math.round(DOT * near * ratio), Math.round(LEAST_DOT * ratio)));
    else if (size < SPRITE * ratio) this.drawDots(ctx, sight, Math.max(Math.round(size), Math.round(DOT * ratio)));
    else this.drawMotors(ctx, sight, Math.min(Math.round(size / 2) * 2, 64 * ratio));
  }

  drawDots(ctx, { palette, ratio }, size) {
    const edge = Math.max(Math.round(ratio), 1);
    const half = size >> 1;
    ctx.fillStyle = palette.panel;
    this.each((left, top) => ctx.fillRect(left - half - edge, top - half - edge, size + 2 * edge, size + 2 * edge));
    this.drawSpecks(ctx, { palette }, size);
  }

  drawSpecks(ctx, { palette }, size) {
    const half = size >> 1;
    for (let colour = 0; colour < 7; colour += 1) {
      if (!this.many[colour]) continue;
      ctx.fillStyle = palette.flow[colour];
      const spots = this.spots[colour];
      for (let i = 0; i < 2 * this.many[colour]; i += 2) ctx.fillRect(spots[i] - half, spots[i + 1] - half, size, size);
    }
  }

  drawMotors(ctx, { palette }, size) {
    if (this.spriteSize !== size || this.spritePalette !== palette) {
      this.sprites = makeSprites(palette, size);
      this.spriteSize = size;
      this.spritePalette = palette;
    }
    const half = size >> 1;
    this.each((left, top, colour) => ctx.drawImage(this.sprites[colour], left - half, top - half));
  }

  each(visit) {
    for (let colour = 0; colour < 7; colour += 1) {
      const spots = this.spots[colour];
      for (let i = 0; i < 2 * this.many[colour]; i += 2) visit(spots[i], spots[i + 1], colour);
    }
  }

  /** Where a part on its way is on the plan, or null. */
  placeOf(part) {
    for (let n = this.used - 1; n >= 0; n -= 1) {
      if (this.part[n] !== part) continue;
      const { x, y, at } = this.lanes;
      const offset = this.lane[n];
      const share = Math.min((this.film - this.from[n]) / this.lasts[n], 1);
      const way = share * share * (3 - 2 * share) * at[offset + POINTS - 1];
      let j = offset + 1;
      while (at[j] < way) j += 1;
      const long = at[j] - at[j - 1];
      const along = long > 0 ? (way - at[j - 1]) / long : 1;
      return { x: x[j - 1] + (x[j] - x[j - 1]) * along, y: y[j - 1] + (y[j] - y[j - 1]) * along };
    }
    return null;
  }

  /**
   * Where parts are on the screen, by colour; those out of view are left out.
   * @param {Shot} shot
   * @param {number} share Share of the parts that is looked for, always the same ones.
   */
  locate(shot, share = 1) {
    const last = share * 2 ** 32;
    const { film, from, lasts, lane, many, spots, model, colourOf } = this;
    const { x, y, at } = this.lanes;
    many.fill(0);
    const across = shot.width / 2 - shot.x * shot.k;
    const down = shot.height / 2 + shot.y * shot.k;
    for (let n = 0; n < this.used; n += 1) {
      if (Math.imul(this.part[n], SCATTER) >>> 0 > last) continue;
      const offset = lane[n];
      const done = Math.min((film - from[n]) / lasts[n], 1);
      const way = done * done * (3 - 2 * done) * at[offset + POINTS - 1];
      let j = offset + 1;
      while (at[j] < way) j += 1;
      const long = at[j] - at[j - 1];
      const part = long > 0 ? (way - at[j - 1]) / long : 1;
      const left = (x[j - 1] + (x[j] - x[j - 1]) * part) * shot.k + across;
      const top = down - (y[j - 1] + (y[j] - y[j - 1]) * part) * shot.k;
      if (left < -40 || top < -40 || left > shot.width + 40 || top > shot.height + 40) continue;
      const colour = colourOf[model[n]];
      const i = 2 * many[colour]++;
      spots[colour][i] = left;
      spots[colour][i + 1] = top;
    }
  }
}
