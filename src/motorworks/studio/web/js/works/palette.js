/** The colours of the tokens as the canvas wants them: resolved for light or dark. */

const TOKENS = [
  "paper", "panel", "sunk", "ink", "soft", "faint", "rule", "grid", "accent", "accent-fill",
  "accent-tint", "good", "bad", "open", "hatch",
  "working", "setting_up", "down", "planned_stop", "waiting_for_operator", "blocked", "starved",
  "off_shift",
];
const MODELS = 7;

const MIXES = {
  yard: ["paper", "ink", 3.5],
  road: ["paper", "ink", 9],
  green: ["paper", "good", 13],
  tree: ["paper", "good", 26],
  floor: ["panel", "paper", 35],
  band: ["panel", "ink", 3.5],
  rest: ["panel", "ink", 15],
  wall: ["panel", "ink", 42],
  lane: ["panel", "ink", 13],
  well: ["panel", "ink", 9],
  edge: ["panel", "ink", 24],
  shade: ["transparent", "ink", 10],
};

/** Read all colours where an element stands; give {name: css colour} and `flow`, by model. */
export function readPalette(element) {
  const probe = document.createElement("i");
  probe.hidden = true;
  element.append(probe);
  const read = (value) => {
    probe.style.color = value;
    return plain(getComputedStyle(probe).color);
  };
  const palette = {};
  for (const name of TOKENS) palette[name] = read(`var(--${name})`);
  for (const [name, [under, over, share]] of Object.entries(MIXES)) {
    const base = under === "transparent" ? under : `var(--${under})`;
    palette[name] = read(`color-mix(in srgb, var(--${over}) ${share}%, ${base})`);
  }
  palette.flow = Array.from({ length: MODELS }, (_, n) => read(`var(--flow-${n})`));
  palette.dark = isDark(palette.paper);
  palette.sans = getComputedStyle(element).getPropertyValue("--sans").trim() || "sans-serif";
  probe.remove();
  return palette;
}

/** Colours that were mixed come back as color(srgb …), which older canvases do not read. */
function plain(colour) {
  const found = /^color\(srgb ([^)]*)\)$/.exec(colour);
  if (!found) return colour;
  const [r, g, b, a = 1] = found[1].split(/[\s/]+/).map(Number);
  return `rgb(${Math.round(r * 255)} ${Math.round(g * 255)} ${Math.round(b * 255)} / ${a})`;
}

function isDark(colour) {
  const [r, g, b] = (colour.match(/[\d.]+/g) ?? [255, 255, 255]).map(Number);
  return 0.299 * r + 0.587 * g + 0.114 * b < 128;
}

/** A colour with another opacity. */
export function faded(colour, alpha) {
  const [r, g, b] = colour.match(/[\d.]+/g);
  return `rgb(${r} ${g} ${b} / ${alpha})`;
}
