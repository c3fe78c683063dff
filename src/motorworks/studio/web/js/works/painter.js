/** The layers: a picture of what stands still, before it what moves, above it the names. */

import { drawGround } from "./layers/ground.js";
import { makeHatches } from "./layers/hatches.js";
import { Labels } from "./layers/labels.js";
import { drawMachines } from "./layers/machines.js";
import { drawNames } from "./layers/names.js";
import { drawPlaces } from "./layers/places.js";
import { drawSelection } from "./layers/selection.js";
import { drawTints } from "./layers/tints.js";
import { drawWorkpieces } from "./layers/workpieces.js";
import { Shot } from "./shot.js";

const MARGIN = 96; // [px] by which the still picture is wider than the view
const REFRESH = 50; // [ms] between repaints of machines that changed their state
const REVIEW = 1000; // [ms] between repaints of tints and names, whose words change

export class Painter {
  constructor(host) {
    this.front = canvas(host, "stage-front");
    this.names = canvas(host, "stage-names");
    this.names.setAttribute("aria-hidden", "true");
    this.frontCtx = this.front.getContext("2d", { alpha: false });
    this.namesCtx = this.names.getContext("2d");
    this.back = document.createElement("canvas");
    this.backCtx = this.back.getContext("2d", { alpha: false });
    this.labels = new Labels();
    this.hatches = null;
    this.stale = true;
    this.unsharp = false;
    this.drawnAt = 0;
    this.freshAt = 0;
  }

  resize(width, height) {
    this.ratio = Math.min(devicePixelRatio || 1, 2);
    size(this.front, width, height, this.ratio);
    size(this.names, width + 2 * MARGIN, height + 2 * MARGIN, this.ratio);
    this.names.style.left = this.names.style.top = `${-MARGIN}px`;
    this.back.width = this.names.width;
    this.back.height = this.names.height;
    this.recolour();
  }

  recolour() {
    this.hatches = null;
    this.stale = true;
  }

  paint(stage, now, moved, settled) {
    const due = now - this.drawnAt;
    const review = stage.live && due > REVIEW && !moved;
    if (this.stale || (moved ? due > settled : this.unsharp) || review) this.still(stage, now);
    else if (moved) this.unsharp = true;
    else if (now - this.freshAt > REFRESH) this.refresh(stage, now);
    this.carry(stage.camera);
    this.move(stage, now);
  }

  /** Draw ground, machines and names sharply for the view as it is. */
  still(stage, now) {
    const { plan, camera, palette, live, lanes, detail, words, marked } = stage;
    this.hatches ??= makeHatches(this.backCtx, palette, this.ratio);
    const shot = new Shot(camera, this.ratio, MARGIN);
    const top = (MARGIN + camera.insets.top) * this.ratio;
    this.sight = {
      plan, palette, live, lanes, detail, words, marked, shot,
      ratio: this.ratio, hatches: this.hatches, margin: MARGIN * this.ratio, clear: { top },
    };
    stage.host.dataset.detail = detail;
    this.nodes = plan.grid.within(shot.seen()).filter((n) => plan.drawn(n));
    drawGround(this.backCtx, this.sight);
    if (detail === "far") drawTints(this.backCtx, this.sight);
    this.nodesDrawn(this.nodes);
    this.namesCtx.clearRect(0, 0, this.names.width, this.names.height);
    this.labels.begin(this.namesCtx, this.sight);
    drawNames(this.labels, this.sight, this.nodes);
    if (!this.marked) performance.mark("picture");
    this.marked = true;
    this.stale = this.unsharp = false;
    this.drawnAt = this.freshAt = now;
    live?.fresh();
  }

  nodesDrawn(nodes) {
    const { plan } = this.sight;
    drawMachines(this.backCtx, this.sight, nodes.filter((n) => n < plan.machines));
    drawPlaces(this.backCtx, this.sight, nodes.filter((n) => n >= plan.machines));
    if (this.sight.detail === "near") drawWorkpieces(this.backCtx, this.sight, nodes);
  }

  /** Draw again what has changed since. */
  refresh(stage, now) {
    this.freshAt = now;
    if (!stage.live || !this.sight) return;
    const { detail } = this.sight;
    const changed = detail === "near" ? this.nodes : this.nodes.filter((n) => stage.live.changed[n]);
    if (changed.length) this.nodesDrawn(changed);
    stage.live.fresh();
  }

  /** Lay the names over the plan while the view moves. */
  carry(camera) {
    const { shot } = this.sight;
    const scale = (camera.k * this.ratio) / shot.k;
    const left = camera.left(shot.x) - (shot.width / this.ratio / 2) * scale + MARGIN;
    const top = camera.top(shot.y) - (shot.height / this.ratio / 2) * scale + MARGIN;
    const still = Math.abs(scale - 1) < 1e-6 && Math.hypot(left, top) < 0.01;
    const wanted = still ? "" : `translate(${left}px, ${top}px) scale(${scale})`;
    if (this.names.style.transform !== wanted) this.names.style.transform = wanted;
  }

  move(stage, now) {
    const { camera } = stage;
    const { shot, palette } = this.sight;
    const ctx = this.frontCtx;
    const scale = (camera.k * this.ratio) / shot.k;
    const left = camera.left(shot.x) * this.ratio - (shot.width / 2) * scale;
    const top = camera.top(shot.y) * this.ratio - (shot.height / 2) * scale;
    const { width, height } = this.back;
    const covered = left <= 0 && top <= 0 && left + width * scale >= this.front.width && top + height * scale >= this.front.height;
    if (!covered) {
      ctx.fillStyle = palette.paper;
      ctx.fillRect(0, 0, this.front.width, this.front.height);
    }
    if (scale === 1) ctx.drawImage(this.back, Math.round(left), Math.round(top));
    else ctx.drawImage(this.back, left, top, width * scale, height * scale);
    const sight = { ...this.sight, shot: new Shot(camera, this.ratio, 0) };
    for (const actor of stage.actors) actor.draw(ctx, sight, now);
    if (stage.selected) drawSelection(ctx, sight, stage.selected);
    if (!stage.overlays.size) return;
    ctx.save();
    ctx.scale(this.ratio, this.ratio);
    for (const overlay of stage.overlays) overlay(ctx, camera);
    ctx.restore();
  }

  remove() {
    this.front.remove();
    this.names.remove();
  }
}

function canvas(host, name) {
  const made = document.createElement("canvas");
  made.className = name;
  host.append(made);
  return made;
}

function size(element, width, height, ratio) {
  element.width = Math.round(width * ratio);
  element.height = Math.round(height * ratio);
  element.style.width = `${width}px`;
  element.style.height = `${height}px`;
}
