/** Machines as cells coloured by state, with a mark for each state once cells are large. */

const HATCHED = 7; // [px] from which a cell carries the mark of its state
const INSET = 12; // [px] from which cells stand apart from each other

/** Draw machines by state; `nodes` are machine numbers. */
export function drawMachines(ctx, sight, nodes) {
  const { live, plan } = sight;
  const sorted = new Map();
  const states = plan.scene.states;
  for (const n of nodes) {
    const state = live ? states[live.state[n]] : "rest";
    const group = sorted.get(state);
    if (group) group.push(n);
    else sorted.set(state, [n]);
  }
  for (const [state, group] of sorted) drawGroup(ctx, sight, state, group);
}

function drawGroup(ctx, { plan, shot, palette, ratio, hatches, marked: wanted }, state, group) {
  const { x, y, w, h } = plan;
  const apart = plan.cell * shot.k > INSET * ratio ? Math.round(ratio) : 0;
  const marked = plan.cell * shot.k >= HATCHED * ratio;
  const paint = (style) => {
    ctx.fillStyle = style;
    for (const n of group) {
      const left = Math.round(shot.left(x[n])) + apart;
      const top = Math.round(shot.top(y[n] + h[n])) + apart;
      const width = Math.max(Math.round(shot.left(x[n] + w[n])) - left - apart, 1);
      const height = Math.max(Math.round(shot.top(y[n])) - top - apart, 1);
      ctx.fillRect(left, top, width, height);
    }
  };
  if (wanted && wanted !== state) return paint(palette.well);
  paint(palette[state] ?? palette.rest);
  if (marked && hatches[state]) paint(hatches[state]);
  if (state === "down") drawCrosses(ctx, plan, shot, ratio, group);
  return undefined;
}

function drawCrosses(ctx, { cx, cy, w, h }, shot, ratio, group) {
  ctx.strokeStyle = "#fff";
  ctx.lineCap = "round";
  for (const n of group) {
    const size = Math.min(w[n], h[n]) * shot.k;
    if (size < 5 * ratio) continue;
    const reach = Math.min(size * 0.26, 9 * ratio);
    const left = shot.left(cx[n]);
    const top = shot.top(cy[n]);
    ctx.lineWidth = Math.max(Math.min(size * 0.12, 2.6 * ratio), 1.2 * ratio);
    ctx.beginPath();
    ctx.moveTo(left - reach, top - reach);
    ctx.lineTo(left + reach, top + reach);
    ctx.moveTo(left + reach, top - reach);
    ctx.lineTo(left - reach, top + reach);
    ctx.stroke();
  }
  ctx.lineCap = "butt";
}
