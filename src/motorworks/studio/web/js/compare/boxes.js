// Box plots of a figure: a row for each scenario, with every replication as a point.
import { h, s } from "../element.js";

const ROW = 74;
const TOP = 6;
const AXIS = 30;
const SIDE = 14;
const BOX = 16;
const LETTER = 6.6;
const LEAST_GAP = 14;

/**
 * Make the figure of one response.
 * @param {Object} result What a comparison gave.
 * @param {number} k Number of the response.
 */
export function boxesOf(result, k) {
  const response = result.responses[k];
  const rows = result.variants.map((variant, v) => ({
    name: variant.name,
    values: result.values[v].map((all) => all[k]).filter((value) => value !== null).map((value) => value / response.size),
    mean: result.shown[v][k],
  }));
  const host = h("div.boxes");
  const draw = () => {
    const width = Math.max(260, host.clientWidth);
    host.replaceChildren(drawing(rows, response, width));
  };
  new ResizeObserver(draw).observe(host);
  return h("figure.plot", {}, h("figcaption", {}, response.title), host);
}

function drawing(rows, response, width) {
  const height = TOP + rows.length * ROW + AXIS;
  const x = (value) => SIDE + ((width - 2 * SIDE) * (value - response.low)) / (response.high - response.low || 1);
  const label = `${response.title}: ${rows.map((row) => `${row.name} ${row.mean}`).join("; ")}`;
  return s(
    "svg",
    { width, height, viewBox: `0 0 ${width} ${height}`, role: "img", "aria-label": label },
    ...axis(response, width, height),
    ...rows.map((row, n) => boxRow(row, n, x, width)),
  );
}

function axis(response, width, height) {
  const base = height - AXIS;
  const inner = width - 2 * SIDE;
  const marks = response.ticks.map(([at, text]) => ({ at: SIDE + (inner * at) / 100, text, half: (LETTER * text.length) / 2 }));
  const lines = marks.map(({ at }) => s("line", { class: "grid", x1: at, x2: at, y1: TOP, y2: base }));
  let end = -Infinity;
  const texts = marks.flatMap(({ at, text, half }) => {
    const middle = Math.min(Math.max(at, half), width - half);
    if (middle - half < end + LEAST_GAP) return [];
    end = middle + half;
    return [s("text", { class: "tick", x: middle, y: base + 19, "text-anchor": "middle" }, text)];
  });
  return [...lines, s("line", { class: "base", x1: SIDE, x2: width - SIDE, y1: base, y2: base }), ...texts];
}

function boxRow({ name, values, mean }, n, x, width) {
  const y = TOP + n * ROW;
  const fits = Math.max(12, Math.floor((width - 2 * SIDE) / LETTER) - mean.length - 3);
  const short = name.length > fits ? `${name.slice(0, fits - 1)}…` : name;
  const head = [
    s("text", { class: "row-name", x: SIDE, y: y + 16 }, short),
    s("text", { class: "row-mean", x: width - SIDE, y: y + 16, "text-anchor": "end" }, values.length ? mean : "stood still"),
  ];
  if (!values.length) return s("g", {}, ...head);
  const sorted = [...values].sort((a, b) => a - b);
  const [low, first, middle, third, high] = [0, 0.25, 0.5, 0.75, 1].map((p) => quantile(sorted, p));
  const top = y + 24;
  const centre = top + BOX / 2;
  const average = values.reduce((sum, value) => sum + value, 0) / values.length;
  return s(
    "g",
    { class: n ? "variant" : "variant first" },
    ...head,
    s("line", { class: "whisker", x1: x(low), x2: x(high), y1: centre, y2: centre }),
    s("rect", { class: "box", x: x(first), y: top, width: Math.max(1.5, x(third) - x(first)), height: BOX, rx: 2 }),
    s("line", { class: "median", x1: x(middle), x2: x(middle), y1: top, y2: top + BOX }),
    s("path", { class: "average", d: `M${x(average)} ${centre - 5}l5 5l-5 5l-5 -5z` }),
    ...values.map((value, r) => s("circle", { class: "point", cx: x(value), cy: top + BOX + 11 + 4 * ((r % 3) - 1), r: 2.6 })),
  );
}

/** Give a quantile of sorted values, between neighbours by their distance. */
export function quantile(sorted, share) {
  const at = (sorted.length - 1) * share;
  const below = Math.floor(at);
  return sorted[below] + (at - below) * ((sorted[below + 1] ?? sorted[below]) - sorted[below]);
}
