/** From afar: under each line a strip that tells how many of its machines are in which state. */

import { groundBox } from "../plan.js";

const SHOWN = ["working", "setting_up", "waiting_for_operator", "starved", "blocked", "planned_stop", "down", "off_shift"];

/** Draw the shares of states of each line copy as a strip along its lower edge. */
export function drawTints(ctx, sight) {
  const { plan, live, shot, palette, ratio } = sight;
  if (!live) return;
  const seen = shot.seen();
  for (const group of live.groups) {
    const box = groundBox(group.ground);
    if (box[0] > seen[2] || box[2] < seen[0] || box[1] > seen[3] || box[3] < seen[1]) continue;
    const left = shot.left(box[0]);
    const right = shot.left(box[2]);
    const low = shot.top(box[1]);
    const high = low - shot.top(box[3]);
    if (right - left < 14 * ratio || high < 7 * ratio) continue;
    const thick = Math.max(Math.min(Math.round(high * 0.1), 5 * ratio), 2);
    drawStrip(ctx, palette, live.shares(group), left, right, low - thick, thick);
  }
}

function drawStrip(ctx, palette, shares, left, right, top, thick) {
  let from = left;
  for (const state of SHOWN) {
    const share = shares[state] ?? 0;
    if (!share) continue;
    const to = from + (right - left) * share;
    ctx.fillStyle = palette[state];
    ctx.fillRect(Math.round(from), Math.round(top), Math.max(Math.round(to) - Math.round(from), 1), thick);
    from = to;
  }
}
