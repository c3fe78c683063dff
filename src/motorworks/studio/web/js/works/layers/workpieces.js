/** Near: the part inside a machine, how far it is, and why a machine waits. */

import { drawMotor } from "./motor.js";

const WAITING = new Set(["blocked", "starved", "down", "waiting_for_operator", "planned_stop", "setting_up"]);

/** Draw what is inside the machines of some nodes. */
export function drawWorkpieces(ctx, sight, nodes) {
  if (!sight.live) return;
  for (const n of nodes) if (n < sight.plan.machines) drawOne(ctx, sight, n);
}

function drawOne(ctx, sight, n) {
  const { plan, shot, palette, ratio, live } = sight;
  const { x, y, w, h } = plan;
  const left = shot.left(x[n]);
  const top = shot.top(y[n] + h[n]);
  const width = w[n] * shot.k;
  const height = h[n] * shot.k;
  if (Math.min(width, height) < 30 * ratio) return;
  const held = live.heldAt(n);
  const reach = Math.min(width, height) * (held.length > 1 ? 0.16 : 0.24);
  held.slice(0, 4).forEach((part, i) => {
    const shift = (i - (Math.min(held.length, 4) - 1) / 2) * reach * 2.2;
    drawMotor(ctx, left + width / 2 + shift, top + height * 0.44, reach, palette, part.model, plan);
  });
  const done = live.progress(n);
  if (done !== null) {
    const bar = Math.max(4 * ratio, height * 0.05);
    ctx.fillStyle = "rgb(255 255 255 / .35)";
    ctx.fillRect(Math.round(left + width * 0.12), Math.round(top + height * 0.84), Math.round(width * 0.76), Math.round(bar));
    ctx.fillStyle = "#fff";
    ctx.fillRect(Math.round(left + width * 0.12), Math.round(top + height * 0.84), Math.round(width * 0.76 * done), Math.round(bar));
  }
  const state = plan.scene.states[live.state[n]];
  if (WAITING.has(state) && width > 90 * ratio) explain(ctx, sight, n, left, top + height * 0.8, width);
}

function explain(ctx, { plan, live, ratio, palette }, n, left, middle, width) {
  const words = live.why(n);
  if (!words) return;
  ctx.font = `500 ${11 * ratio}px ${palette.sans}`;
  ctx.textBaseline = "middle";
  const lines = wrap(ctx, words, width - 20 * ratio, 2);
  const tall = 14 * ratio;
  const high = lines.length * tall + 6 * ratio;
  ctx.fillStyle = palette.panel;
  ctx.beginPath();
  ctx.roundRect(left + 5 * ratio, middle - high / 2, width - 10 * ratio, high, 4 * ratio);
  ctx.fill();
  ctx.fillStyle = palette.ink;
  ctx.textAlign = "center";
  lines.forEach((line, i) => ctx.fillText(line, left + width / 2, middle - high / 2 + 3 * ratio + (i + 0.5) * tall));
  ctx.textAlign = "start";
}

function wrap(ctx, words, most, rows) {
  const lines = [""];
  for (const word of words.split(" ")) {
    const longer = lines.at(-1) ? `${lines.at(-1)} ${word}` : word;
    if (ctx.measureText(longer).width <= most || !lines.at(-1)) lines[lines.length - 1] = longer;
    else if (lines.length < rows) lines.push(word);
    else {
      lines[lines.length - 1] += " …";
      break;
    }
  }
  return lines;
}
