/** A motor from the front: stator ring, air gap, rotor, shaft. */

const TURN = Math.PI * 2;

/** Draw a part as a small motor about a point of the screen. */
export function drawMotor(ctx, x, y, reach, palette, model, plan) {
  const colour = palette.flow[plan.scene.models[model]?.colour ?? 0];
  disc(ctx, x, y, reach, palette.panel);
  disc(ctx, x, y, reach * 0.9, colour);
  if (reach > 7) teeth(ctx, x, y, reach, palette.panel);
  disc(ctx, x, y, reach * 0.56, palette.panel);
  disc(ctx, x, y, reach * 0.44, colour);
  disc(ctx, x, y, reach * 0.16, palette.panel);
}

function disc(ctx, x, y, reach, colour) {
  ctx.fillStyle = colour;
  ctx.beginPath();
  ctx.arc(x, y, reach, 0, TURN);
  ctx.fill();
}

function teeth(ctx, x, y, reach, colour) {
  ctx.strokeStyle = colour;
  ctx.lineWidth = reach * 0.07;
  ctx.beginPath();
  for (let n = 0; n < 12; n += 1) {
    const [c, s] = [Math.cos((n * TURN) / 12), Math.sin((n * TURN) / 12)];
    ctx.moveTo(x + c * reach * 0.56, y + s * reach * 0.56);
    ctx.lineTo(x + c * reach * 0.78, y + s * reach * 0.78);
  }
  ctx.stroke();
}

/** Make small pictures of a part for each colour of the models, for drawing thousands. */
export function makeSprites(palette, size) {
  return palette.flow.map((_, colour) => {
    const tile = document.createElement("canvas");
    tile.width = tile.height = size;
    const plan = { scene: { models: [{ colour }] } };
    drawMotor(tile.getContext("2d"), size / 2, size / 2, size / 2, palette, 0, plan);
    return tile;
  });
}
