/** Following one part through the works: the camera goes along, its life is written down. */

import { fill, h } from "../element.js";
import { turns } from "../latest.js";
import { whenStill } from "../still.js";
import { NOWHERE } from "./frame.js";
import { clockWords, dayWords } from "./words.js";

const NEAR = 46; // [px] size of a usual machine while following
const LIFE = 200; // rows of its life

export class Follow {
  constructor(works) {
    this.works = works;
    this.part = null;
    this.turn = turns();
    works.session.followers.add(this);
    works.stage.actors.add(this);
    works.session.moved = (...move) => this.moved(...move);
    works.stage.on("pan", () => this.loosen());
  }

  /** Follow the n-th good part that left the works: at its end, with its life before. */
  async startMotor(motor) {
    const { context, session } = this.works;
    const isLast = this.turn();
    try {
      const { part, at } = await context.api.get(`/api/reels/${session.reel}/motors/${motor}`);
      if (!isLast()) return; // something else is followed by now
      const before = Math.max(at - 1, session.about.since ?? 0);
      session.seek(before);
      await this.start(part, before);
    } catch (error) {
      context.say(error.message, "open");
    }
  }

  /** Follow a part by its number; its life is told up to a moment. */
  async start(part, at = this.works.session.clock.time) {
    const { context, session } = this.works;
    this.jump = session.jumps;
    this.part = part;
    this.tight = true;
    this.life = [];
    this.node = null;
    this.unknown = false;
    this.list = h("ol.life");
    this.where = h("p.card-state");
    this.element = h("article.works-card", {},
      h("p.card-kind", {}, "Followed"), h("h2", {}, `Number ${part}`), this.where,
      h("p", {}, h("button.button.small", { type: "button", onclick: () => { this.tight = true; } }, "Go along"), " ",
        h("button.button.small", { type: "button", onclick: () => this.stop() }, "Stop following")),
      h("h3", {}, "Its life"), this.list);
    context.panel(this.element, `Followed: number ${part}`);
    await this.past(part, at);
    this.show();
    this.works.stage.redraw();
  }

  stop() {
    this.part = null;
    this.works.context.panel(null);
    this.works.stage.redraw();
  }

  /** A person who moves the plan looks elsewhere. */
  loosen() { this.tight = false; }

  /** What happened to it before; a number that is nowhere is said to be so. */
  async past(part, at) {
    const { session, context } = this.works;
    const isLast = this.turn();
    try {
      const found = await context.api.get(`/api/reels/${session.reel}/parts/${part}?at=${at}`);
      if (!isLast() || part !== this.part) return;
      this.node = found.node;
      const seen = this.life;
      this.life = [];
      for (const { time, node, words } of found.life) this.write(time, node, words);
      const last = this.life.at(-1)?.time ?? -Infinity;
      for (const row of seen) if (row.time > last) this.write(row.time, row.node, row.words);
    } catch (error) {
      if (!isLast() || part !== this.part) return;
      this.where.textContent = error.message;
      this.unknown = true;
    }
  }

  /** A part has moved. */
  moved(part, _origin, target, time) {
    if (part !== this.part) return;
    this.node = target;
    this.write(time, target === NOWHERE ? null : target, target === NOWHERE ? "joined into another, or left" : "");
    this.show();
  }

  write(time, node, words = "") {
    this.life.push({ time, node, words });
    if (this.life.length > LIFE) this.life.shift();
  }

  show() {
    const { plan } = this.works.stage;
    const rows = this.life.toReversed().map(({ time, node, words }) => h("li", {},
      h("time", {}, `${dayWords(plan, time).slice(4, -5)} ${clockWords(plan, time)}`),
      h("span", {}, node === null || node >= plan.count ? null : this.link(plan.thing(node)), words ? ` ${words}` : null)));
    whenStill(this, () => fill(this.list, rows.length ? rows : h("li.quiet", {}, "Nothing has happened to it since it is followed.")));
  }

  link(thing) {
    const look = () => {
      this.tight = false;
      this.works.stage.flyTo(thing);
    };
    return h("button.link", { type: "button", onclick: look }, thing.name);
  }

  get place() {
    const { session, stage } = this.works;
    const gliding = session.motion.placeOf(this.part);
    if (gliding) return gliding;
    const node = session.live.parts.get(this.part)?.node ?? this.node;
    if (node === null || node === undefined || node >= stage.plan.count || !stage.plan.drawn(node)) return null;
    return { x: stage.plan.cx[node], y: stage.plan.cy[node], node };
  }

  step(_now, passed) {
    if (this.part === null) return false;
    if (!this.element.isConnected) {
      this.part = null;
      return true;
    }
    this.again();
    const place = this.place;
    const words = !place ? "not in the works at this moment" : place.node === undefined ? "on its way" : this.works.stage.plan.name(place.node);
    if (place) this.unknown = false;
    if (!this.unknown && this.where.textContent !== words) this.where.textContent = words;
    if (place && this.tight) this.goAlong(place, passed);
    return Boolean(place);
  }

  /** After a jump its life is another one. */
  again() {
    const { session } = this.works;
    if (this.jump === session.jumps || !session.clock.ready) return;
    this.jump = session.jumps;
    this.life = [];
    this.past(this.part, session.clock.time).then(() => this.show());
  }

  goAlong({ x, y }, passed) {
    const { camera, plan } = this.works.stage;
    const k = Math.max(camera.k, NEAR / plan.cell);
    if (camera.still.matches) return camera.go({ x, y, k });
    if (camera.course) return undefined;
    if (Math.hypot(x - camera.x, y - camera.y) * camera.k > camera.width || camera.k < k * 0.98) return camera.fly({ x, y, k });
    const share = 1 - Math.exp(-4 * passed);
    camera.x += (x - camera.x) * share;
    camera.y += (y - camera.y) * share;
    return undefined;
  }

  draw(ctx, { shot, palette, ratio }) {
    const place = this.part === null ? null : this.place;
    if (!place) return;
    const reach = Math.max(this.works.stage.plan.cell * shot.k * 0.4, 10 * ratio);
    for (const [width, colour] of [[6, palette.panel], [3, palette["accent-fill"]]]) {
      ctx.strokeStyle = colour;
      ctx.lineWidth = width * ratio;
      ctx.beginPath();
      ctx.arc(shot.left(place.x), shot.top(place.y), reach, 0, 7);
      ctx.stroke();
    }
  }
}
