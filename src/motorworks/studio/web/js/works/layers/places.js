/** Buffers with their levels as bars by model, and where parts come from and go to. */

/** Draw buffers, sinks, sources, supplies and positions; `nodes` are their numbers. */
export function drawPlaces(ctx, sight, nodes) {
  for (const n of nodes) {
    const kind = sight.plan.kind(n);
    if (kind === "buffer") drawBuffer(ctx, sight, n);
    else drawMark(ctx, sight, n, kind);
  }
}

function rectangle({ plan: { x, y, w, h }, shot }, n) {
  const left = Math.round(shot.left(x[n]));
  const top = Math.round(shot.top(y[n] + h[n]));
  return [
    left, top,
    Math.max(Math.round(shot.left(x[n] + w[n])) - left, 2),
    Math.max(Math.round(shot.top(y[n])) - top, 2),
  ];
}

function drawBuffer(ctx, sight, n) {
  const { palette, live, plan, ratio } = sight;
  const [left, top, width, height] = rectangle(sight, n);
  ctx.fillStyle = palette.well;
  ctx.fillRect(left, top, width, height);
  if (live) drawLevel(ctx, sight, n - plan.machines, left, top, width, height);
  if (Math.min(width, height) < 9 * ratio) return;
  const full = live && live.fill(n - plan.machines) >= 1;
  ctx.strokeStyle = full ? palette.ink : palette.edge;
  ctx.lineWidth = (full ? 2 : 1) * ratio;
  ctx.strokeRect(left + 0.5, top + 0.5, width - 1, height - 1);
}

/** The level rises from below, or from the left where the bar lies; one colour per model. */
function drawLevel(ctx, { palette, live, plan }, b, left, top, width, height) {
  const count = live.level[b];
  if (!count) return;
  const standing = height >= width;
  const long = (standing ? height : width) * live.fill(b);
  let from = 0;
  for (let model = 0; model < live.models; model += 1) {
    const each = live.levelOf(b, model);
    if (!each) continue;
    const to = from + (long * each) / count;
    ctx.fillStyle = palette.flow[plan.scene.models[model]?.colour ?? 0];
    const start = Math.round(from);
    const size = Math.max(Math.round(to) - start, 1);
    if (standing) ctx.fillRect(left, top + height - start - size, width, size);
    else ctx.fillRect(left + start, top, size, height);
    from = to;
  }
}

const MARKS = { sink: "soft", source: "soft", supply: "faint", position: "edge", tour: "edge" };

function drawMark(ctx, sight, n, kind) {
  const { palette, ratio } = sight;
  const [left, top, width, height] = rectangle(sight, n);
  const reach = Math.min(width, height) / 2;
  if (reach < 2 * ratio) return;
  const x = left + width / 2;
  const y = top + height / 2;
  ctx.fillStyle = palette.panel;
  ctx.strokeStyle = palette[MARKS[kind] ?? "edge"];
  ctx.lineWidth = 1.3 * ratio;
  ctx.beginPath();
  if (kind === "position" || kind === "tour") diamond(ctx, x, y, reach * 0.8);
  else ctx.arc(x, y, reach * 0.86, 0, 7);
  ctx.fill();
  ctx.stroke();
  if (reach > 5 * ratio && kind !== "position" && kind !== "tour") arrow(ctx, x, y, reach * 0.42, kind === "sink");
}

function diamond(ctx, x, y, reach) {
  ctx.moveTo(x, y - reach);
  ctx.lineTo(x + reach, y);
  ctx.lineTo(x, y + reach);
  ctx.lineTo(x - reach, y);
  ctx.closePath();
}

/** An arrow: out of the works for a sink, into them for a source. */
function arrow(ctx, x, y, reach, out) {
  const up = out ? 1 : -1;
  ctx.beginPath();
  ctx.moveTo(x, y + reach * up);
  ctx.lineTo(x, y - reach * up);
  ctx.moveTo(x - reach * 0.7, y - reach * 0.3 * up);
  ctx.lineTo(x, y - reach * up);
  ctx.lineTo(x + reach * 0.7, y - reach * 0.3 * up);
  ctx.stroke();
}
