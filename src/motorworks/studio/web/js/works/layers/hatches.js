/** A mark for each state beside its colour, so that nobody has to tell colours apart. */

const SIDE = 8;
const LINES = {
  blocked: (ctx) => slanted(ctx, 1),
  starved: (ctx) => slanted(ctx, -1),
  waiting_for_operator: dotted,
  planned_stop: (ctx) => ctx.fillRect(0, 3, SIDE, 1.6),
  setting_up: (ctx) => ctx.fillRect(3, 0, 1.6, SIDE),
};
const DARK = new Set(["setting_up"]);

/** Make the patterns of all states that have one: {state: CanvasPattern}. */
export function makeHatches(ctx, palette, ratio) {
  const made = {};
  for (const [state, draw] of Object.entries(LINES)) {
    const tile = new OffscreenCanvas(SIDE * ratio, SIDE * ratio);
    const tileCtx = tile.getContext("2d");
    tileCtx.scale(ratio, ratio);
    const ink = DARK.has(state) ? "rgb(0 0 0 / .30)" : "rgb(255 255 255 / .62)";
    tileCtx.fillStyle = ink;
    tileCtx.strokeStyle = ink;
    draw(tileCtx);
    made[state] = ctx.createPattern(tile, "repeat");
  }
  return made;
}

function slanted(ctx, way) {
  ctx.lineWidth = 1.7;
  ctx.beginPath();
  for (const shift of [-SIDE, 0, SIDE]) {
    ctx.moveTo(shift - 1, way > 0 ? SIDE + 1 : -1);
    ctx.lineTo(shift + SIDE + 1, way > 0 ? -1 : SIDE + 1);
  }
  ctx.stroke();
}

function dotted(ctx) {
  for (const [x, y] of [[2, 2], [6, 6]]) {
    ctx.beginPath();
    ctx.arc(x, y, 1.1, 0, 7);
    ctx.fill();
  }
}
