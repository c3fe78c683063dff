/** The plan on the screen: layers, camera, pointing. It knows how to draw, not what happens. */

import { Camera } from "./camera.js";
import { Gestures } from "./gestures.js";
import { Lanes } from "./lanes.js";
import { Painter } from "./painter.js";
import { readPalette } from "./palette.js";
import { pick } from "./pick.js";
import { Plan } from "./plan.js";

const SETTLED = 110; // [ms] between sharp pictures while the view is moving

export class Stage {
  /**
   * @param {HTMLElement} host takes the canvases; it must have a position and a size
   * @param {object} scene the scene as the server gives it
   */
  constructor(host, scene) {
    this.host = host;
    this.camera = new Camera();
    this.overlays = new Set();
    this.listeners = new Map();
    this.actors = new Set();
    this.live = null;
    this.words = null;
    this.selected = null;
    /** A state whose machines are marked: all others are drawn pale. */
    this.marked = null;
    /** Tells whether a thing is taken along by a drag; else a drag moves the plan. */
    this.grab = () => false;
    this.painter = new Painter(host);
    this.canvas = this.painter.front;
    this.palette = readPalette(host);
    this.gestures = new Gestures(this);
    this.resizes = new ResizeObserver(() => this.resizeSoon());
    this.resizes.observe(host);
    this.scheme = matchMedia("(prefers-color-scheme: dark)");
    this.repaint = () => this.recolour();
    this.scheme.addEventListener("change", this.repaint);
    this.themes = new MutationObserver(this.repaint);
    this.themes.observe(document.documentElement, { attributeFilter: ["data-theme"] });
    this.setScene(scene);
    this.resize();
    this.beat = requestAnimationFrame((now) => this.tick(now));
  }

  /** Show another scene; the view stays where it is unless `fit` is asked for. */
  setScene(scene, { fit = !this.plan } = {}) {
    this.plan = new Plan(scene);
    this.lanes = new Lanes(this.plan);
    this.unfitted = fit;
    this.camera.most = Math.max(220 / this.plan.cell, 4);
    this.sharpen();
    if (this.camera.width > 1) this.resize();
  }

  /** Listen for tap, hover, move, resize, drag, drop, frame or select; give a function that stops it. */
  on(name, fn) {
    if (!this.listeners.has(name)) this.listeners.set(name, new Set());
    this.listeners.get(name).add(fn);
    return () => this.listeners.get(name).delete(fn);
  }

  tell(name, detail) {
    for (const fn of this.listeners.get(name) ?? []) fn(detail);
  }

  /** The thing below a point of the page: {kind, node, path, name, …}, or null. */
  pick(clientX, clientY) {
    const { left, top } = this.canvas.getBoundingClientRect();
    return pick(this.plan, this.camera, clientX - left, clientY - top);
  }

  /** Place on the plan [m] below a point of the page. */
  place(clientX, clientY) {
    const { left, top } = this.canvas.getBoundingClientRect();
    return this.camera.place(clientX - left, clientY - top);
  }

  /** Mark a thing, given as itself, by its path or by its node; null for none. */
  select(what) {
    this.selected = Array.isArray(what) ? this.plan.find(what) : typeof what === "number" ? this.plan.thing(what) : what;
    this.tell("select", this.selected);
    this.redraw();
  }

  /** Zoom about the middle of what is clear of panels. */
  zoom(factor) {
    const { width, height, insets } = this.camera;
    this.camera.zoom(factor, (width + insets.left - insets.right) / 2, (height + insets.top - insets.bottom) / 2);
    this.redraw();
  }

  /** Show the whole plan. */
  fit({ fly = true } = {}) {
    const view = this.camera.view(this.plan.bounds);
    if (fly) this.camera.fly(view);
    else this.camera.go(view);
    this.redraw();
  }

  /** Fly to a thing so that it is large but its neighbours are still seen. */
  flyTo(thing) {
    const box = this.plan.boxOf(thing);
    const around = thing.kind === "ground" ? 0 : this.plan.cell * 2.5;
    const grown = [box[0] - around, box[1] - around, box[2] + around, box[3] + around];
    this.camera.fly(this.camera.view(grown, 24, Math.max(90 / this.plan.cell, this.camera.least)));
    this.redraw();
  }

  /** Draw the next frame even if nothing moves by itself. */
  redraw() { this.wanted = true; }

  /** Draw ground and names anew. */
  sharpen() {
    this.painter.stale = true;
    this.wanted = true;
  }

  recolour() {
    this.palette = readPalette(this.host);
    this.painter.recolour();
    this.sharpen();
  }

  /** Fit the new size a moment later: what made the place smaller is to be seen first. */
  resizeSoon() {
    clearTimeout(this.resizing);
    this.resizing = setTimeout(() => this.resize(), this.painter.marked ? SETTLED : 0);
  }

  resize() {
    const { clientWidth, clientHeight } = this.host;
    if (!clientWidth || !clientHeight) return;
    this.camera.resize(clientWidth, clientHeight);
    this.camera.least = Math.min(this.camera.view(this.plan.bounds).k / 3, 1);
    this.painter.resize(clientWidth, clientHeight);
    if (this.unfitted) this.camera.go(this.camera.view(this.plan.bounds));
    this.unfitted = false;
    this.sharpen();
    this.tell("resize", this.camera);
  }

  /** How much is drawn: far, middle or near, by the size of a usual machine on the screen. */
  get detail() {
    const size = this.plan.cell * this.camera.k;
    return size < 7 ? "far" : size < 40 ? "middle" : "near";
  }

  tick(now) {
    this.beat = requestAnimationFrame((next) => this.tick(next));
    if (document.hidden || !this.host.clientWidth) return;
    if (!this.painter.ratio) this.resize(); // it was made while its view was hidden
    const passed = Math.min((now - (this.before ?? now)) / 1000, 0.1);
    this.before = now;
    this.gestures.step(passed);
    const moved = this.camera.step(now, passed) || this.wandered();
    let busy = false;
    for (const actor of this.actors) busy = actor.step(now, passed, this) || busy;
    if (moved) this.tell("move", this.camera);
    if (!moved && !busy && !this.wanted && !this.painter.unsharp) return;
    this.wanted = false;
    this.painter.paint(this, now, moved, SETTLED);
    this.tell("frame", now);
  }

  /** Whether somebody has moved the camera since the last picture. */
  wandered() {
    const { x, y, k } = this.camera;
    const { x: x0, y: y0, k: k0 } = this.shown ?? {};
    this.shown = { x, y, k };
    return x !== x0 || y !== y0 || k !== k0;
  }

  /** Take everything away. */
  remove() {
    cancelAnimationFrame(this.beat);
    clearTimeout(this.resizing);
    this.resizes.disconnect();
    this.themes.disconnect();
    this.scheme.removeEventListener("change", this.repaint);
    this.gestures.remove();
    this.painter.remove();
  }
}
