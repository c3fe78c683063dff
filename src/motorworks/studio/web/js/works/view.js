/** The living view of the works. */

import { fill, h } from "../element.js";
import { turns } from "../latest.js";
import { Card } from "./card.js";
import { Charts } from "./charts.js";
import { Follow } from "./follow.js";
import { Hover } from "./hover.js";
import { icon } from "./icons.js";
import { Insight } from "./insight.js";
import { Keys } from "./keys.js";
import { Legend } from "./legend.js";
import { notesOf } from "./notes.js";
import { Player } from "./player.js";
import { Reels } from "./reels.js";
import { Search } from "./search.js";
import { Session } from "./session.js";
import { Stage } from "./stage.js";
import { Tiles } from "./tiles.js";
import { stateWords } from "./words.js";

const TRACE = "trace:";

class Works {
  constructor(region, context) {
    Object.assign(this, { region, context, turn: turns() });
    this.host = h("div.works-stage");
    this.note = h("div.works-note", { role: "status" }, h("p.quiet", {}, "Drawing the works …"));
    this.top = h("div.works-top");
    this.aside = h("div.works-aside");
    this.bottom = h("div.works-bottom");
    this.told = h("div.hidden-text", { "aria-live": "polite" });
    this.head = h("h1.hidden-text", {}, "The works");
    fill(region, h("div.works", {}, this.head, this.host, this.top, this.aside, this.note, this.bottom, this.told));
    context.on("plant", () => this.open({ plant: context.state.plant }));
    context.on("theme", () => this.stage?.recolour());
    context.socket.on("draft", (news) => this.changed(news));
    context.socket.on("scene", () => this.redrawn());
    this.open({ plant: context.state.plant });
  }

  /** Open a plant, or the trace of a finished run. */
  async open(what, at = null) {
    const { api, state } = this.context;
    const isLast = this.turn();
    try {
      const of = what.trace ? `/api/reels/traces/scene?name=${api.part(what.trace)}` : `/api/plants/${api.part(what.plant ?? state.plant)}/scene`;
      const opening = api.post("/api/reels", what); // while the scene is drawn
      opening.catch(() => {}); // told below, once it is waited for
      const scene = await api.get(of);
      if (!isLast()) return; // something else was opened meanwhile
      this.draw(scene.scene ?? scene);
      const opened = await opening;
      if (!isLast()) return;
      this.session.open(what, opened, at);
      this.reels.show();
      this.session.play(true);
      this.goTo(this.wanted);
    } catch (error) {
      if (isLast()) this.refused(error);
    }
  }

  /** Go to what an address names, as soon as something is shown. */
  goTo(path) {
    this.wanted = this.session?.reel ? "" : path;
    if (path && !this.wanted) this.keys.goTo(path);
  }

  refused(error) {
    fill(this.note, h("p", {}, error.message), (error.findings ?? []).slice(0, 5).map(({ text }) => h("p.quiet", {}, text)));
  }

  /** The plant was changed: what is played is of the plant as it was. */
  changed({ id }) {
    if (id !== this.context.state.plant || !this.session?.reel || this.session.what.trace) return;
    this.stale = true;
    if (!this.region.hidden) this.offer();
  }

  offer() {
    const again = h("button.button.small.first", { type: "button", onclick: () => this.again() }, "Show it as it is now");
    fill(this.note, h("div.works-stale", {}, "The plant was changed. ", again));
  }

  again() {
    this.stale = false;
    this.open({ plant: this.context.state.plant }, this.session.clock.time);
  }

  /** The works were drawn anew, to scale of a site plan; all else is as it was. */
  async redrawn() {
    const { session } = this;
    if (!session?.reel || this.stale || session.what.trace) return;
    const { reel } = session;
    try {
      const scene = await this.context.api.get(`/api/plants/${this.context.api.part(session.what.plant)}/scene`);
      if (reel !== session.reel) return; // something else was opened meanwhile
      const at = session.clock.time;
      this.draw(scene);
      session.watch(at);
    } catch (error) {
      this.refused(error);
    }
  }

  draw(scene) {
    fill(this.note);
    this.context.change("scene", scene);
    if (this.stage) {
      this.stage.setScene(scene, { fit: scene.name !== this.stage.plan.scene.name || scene.scale !== this.stage.plan.scene.scale });
      this.session.dress();
      this.legend.build();
      this.tiles.build();
      this.search.build();
    } else this.begin(scene);
    this.stage.words = notesOf(this.session, this.stage.plan);
    this.head.textContent = scene.title || scene.name;
    this.stage.canvas.setAttribute("aria-label", `Plan of ${scene.title || scene.name}. Arrow keys move it, plus and minus zoom, shift and arrows select a thing, enter opens its card.`);
  }

  begin(scene) {
    this.stage = new Stage(this.host, scene);
    Object.assign(this.stage.canvas, { tabIndex: 0, role: "application" });
    this.session = new Session(this.context, this.stage);
    this.session.shown = !this.region.hidden;
    this.session.broken = (why, closed) => (closed ? this.open(this.session.what, this.session.clock.time) : this.refused({ message: why }));
    this.legend = new Legend(this.session, this.stage);
    this.insight = new Insight(this.context, this.session);
    this.tiles = new Tiles(this.session, this.stage, this.insight);
    this.context.socket.on("summary", (news) => { if (news.reel === this.session.reel && !news.error) this.summed(news); });
    this.player = new Player(this.session, this.stage);
    this.card = new Card(this);
    this.charts = new Charts(this.context, { session: this.session, stage: this.stage, insight: this.insight, reach: (thing) => this.reach(thing) });
    this.search = new Search(this);
    this.follower = new Follow(this);
    this.reels = new Reels(this);
    this.keys = new Keys(this);
    this.host.append(new Hover(this).element);
    this.stage.on("tap", ({ thing }) => this.tapped(thing));
    const charts = h("button.button", { type: "button", title: "Charts of output, bottlenecks, states and levels", onclick: () => this.context.panel(this.charts.element, "Charts") }, icon("chart"), h("span", {}, "Charts"));
    fill(this.top, this.tiles.element, h("div.works-tools", {}, this.search.element, this.reels.element, charts));
    fill(this.aside, this.legend.element, zoomButtons(this.stage));
    fill(this.bottom, this.player.element);
    this.keepClear();
  }

  /** The plan keeps clear of what lies over it. */
  keepClear() {
    this.measure = () => {
      const bottom = Math.max(this.bottom.offsetHeight + this.legend.element.offsetHeight, this.sheet());
      const top = this.top.offsetHeight;
      const { insets } = this.stage.camera;
      if (insets.top === top && insets.bottom === bottom) return;
      this.stage.camera.insets = { top, right: 0, bottom, left: 0 };
      this.region.style.setProperty("--player", `${this.bottom.offsetHeight}px`);
      this.fit();
    };
    this.stage.on("resize", () => { this.measure(); this.fit(); });
    const sizes = new ResizeObserver(this.measure);
    for (const element of [this.bottom, this.top, this.legend.element]) sizes.observe(element);
    new MutationObserver(this.measure).observe(document.getElementById("panel"), { attributeFilter: ["hidden"] });
    this.stage.canvas.addEventListener("wheel", () => { this.moved = true; });
    this.stage.canvas.addEventListener("pointerdown", () => { this.moved = true; });
    this.stage.canvas.addEventListener("keydown", () => { this.moved = true; });
  }

  /** Show everything, unless somebody has moved the plan. */
  fit() {
    if (!this.moved) this.stage.fit({ fly: false });
  }

  /** Figures have come with the frames. */
  summed(figures) {
    this.tiles.take(figures);
    this.session.figures = figures;
    this.insight.look();
  }

  /** How much of the plan the panel may cover where it is a sheet, as on a phone [px]. */
  sheet() {
    const panel = document.getElementById("panel");
    const style = getComputedStyle(panel);
    if (panel.hidden || style.position !== "fixed") return 0;
    const top = panel.getBoundingClientRect().bottom - parseFloat(style.maxHeight);
    return Math.max(this.host.getBoundingClientRect().bottom - top, 0);
  }

  tapped(thing) {
    if (!thing || thing.sort === "site") {
      this.stage.select(null);
      return this.card.close();
    }
    this.stage.select(thing);
    this.describe(thing);
    return this.card.open(thing);
  }

  /** Select a thing, fly to it and open its card. */
  reach(thing) {
    this.moved = true;
    this.card.open(thing);
    this.measure();
    if (thing.kind !== "model") {
      this.stage.select(thing);
      this.stage.flyTo(thing);
    }
    this.describe(thing);
  }

  follow(part) {
    this.moved = true;
    this.stage.select(null);
    this.follower.start(part);
  }

  followMotor(motor) {
    this.moved = true;
    this.stage.select(null);
    this.follower.startMotor(motor);
  }

  /** Tell in words what is selected. */
  describe(thing) {
    const { plan } = this.stage;
    const { live, clock } = this.session;
    let words = thing.name;
    if (thing.kind === "machine" && clock.ready) words += `, ${stateWords(plan, plan.scene.states[live.state[thing.node]])}`;
    if (thing.kind === "buffer" && clock.ready) words += `, ${live.levelWords(thing.node - plan.machines)}`;
    this.told.textContent = words;
  }
}

function zoomButtons(stage) {
  const zoom = (label, name, fn) => h("button.button.icon", { type: "button", "aria-label": label, title: label, onclick: fn }, icon(name));
  return h("div.zoom", { role: "group", "aria-label": "Zoom" },
    zoom("Zoom in (+)", "plus", () => stage.zoom(1.6)),
    zoom("Zoom out (-)", "minus", () => stage.zoom(1 / 1.6)),
    zoom("Show everything (0)", "fit", () => stage.fit()));
}

let works = null;

export default {
  mount(region, context) { works = new Works(region, context); },
  show(argument) {
    if (argument.startsWith(TRACE)) return works.open({ trace: argument.slice(TRACE.length) });
    if (works.stale) works.offer();
    works.session?.resume();
    works.goTo(argument);
  },
  hide() { works?.session?.rest(); },
};
