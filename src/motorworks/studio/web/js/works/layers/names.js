/** Which names stand on the plan at which zoom, the most important first. */

import { groundBox } from "../plan.js";

/** Write all names for a view. */
export function drawNames(labels, sight, nodes) {
  const { plan, detail } = sight;
  const inner = new Set(plan.grounds.filter((g) => g.kind === "copy").map((g) => g.path?.join(".")));
  for (const ground of plan.grounds) if (ground.kind === "workshop") nameHall(labels, sight, ground);
  for (const ground of plan.grounds) {
    if (ground.kind === "copy" || (ground.kind === "line" && !inner.has(ground.path?.join(".")))) nameLine(labels, sight, ground);
  }
  for (const ground of plan.grounds) if (ground.kind === "line") nameField(labels, sight, ground);
  for (const ground of plan.grounds) if (!["line", "copy", "workshop", "site", "green", "yard", "road"].includes(ground.kind)) nameField(labels, sight, ground);
  if (detail === "far") return;
  reserve(labels, sight, nodes);
  if (plan.cell * sight.shot.k >= NAMED * sight.ratio) nameStations(labels, sight);
  for (const n of nodes) if (n >= plan.machines) namePlace(labels, sight, n);
}

const HEAD = 2.5; // [m] of free floor in a line for its name
const NAMED = 15; // [px] of a usual machine from which stations have names

/** Edges of a ground on the screen, as far as they are in view. */
function edges({ shot }, ground) {
  const [x0, y0, x1, y1] = groundBox(ground);
  const found = { left: shot.left(x0), right: shot.left(x1), top: shot.top(y1), low: shot.top(y0) };
  const out = found.right < 0 || found.left > shot.width || found.low < 0 || found.top > shot.height;
  return out ? null : found;
}

const text = (ground) => ground.title || ground.name;

/** A workshop's name stands above its wall, or inside where the wall is out of view. */
function nameHall(labels, sight, ground) {
  const at = edges(sight, ground);
  const { ratio, palette, words, margin } = sight;
  if (!at || at.right - at.left < 50 * ratio) return;
  labels.set("650", 14);
  const left = Math.max(at.left + ratio, margin + 12 * ratio);
  const note = words?.hall?.(ground);
  const right = Math.min(at.right, sight.shot.width - margin - 6 * ratio);
  const both = note ? `${text(ground)}  ·  ${note}` : text(ground);
  const whole = labels.fitted(both, right - left, Infinity) ? both : text(ground);
  const above = at.top - 12 * ratio;
  const top = sight.clear.top;
  const inside = above < top;
  labels.write(whole, left, inside ? top + 14 * ratio : above, {
    colour: palette.ink, most: right - left, plate: inside,
  });
}

/** A line's name, and its output, in its head. */
function nameLine(labels, sight, ground) {
  const at = edges(sight, ground);
  const { ratio, palette, words } = sight;
  if (!at || at.right - at.left < 64 * ratio || HEAD * sight.shot.k < 8 * ratio) return;
  const size = Math.min(Math.max((HEAD * sight.shot.k * 0.62) / ratio, 9.5), 13);
  labels.set("600", size);
  const left = Math.max(at.left, sight.margin) + 7 * ratio;
  const middle = Math.max(at.top + Math.max(1.3 * sight.shot.k, 8 * ratio), sight.clear.top + 34 * ratio);
  if (middle > at.low - 24 * ratio && at.top < sight.clear.top) return;
  const note = words?.line?.(ground);
  const most = at.right - left - 8 * ratio;
  const whole = note ? `${text(ground)}  ·  ${note}` : text(ground);
  const given = { colour: palette.soft, least: 8 };
  if (labels.fitted(whole, most, 99)) labels.write(whole, left, middle, { ...given, most });
  else labels.write(text(ground), left, middle, { ...given, most });
}

/** The name of a field of lines, on its upper edge; that of another field in its middle. */
function nameField(labels, sight, ground) {
  const at = edges(sight, ground);
  const { ratio, palette, clear, margin } = sight;
  if (!at || at.right - at.left < 44 * ratio) return;
  labels.set("550", 11);
  const given = { colour: palette.soft, plate: true, least: 6 };
  if (ground.kind !== "line") {
    const most = at.right - at.left - 12 * ratio;
    labels.write(text(ground), (at.left + at.right) / 2, (at.top + at.low) / 2, { ...given, most, centred: true });
    return;
  }
  if (HEAD * sight.shot.k >= 8 * ratio) return;
  const left = Math.max(at.left, margin) + 10 * ratio;
  const middle = Math.max(at.top, clear.top + 40 * ratio);
  const most = at.right - left - 4 * ratio;
  if (middle < at.low - 16 * ratio && labels.write(text(ground), left, middle, { ...given, most })) return;
  if (at.low - at.top > 30 * ratio) labels.write(text(ground), left, at.low, { ...given, most });
}

/** Names of stations keep clear of machines and buffers. */
function reserve(labels, { plan, shot }, nodes) {
  for (const n of nodes) {
    labels.take(shot.left(plan.x[n]), shot.top(plan.y[n] + plan.h[n]), plan.w[n] * shot.k, plan.h[n] * shot.k, true);
  }
}

function nameStations(labels, sight) {
  const { plan, shot, ratio, palette, detail } = sight;
  const seen = shot.seen();
  labels.set("500", detail === "near" ? 12 : 10.5);
  plan.boxes.forEach((box, s) => {
    if (box[0] > seen[2] || box[2] < seen[0] || box[1] > seen[3] || box[3] < seen[1] || box[0] === box[2]) return;
    const wide = shot.left(box[2]) - shot.left(box[0]);
    const middle = (shot.left(box[0]) + shot.left(box[2])) / 2;
    const gap = 5 * ratio;
    const given = { colour: palette.ink, most: Math.max(wide * 1.25, 44 * ratio) };
    const places = [[shot.top(box[1]) + gap, given], [shot.top(box[3]) - gap, { ...given, up: true }]];
    for (const title of titles(labels, plan.stations[s], detail, given.most)) {
      if (places.some(([edge, how]) => labels.stack(title, middle, edge, how))) return;
    }
  });
}

/** What a station is called: its title; where that is too long, first its name in the plant file. */
function titles(labels, { title, name, path }, detail, most) {
  const words = (path?.at(-1) ?? name).replaceAll("_", " ");
  const short = words.charAt(0).toUpperCase() + words.slice(1);
  if (!title) return [short];
  return detail === "near" || labels.fitted(title, most, Infinity) ? [title, short] : [short, title];
}

function namePlace(labels, sight, n) {
  const { plan, shot, ratio, palette, live, detail } = sight;
  const wide = plan.w[n] * shot.k;
  if (wide < 14 * ratio) return;
  labels.set("400", detail === "near" ? 11 : 10);
  const inline = plan.entry(n)?.line && detail !== "near";
  const level = live && plan.kind(n) === "buffer" ? live.levelWords(n - plan.machines) : "";
  const text = inline ? level : `${plan.name(n)} ${level}`.trim();
  if (!text) return;
  const given = { colour: palette.soft, most: Math.max(wide * 1.3, 44 * ratio) };
  labels.stack(text, shot.left(plan.cx[n]), shot.top(plan.y[n]) + 4 * ratio, given);
}
