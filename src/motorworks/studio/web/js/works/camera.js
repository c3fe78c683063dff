/** Where the eye is: a point of the plan [m] in the middle of the view, and pixels per metre. */

import { flight } from "./flight.js";

const GLIDE = 14; // how quickly a zoom by wheel or key settles [1/s]

export class Camera {
  constructor() {
    this.x = 0;
    this.y = 0;
    this.k = 1;
    this.width = 1;
    this.height = 1;
    this.least = 0.01;
    this.most = 400;
    /** What panels cover of the view [px]; fitting keeps clear of it. */
    this.insets = { top: 0, right: 0, bottom: 0, left: 0 };
    this.still = matchMedia("(prefers-reduced-motion: reduce)");
    this.course = null;
    this.pull = null;
  }

  /** Screen x [px] of a place on the plan. */
  left(x) { return (x - this.x) * this.k + this.width / 2; }

  /** Screen y [px] of a place on the plan; north is up. */
  top(y) { return (this.y - y) * this.k + this.height / 2; }

  /** The place on the plan below a point of the screen. */
  place(left, top) {
    return {
      x: (left - this.width / 2) / this.k + this.x,
      y: this.y - (top - this.height / 2) / this.k,
    };
  }

  /** What is seen of the plan, [x0, y0, x1, y1] in metres, widened by some pixels. */
  seen(margin = 0) {
    const across = (this.width / 2 + margin) / this.k;
    const along = (this.height / 2 + margin) / this.k;
    return [this.x - across, this.y - along, this.x + across, this.y + along];
  }

  resize(width, height) {
    this.width = Math.max(width, 1);
    this.height = Math.max(height, 1);
  }

  /** Move the plan by pixels, at once. */
  pan(right, down) {
    this.course = null;
    this.pull = null;
    this.x -= right / this.k;
    this.y += down / this.k;
  }

  /** Zoom by a factor about a point of the screen; smoothly unless told otherwise. */
  zoom(factor, left = this.width / 2, top = this.height / 2, smoothly = true) {
    this.course = null;
    const goal = this.clamped((this.pull ? this.pull.k : this.k) * factor);
    this.pull = { k: goal, left, top };
    if (!smoothly || this.still.matches) this.settle();
  }

  /** Be where a zoom under way leads. */
  settle() {
    if (!this.pull) return;
    const { k, left, top } = this.pull;
    this.zoomTo(k, left, top);
    this.pull = null;
  }

  zoomTo(k, left, top) {
    const { x, y } = this.place(left, top);
    this.k = k;
    this.x = x - (left - this.width / 2) / k;
    this.y = y + (top - this.height / 2) / k;
  }

  clamped(k) { return Math.min(Math.max(k, this.least), this.most); }

  /** The view that shows a box [x0, y0, x1, y1] whole, clear of the panels. */
  view([x0, y0, x1, y1], margin = 24, most = this.most) {
    const { top, right, bottom, left } = this.insets;
    const width = Math.max(this.width - left - right - 2 * margin, 40);
    const height = Math.max(this.height - top - bottom - 2 * margin, 40);
    const wanted = Math.min(width / Math.max(x1 - x0, 1e-6), height / Math.max(y1 - y0, 1e-6), most);
    const k = this.clamped(wanted);
    return {
      x: (x0 + x1) / 2 + (right - left) / 2 / k,
      y: (y0 + y1) / 2 + (top - bottom) / 2 / k,
      k,
    };
  }

  /** Show a box at once. */
  fit(box, margin = 24) { this.go(this.view(box, margin)); }

  /** Be at a view at once. */
  go(view) {
    this.course = null;
    this.pull = null;
    Object.assign(this, { x: view.x, y: view.y, k: view.k });
  }

  /** Fly to a view; jump where the system asks for less motion. */
  fly(view) {
    this.pull = null;
    if (this.still.matches) return this.go(view);
    this.course = flight(this, view, Math.max(this.width, this.height));
    this.course.begun = null;
  }

  /** Let time pass; tells whether the view has changed. */
  step(now, passed) {
    if (this.course) return this.along(now);
    if (!this.pull) return false;
    const { k, left, top } = this.pull;
    const share = 1 - Math.exp(-GLIDE * passed);
    const next = this.k * Math.exp(Math.log(k / this.k) * share);
    const there = Math.abs(Math.log(k / next)) < 0.002;
    this.zoomTo(there ? k : next, left, top);
    if (there) this.pull = null;
    return true;
  }

  along(now) {
    const course = this.course;
    course.begun ??= now;
    const share = Math.min((now - course.begun) / course.lasts, 1);
    Object.assign(this, course.at(share));
    if (share === 1) this.course = null;
    return true;
  }
}
