/** What lies below a point of the screen. */

const REACH = 7; // [px] by which small things are larger for a finger than they look

/** Give the innermost thing at a point, or null. */
export function pick(plan, camera, left, top) {
  const { x, y } = camera.place(left, top);
  return node(plan, camera, x, y) ?? station(plan, camera, x, y) ?? ground(plan, x, y);
}

function node(plan, camera, x, y) {
  if (plan.cell * camera.k < 5) return null;
  const reach = REACH / camera.k;
  let best = null;
  let least = Infinity;
  for (const n of plan.grid.within([x - reach, y - reach, x + reach, y + reach])) {
    if (!plan.drawn(n)) continue;
    const [x0, y0, x1, y1] = plan.box(n);
    const away = Math.hypot(Math.max(x0 - x, 0, x - x1), Math.max(y0 - y, 0, y - y1));
    const size = Math.min(x1 - x0, y1 - y0) * camera.k;
    if (away > 0 && size > 3 * REACH) continue;
    if (away < least) {
      least = away;
      best = n;
    }
  }
  return best === null ? null : plan.thing(best);
}

function station(plan, camera, x, y) {
  const s = plan.boxes.findIndex((box) => x > box[0] && x < box[2] && y >= box[1] && y <= box[3]);
  return s < 0 || plan.cell * camera.k < 3 ? null : plan.station(s);
}

function ground(plan, x, y) {
  for (let g = plan.grounds.length - 1; g >= 0; g -= 1) {
    const [x0, y0, w, h] = plan.grounds[g].at;
    if (x >= x0 && x <= x0 + w && y >= y0 && y <= y0 + h) return plan.ground(g);
  }
  return null;
}
