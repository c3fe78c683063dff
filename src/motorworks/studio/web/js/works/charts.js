/** Small charts of what was seen: output, states, the fullest buffers, the busiest stations. */

import { fill, h } from "../element.js";
import { Course } from "./course.js";
import { whenStill } from "../still.js";
import { drawAreas, drawLines } from "./curves.js";
import { seldom } from "./seldom.js";
import { clockWords, dayWords, figureWords, shareWords, stateWords } from "./words.js";

const ORDER = ["working", "setting_up", "starved", "waiting_for_operator", "blocked", "down", "planned_stop", "off_shift"];
const ACTIVE = ["working", "setting_up", "down"];
const WIDTH = 300;
const RANKED = 6;
const DRAWN = 700; // [ms] after which they are drawn anew

export class Charts {
  constructor(context, { session, stage, insight, reach }) {
    Object.assign(this, { session, stage, insight, reach });
    this.course = new Course(context, session, () => whenStill(this, () => this.tick()));
    this.output = canvas("Output of the last day against the target");
    this.states = canvas("Shares of states over time");
    this.levels = h("ol.works-ranking");
    this.busy = h("ol.works-ranking");
    this.worst = h("ol.works-ranking");
    this.narrow = section("Bottlenecks of the last 8 hours", this.worst);
    this.narrow.hidden = true;
    this.element = h("div.charts", {},
      h("h2", {}, "Charts"),
      section("Good output per hour", this.output.element, h("p.quiet", {}, "Of planned time, 8 hours taken together.")),
      this.narrow,
      section("States of machines, hour by hour", this.states.element),
      section("Fullest buffers", this.levels),
      section("Busiest stations", this.busy,
        h("p.quiet", {}, "Share of the time in shift in which their machines worked, were set up or were down. The first is where to look for the bottleneck.")));
    stage.on("frame", seldom(DRAWN, () => whenStill(this, () => this.tick())));
    insight.on(() => whenStill(this.worst, () => this.rankWorst()));
  }

  get open() { return this.element.isConnected; }

  tick() {
    if (!this.open || !this.session.clock.ready) return;
    const { history } = this.session;
    this.course.want();
    drawLines(this.output, this.stage.palette, this.course.output, this.course.wanted, (time) => this.when(time));
    this.drawStates();
    this.rankLevels();
    this.rankBusy(history);
  }

  when(time) {
    const { plan } = this.stage;
    return `${dayWords(plan, time).slice(0, -5)} ${clockWords(plan, time).slice(0, 5)}`;
  }

  drawStates() {
    const { states } = this.stage.plan.scene;
    const order = ORDER.filter((state) => states.includes(state));
    const columns = this.course.shares(order);
    drawAreas(this.states, this.stage.palette, columns, order, (time) => this.when(time));
    const last = columns.at(-1)?.shares ?? [];
    this.states.element.setAttribute("aria-label", `Shares of states in the last hour: ${order.map((state, n) => `${stateWords(this.stage.plan, state)} ${shareWords(last[n])}`).join(", ")}`);
  }

  rankLevels() {
    const { live } = this.session;
    const { plan } = this.stage;
    const rows = plan.scene.buffers.map((buffer, b) => ({ b, capacity: buffer.capacity, fill: live.fill(b) }))
      .filter(({ b, capacity }) => capacity && live.level[b] > 0)
      .sort((one, other) => other.fill - one.fill).slice(0, RANKED);
    fill(this.levels, rows.map(({ b, fill: share }) => this.row(plan.thing(plan.machines + b), share, live.levelWords(b), "level")));
  }

  rankWorst() {
    const { plan } = this.stage;
    const { bottlenecks } = this.insight;
    this.narrow.hidden = !bottlenecks.length;
    fill(this.worst, bottlenecks.map(({ name, utilisation, why }) => {
      const thing = plan.process(name);
      const content = [h("span.rank-name", {}, thing?.name ?? name),
        h("span.rank-bar", { "aria-hidden": "true" }, h("i", { style: { width: `${Math.min(utilisation ?? 0, 1) * 100}%` } })),
        h("span.rank-value", {}, shareWords(utilisation)),
        why ? h("small.rank-why", { title: why }, why) : null];
      return h("li", {}, thing ? h("button", { type: "button", dataset: { key: name }, onclick: () => this.reach(thing) }, content) : h("div", {}, content));
    }));
  }

  rankBusy(history) {
    if (history.since === null || history.time - history.since < 60) return;
    const { plan } = this.stage;
    const rows = plan.stations.map((station, s) => {
      const machines = Array.from({ length: station.count }, (_, n) => station.first + n);
      const shares = history.shares(machines);
      const inShift = 1 - (shares.off_shift ?? 0) - (shares.planned_stop ?? 0);
      const active = ACTIVE.reduce((sum, state) => sum + (shares[state] ?? 0), 0);
      return { s, share: inShift > 1e-6 ? active / inShift : 0 };
    }).sort((one, other) => other.share - one.share).slice(0, RANKED);
    fill(this.busy, rows.map(({ s, share }) => this.row(plan.station(s), Math.min(share, 1), shareWords(Math.min(share, 1)), "busy")));
  }

  row(thing, share, words, kind) {
    const where = thing.kind === "station" ? this.stage.plan.lineWords(thing.station) : "";
    const key = `${kind} ${thing.name} ${where}`;
    return h("li", {}, h("button", { type: "button", dataset: { key }, onclick: () => this.reach(thing) },
      h("span.rank-name", {}, thing.name, where ? h("small", {}, where) : null),
      h("span.rank-bar", { class: kind, "aria-hidden": "true" }, h("i", { style: { width: `${share * 100}%` } })),
      h("span.rank-value", {}, words)));
  }
}

function section(title, ...content) { return h("section", {}, h("h3", {}, title), ...content); }

function canvas(label) {
  const element = h("canvas", { role: "img", "aria-label": label });
  const ratio = Math.min(devicePixelRatio || 1, 2);
  const [width, height] = [WIDTH, 106];
  element.width = width * ratio;
  element.height = height * ratio;
  const ctx = element.getContext("2d");
  ctx.scale(ratio, ratio);
  return { element, ctx, width, height, words: figureWords };
}
