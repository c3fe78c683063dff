/** A frame about the thing that is selected. */
export function drawSelection(ctx, { plan, shot, palette, ratio }, thing) {
  const [x0, y0, x1, y1] = plan.boxOf(thing);
  const gap = 4 * ratio;
  const left = Math.round(shot.left(x0) - gap);
  const top = Math.round(shot.top(y1) - gap);
  const width = Math.round(shot.left(x1) + gap) - left;
  const height = Math.round(shot.top(y0) + gap) - top;
  ctx.lineWidth = 5 * ratio;
  ctx.strokeStyle = palette.panel;
  ctx.beginPath();
  ctx.roundRect(left, top, width, height, 5 * ratio);
  ctx.stroke();
  ctx.lineWidth = 2.5 * ratio;
  ctx.strokeStyle = palette["accent-fill"];
  ctx.stroke();
}
