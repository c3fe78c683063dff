/** A smooth way from one view to another: out, across, in.
 *
 * After J. J. van Wijk and W. A. A. Nuij, "Smooth and efficient zooming and panning", IEEE
 * Symposium on Information Visualization 2003: the path on which the picture seems to flow at
 * an even pace.
 */

const RHO = 1.35;
const PACE = 420; // [ms] per unit of path
const SHORTEST = 240;
const LONGEST = 1600;

const eased = (t) => (t < 0.5 ? 4 * t * t * t : 1 - (2 - 2 * t) ** 3 / 2);

/** Give the flight between two views {x, y, k}: `lasts` [ms] and `at(share of time)`. */
export function flight(from, to, extent) {
  const start = { x: from.x, y: from.y, w: extent / from.k };
  const end = { x: to.x, y: to.y, w: extent / to.k };
  const far = Math.hypot(end.x - start.x, end.y - start.y);
  const way = far < 1e-3 * Math.min(start.w, end.w) ? straight(start, end) : curved(start, end, far);
  const lasts = Math.min(Math.max(way.length * PACE, SHORTEST), LONGEST);
  const at = (share) => {
    if (share >= 1) return { x: to.x, y: to.y, k: to.k };
    const { part, w } = way.at(eased(share) * way.length);
    return {
      x: start.x + (end.x - start.x) * part,
      y: start.y + (end.y - start.y) * part,
      k: extent / w,
    };
  };
  return { lasts, at };
}

function straight(start, end) {
  const length = Math.abs(Math.log(end.w / start.w)) / RHO;
  const turn = end.w > start.w ? 1 : -1;
  return {
    length,
    at: (s) => ({ part: length ? s / length : 1, w: start.w * Math.exp(turn * RHO * s) }),
  };
}

function curved(start, end, far) {
  const r2 = RHO * RHO;
  const grown = end.w * end.w - start.w * start.w;
  const angle = (w, sign) => {
    const b = (grown + sign * r2 * r2 * far * far) / (2 * w * r2 * far);
    return Math.log(Math.sqrt(b * b + 1) - b);
  };
  const first = angle(start.w, 1);
  const length = (angle(end.w, -1) - first) / RHO;
  const at = (s) => {
    const u = RHO * s + first;
    const part = (start.w / (r2 * far)) * (Math.cosh(first) * Math.tanh(u) - Math.sinh(first));
    return { part, w: (start.w * Math.cosh(first)) / Math.cosh(u) };
  };
  return { length, at };
}
