/** Fingers, mouse and keys on the plan: pan, zoom, tap, hover, drag. */

const TAP = 5; // [px] a pointer may wander and still tap
const STEP = 1.0016; // zoom of one notch's pixel of the wheel
const KEY_ZOOM = 1.5;
const KEY_STEP = 24; // [px] of a short press
const KEY_PAN = 900; // [px/s]
const ARROWS = { ArrowLeft: [1, 0], ArrowRight: [-1, 0], ArrowUp: [0, 1], ArrowDown: [0, -1] };

export class Gestures {
  /** @param {import("./stage.js").Stage} stage */
  constructor(stage) {
    this.stage = stage;
    this.down = new Map();
    this.held = new Set();
    this.taken = null;
    this.stops = new AbortController();
    const { signal } = this.stops;
    const { canvas } = stage;
    canvas.addEventListener("pointerdown", (e) => this.press(e), { signal });
    canvas.addEventListener("pointermove", (e) => this.move(e), { signal });
    canvas.addEventListener("pointerup", (e) => this.release(e), { signal });
    canvas.addEventListener("pointercancel", (e) => this.release(e, true), { signal });
    canvas.addEventListener("pointerleave", () => stage.tell("hover", null), { signal });
    canvas.addEventListener("wheel", (e) => this.wheel(e), { signal, passive: false });
    canvas.addEventListener("keydown", (e) => this.key(e), { signal });
    canvas.addEventListener("keyup", () => { stage.host.dataset.keys = ""; }, { signal });
    canvas.addEventListener("keyup", (e) => this.held.delete(e.key), { signal });
    canvas.addEventListener("blur", () => this.held.clear(), { signal });
  }

  press(event) {
    if (event.button > 0) return;
    this.stage.canvas.setPointerCapture(event.pointerId);
    delete this.stage.host.dataset.keys;
    this.stage.canvas.focus({ preventScroll: true });
    this.down.set(event.pointerId, { x: event.clientX, y: event.clientY, x0: event.clientX, y0: event.clientY });
    const thing = this.down.size === 1 ? this.stage.pick(event.clientX, event.clientY) : null;
    this.pressed = thing;
    this.taken = thing && this.stage.grab(thing) ? thing : null;
    this.wandered = this.down.size > 1;
  }

  move(event) {
    const finger = this.down.get(event.pointerId);
    if (!finger) return this.hover(event);
    const right = event.clientX - finger.x;
    const lower = event.clientY - finger.y;
    const before = this.spread();
    finger.x = event.clientX;
    finger.y = event.clientY;
    if (Math.hypot(finger.x - finger.x0, finger.y - finger.y0) > TAP) this.wandered = true;
    if (!this.wandered) return;
    if (this.taken && this.down.size === 1) this.stage.tell("drag", this.told(event, this.taken));
    else this.shift(right, lower, before);
    if (!this.taken) this.stage.tell("pan", event);
    this.stage.redraw();
  }

  shift(right, lower, before) {
    const { camera, canvas } = this.stage;
    camera.pan(right / this.down.size, lower / this.down.size);
    if (this.down.size < 2) return;
    const after = this.spread();
    const { left, top } = canvas.getBoundingClientRect();
    if (before.far > 10) camera.zoom(after.far / before.far, after.x - left, after.y - top, false);
  }

  spread() {
    const fingers = [...this.down.values()];
    const x = fingers.reduce((sum, f) => sum + f.x, 0) / fingers.length;
    const y = fingers.reduce((sum, f) => sum + f.y, 0) / fingers.length;
    return { x, y, far: Math.hypot(fingers[0].x - x, fingers[0].y - y) * 2 };
  }

  hover(event) {
    this.stage.tell("hover", this.told(event, this.stage.pick(event.clientX, event.clientY)));
  }

  release(event, broken = false) {
    if (!this.down.delete(event.pointerId)) return;
    if (this.taken && this.wandered) this.stage.tell("drop", { ...this.told(event, this.taken), broken });
    else if (!this.wandered && !broken) this.stage.tell("tap", this.told(event, this.pressed));
    this.taken = null;
    this.stage.sharpen();
  }

  told(event, thing) {
    return { thing, ...this.stage.place(event.clientX, event.clientY), clientX: event.clientX, clientY: event.clientY, event };
  }

  wheel(event) {
    event.preventDefault();
    const { left, top } = this.stage.canvas.getBoundingClientRect();
    const lines = event.deltaMode === 1 ? 24 : 1;
    const pinch = event.ctrlKey ? 4 : 1;
    const turn = Math.max(Math.min(event.deltaY * lines * pinch, 320), -320);
    this.stage.camera.zoom(STEP ** -turn, event.clientX - left, event.clientY - top);
    this.stage.redraw();
  }

  key(event) {
    if (event.ctrlKey || event.metaKey || event.altKey || event.shiftKey && ARROWS[event.key]) return;
    if (ARROWS[event.key]) this.begin(event.key);
    else if (event.key === "+" || event.key === "=") this.stage.zoom(KEY_ZOOM);
    else if (event.key === "-") this.stage.zoom(1 / KEY_ZOOM);
    else if (event.key === "0") this.stage.fit();
    else return;
    event.preventDefault();
    this.stage.redraw();
  }

  begin(key) {
    if (!this.held.has(key)) this.stage.camera.pan(...ARROWS[key].map((way) => way * KEY_STEP));
    this.held.add(key);
  }

  /** Arrow keys move the plan for as long as they are held. */
  step(passed) {
    if (!this.held.size) return;
    for (const key of this.held) {
      const [right, down] = ARROWS[key];
      this.stage.camera.pan(right * KEY_PAN * Math.max(passed, 1 / 60), down * KEY_PAN * Math.max(passed, 1 / 60));
    }
    this.stage.redraw();
  }

  remove() { this.stops.abort(); }
}
