/** Lines and stacked areas on small canvases. */

const LEFT = 34;
const LOW = 18;
const TOP = 10;

/** Draw points [time, value] as a line, with a target across. */
export function drawLines({ ctx, width, height, words, element }, palette, points, target, when) {
  ctx.clearRect(0, 0, width, height);
  if (points.length < 2) return;
  const most = nice(Math.max(target ?? 0, ...points.map(([, value]) => value)) * 1.08 || 1);
  const [from, to] = [points[0][0], points.at(-1)[0]];
  const x = (time) => LEFT + ((time - from) / Math.max(to - from, 1)) * (width - LEFT - 2);
  const y = (value) => height - LOW - (value / most) * (height - LOW - TOP);
  rules(ctx, palette, [0, most / 2, most], y, width, words);
  ends(ctx, palette, width, height, when(from), when(to));
  ctx.beginPath();
  points.forEach(([time, value], n) => (n ? ctx.lineTo(x(time), y(value)) : ctx.moveTo(x(time), y(value))));
  ctx.strokeStyle = palette.working;
  ctx.lineWidth = 2;
  ctx.lineJoin = "round";
  ctx.stroke();
  ctx.lineTo(x(to), y(0));
  ctx.lineTo(x(from), y(0));
  ctx.globalAlpha = 0.12;
  ctx.fillStyle = palette.working;
  ctx.fill();
  ctx.globalAlpha = 1;
  element.setAttribute("aria-label", `Output now ${words(points.at(-1)[1])} per hour${target ? `, wanted ${words(target)}` : ""}`);
  if (target) across(ctx, palette, y(target), width, `wanted ${words(target)}`);
}

function across(ctx, palette, height, width, text) {
  ctx.setLineDash([5, 4]);
  ctx.strokeStyle = palette.accent;
  ctx.lineWidth = 1.5;
  ctx.beginPath();
  ctx.moveTo(LEFT, height);
  ctx.lineTo(width, height);
  ctx.stroke();
  ctx.setLineDash([]);
  ctx.font = `500 11px ${palette.sans}`;
  ctx.fillStyle = palette.accent;
  ctx.textAlign = "right";
  ctx.textBaseline = height > 24 ? "bottom" : "top";
  ctx.fillText(text, width - 2, height > 24 ? height - 2 : height + 3);
  ctx.textAlign = "start";
}

function rules(ctx, palette, values, y, width, words) {
  ctx.font = `400 10.5px ${palette.sans}`;
  ctx.textBaseline = "middle";
  ctx.textAlign = "right";
  for (const value of values) {
    ctx.fillStyle = palette.grid;
    ctx.fillRect(LEFT, Math.round(y(value)), width - LEFT, 1);
    ctx.fillStyle = palette.faint;
    ctx.fillText(words(value), LEFT - 5, y(value));
  }
  ctx.textAlign = "start";
}

/** The first and the last moment, below the picture. */
function ends(ctx, palette, width, height, first, last) {
  ctx.font = `400 10.5px ${palette.sans}`;
  ctx.fillStyle = palette.faint;
  ctx.textBaseline = "bottom";
  ctx.textAlign = "start";
  ctx.fillText(first, LEFT, height);
  ctx.textAlign = "end";
  ctx.fillText(last, width, height);
  ctx.textAlign = "start";
}

/** Draw columns {time, shares} as areas stacked in an order of states. */
export function drawAreas({ ctx, width, height }, palette, columns, order, when) {
  ctx.clearRect(0, 0, width, height);
  if (columns.length < 2) return;
  const [from, to] = [columns[0].time, columns.at(-1).time];
  const inner = height - LOW - TOP;
  ends(ctx, palette, width, height, when(from), when(to));
  rules(ctx, palette, [0, 0.5, 1], (value) => height - LOW - value * inner, width, (value) => `${value * 100} %`);
  columns.forEach(({ time, shares }, n) => {
    const left = n ? position(columns[n - 1].time, from, to, width) : LEFT;
    const right = position(time, from, to, width);
    let base = height - LOW;
    order.forEach((state, k) => {
      const high = shares[k] * inner;
      ctx.fillStyle = palette[state];
      ctx.fillRect(left, base - high, Math.max(right - left, 0.5) + 0.4, high);
      base -= high;
    });
  });
}

const position = (time, from, to, width) => LEFT + ((time - from) / Math.max(to - from, 1)) * (width - LEFT);

/** The next round number upwards. */
function nice(value) {
  const size = 10 ** Math.floor(Math.log10(value));
  return [1, 1.5, 2, 3, 4, 5, 6, 8, 10].map((n) => n * size).find((n) => n >= value);
}
