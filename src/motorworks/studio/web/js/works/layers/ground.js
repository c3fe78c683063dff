/** What does not move: site, roads, greens, workshops, lines and the thin lines of the flow. */

import { groundBox } from "../plan.js";
import { POINTS } from "../lanes.js";

const PAINT = {
  site: { fill: "yard" },
  yard: { fill: "yard", rule: "faint" },
  road: { fill: "road" },
  green: { fill: "green" },
  park: { fill: "green" },
  gate: { fill: "road", rule: "faint" },
  workshop: { fill: "floor", rule: "wall", wall: true, shadow: true },
  building: { fill: "floor", rule: "wall", wall: true, shadow: true },
  store: { fill: "band", rule: "rule" },
  area: { fill: "band" },
  line: { fill: "band", rule: "rule", round: true },
  copy: { fill: "band", rule: "rule", round: true },
};
const OTHER = { fill: "band", rule: "rule" };

/** Draw the ground for one view, outer grounds first. */
export function drawGround(ctx, sight) {
  const { plan, shot, palette, ratio } = sight;
  ctx.fillStyle = palette.paper;
  ctx.fillRect(0, 0, shot.width, shot.height);
  const seen = shot.seen(40 * ratio);
  for (const ground of plan.grounds) {
    const box = groundBox(ground);
    if (box[0] > seen[2] || box[2] < seen[0] || box[1] > seen[3] || box[3] < seen[1]) continue;
    drawOne(ctx, sight, ground, PAINT[ground.kind] ?? OTHER);
  }
  if (sight.detail !== "far") drawFlow(ctx, sight, seen);
}

function drawOne(ctx, { shot, palette, ratio }, { kind, at: [x, y, w, h] }, paint) {
  const left = Math.round(shot.left(x));
  const top = Math.round(shot.top(y + h));
  const width = Math.round(shot.left(x + w)) - left;
  const height = Math.round(shot.top(y)) - top;
  if (width < 2 || height < 2) return;
  if (paint.shadow) cast(ctx, palette, ratio, left, top, width, height);
  ctx.fillStyle = palette[paint.fill];
  ctx.beginPath();
  ctx.roundRect(left, top, width, height, paint.round ? Math.min(3 * ratio, width / 6, height / 6) : 0);
  ctx.fill();
  if (kind === "road") dashes(ctx, palette, ratio, left, top, width, height);
  if (!paint.rule) return;
  ctx.strokeStyle = palette[paint.rule];
  ctx.lineWidth = (paint.wall ? 1.6 : 1) * ratio;
  ctx.stroke();
}

function cast(ctx, palette, ratio, left, top, width, height) {
  ctx.shadowColor = palette.dark ? "rgb(0 0 0 / .55)" : "rgb(60 45 20 / .20)";
  ctx.shadowBlur = 14 * ratio;
  ctx.shadowOffsetX = 2 * ratio;
  ctx.shadowOffsetY = 5 * ratio;
  ctx.fillStyle = palette.floor;
  ctx.fillRect(left, top, width, height);
  ctx.shadowColor = "transparent";
  ctx.shadowBlur = 0;
  ctx.shadowOffsetX = 0;
  ctx.shadowOffsetY = 0;
}

function dashes(ctx, palette, ratio, left, top, width, height) {
  if (Math.min(width, height) < 7 * ratio) return;
  const across = width > height;
  ctx.strokeStyle = palette.paper;
  ctx.lineWidth = Math.max(ratio, 1);
  ctx.setLineDash([9 * ratio, 9 * ratio]);
  ctx.beginPath();
  ctx.moveTo(across ? left : left + width / 2, across ? top + height / 2 : top);
  ctx.lineTo(across ? left + width : left + width / 2, across ? top + height / 2 : top + height);
  ctx.stroke();
  ctx.setLineDash([]);
}

function drawFlow(ctx, { plan, shot, palette, ratio, lanes }, seen) {
  const thick = Math.max(Math.round(ratio), 1);
  const { cx, cy } = plan;
  for (const [from, to] of plan.scene.links ?? []) {
    if (Math.max(cx[from], cx[to]) < seen[0] || Math.min(cx[from], cx[to]) > seen[2]) continue;
    if (Math.max(cy[from], cy[to]) < seen[1] || Math.min(cy[from], cy[to]) > seen[3]) continue;
    const near = lanes.around[from] && lanes.around[from] === lanes.around[to];
    ctx.fillStyle = near ? palette.lane : palette.grid;
    drawLane(ctx, shot, lanes, lanes.lane(from, to), thick);
  }
}

/** Draw one lane as thin rectangles: they need no smoothing. */
export function drawLane(ctx, shot, lanes, offset, thick) {
  const half = thick >> 1;
  for (let n = offset + 1; n < offset + POINTS; n += 1) {
    const x0 = Math.round(shot.left(lanes.x[n - 1]));
    const y0 = Math.round(shot.top(lanes.y[n - 1]));
    const x1 = Math.round(shot.left(lanes.x[n]));
    const y1 = Math.round(shot.top(lanes.y[n]));
    if (x0 === x1 && y0 === y1) continue;
    ctx.fillRect(Math.min(x0, x1) - half, Math.min(y0, y1) - half, Math.abs(x1 - x0) + thick, Math.abs(y1 - y0) + thick);
  }
}
