/** The card of a thing: what it does, how it is, why it waits, what it was like so far. */

import { fill, h } from "../element.js";
import { machinesIn } from "./groups.js";
import { reasonOf } from "./reason.js";
import { shareBar } from "./share_bar.js";
import { countWords, figureWords, shareWords, spanWords, stateWords } from "./words.js";
import { valuesOf } from "./values.js";

const KINDS = {
  machine: "Machine", station: "Station", buffer: "Buffer", sink: "Sink", source: "Source", supply: "Supply",
  position: "Position", workshop: "Workshop", line: "Line", copy: "Line", area: "Area", site: "Works", model: "Model",
};
const MACHINES = 12; // listed one by one up to so many

export class Card {
  /** @param {object} works what the view shares: stage, session, context, reach */
  constructor(works) {
    this.works = works;
    this.thing = null;
    works.stage.on("frame", () => this.tick());
  }

  /** Show the card of a thing in the panel. */
  open(thing) {
    this.thing = thing;
    this.now = h("div.card-now", { "aria-live": "off" });
    this.values = h("div.card-values");
    this.element = h("article.works-card", {},
      h("p.card-kind", {}, this.kindWords(thing)), h("h2", { tabindex: -1 }, thing.name),
      this.tip(thing), this.now, this.values);
    this.works.context.panel(this.element, `Card of ${thing.name}`);
    this.told = 0;
    this.tick();
    valuesOf(this.works.context, thing.path).then((content) => fill(this.values, content));
  }

  close() {
    this.thing = null;
    this.works.context.panel(null);
  }

  kindWords(thing) {
    const { plan } = this.works.stage;
    const where = thing.kind === "machine" ? plan.lineWords(plan.stationOf[thing.node]) : thing.kind === "station" ? plan.lineWords(thing.station) : "";
    return [KINDS[thing.sort ?? thing.kind] ?? thing.kind, where].filter(Boolean).join("  ·  ");
  }

  tip(thing) {
    const { plan } = this.works.stage;
    const entry = thing.kind === "ground" ? plan.grounds[thing.ground] : thing.node === null || thing.node === undefined ? null : plan.entry(thing.node);
    return entry?.tip ? h("p.card-tip", {}, entry.tip) : null;
  }

  tick() {
    const now = performance.now();
    if (!this.thing || !this.element.isConnected || now - this.told < 400) return;
    this.told = now;
    // Rows that are being pointed at or read by keys stay as they are.
    if (this.now.contains(document.activeElement)) return;
    fill(this.now, this.content(this.thing));
  }

  content(thing) {
    if (!this.works.session.clock.ready) return h("p.quiet", {}, "Nothing is played yet.");
    if (thing.kind === "machine") return this.machine(thing.node);
    if (thing.kind === "station") return this.station(thing.station);
    if (thing.kind === "buffer") return this.buffer(thing.node);
    if (thing.kind === "ground") return this.ground(thing.ground);
    if (["sink", "source", "supply"].includes(thing.kind)) return this.end(thing);
    return null;
  }

  machine(node) {
    const { live, history } = this.works.session;
    const { plan } = this.works.stage;
    const held = live.heldAt(node);
    return [
      this.state(node),
      reasonOf(this.works, node),
      held.length ? h("p", {}, "Inside: ", held.slice(0, 6).map(({ part, model }, n) => [n ? ", " : "", this.partLink(part, model)]), held.length > 6 ? ` and ${held.length - 6} more` : "") : null,
      this.shares([node]),
      rows([["Passes per hour", figureWords(history.passRate([node]) ?? NaN)], ["Parts passed since you watch", countWords(live.passes[node] - history.passes[node])]]),
      h("p", {}, this.link(plan.station(plan.stationOf[node]), "The whole station")),
    ];
  }

  station(s) {
    const { plan } = this.works.stage;
    const { live, history } = this.works.session;
    const { first, count, cycle } = plan.stations[s];
    const machines = Array.from({ length: count }, (_, n) => first + n);
    return [
      count === 1 ? [this.state(first), reasonOf(this.works, first)] : this.counts(machines),
      this.shares(machines),
      rows([
        ["Parts per hour", figureWords(history.passRate(machines) ?? NaN)],
        ["Possible at its cycle time", cycle ? figureWords((3600 / cycle) * count) : "–"],
        ["Parts inside", countWords(machines.reduce((sum, n) => sum + live.heldAt(n).length, 0))],
      ]),
      count > 1 && count <= MACHINES ? h("ul.card-machines", {}, machines.map((n) => h("li", {}, this.state(n, true)))) : null,
    ];
  }

  buffer(node) {
    const { plan } = this.works.stage;
    const { live } = this.works.session;
    const b = node - plan.machines;
    const { capacity, by_model: perModel } = plan.scene.buffers[b];
    const models = plan.scene.models.map(({ title, name, colour }, model) => ({ title: title || name, colour, count: live.levelOf(b, model) })).filter(({ count }) => count);
    return [
      h("p.card-figure", {}, h("b", {}, countWords(live.level[b])), capacity ? ` of ${countWords(capacity)} places${perModel ? " for each model" : ""}` : " parts, without bounds"),
      models.length > 1 ? h("ul.card-models", {}, models.map(({ title, colour, count }) => h("li", {}, h("i.ring", { class: `flow-${colour % 7}` }), h("span", {}, title), h("b", {}, countWords(count))))) : null,
      this.levels(b),
    ];
  }

  levels(b) {
    const { samples } = this.works.session.history;
    if (samples.length < 3) return null;
    const levels = samples.map(({ level }) => level[b]);
    return rows([
      ["Least since you watch", countWords(Math.min(...levels))],
      ["Most since you watch", countWords(Math.max(...levels))],
      ["Mean since you watch", figureWords(levels.reduce((sum, level) => sum + level, 0) / levels.length)],
    ]);
  }

  ground(g) {
    const { plan } = this.works.stage;
    const ground = plan.grounds[g];
    const machines = machinesIn(plan, ground);
    if (!machines.length) return null;
    return [this.counts(machines), this.shares(machines), this.takt(ground, machines)];
  }

  /** Output of a line against its takt: what its last station lets go. */
  takt(ground, machines) {
    const { plan } = this.works.stage;
    const { history } = this.works.session;
    if (ground.kind !== "line" && ground.kind !== "copy") return null;
    const last = new Map();
    for (const n of machines) {
      const { copy, order } = plan.stations[plan.stationOf[n]];
      if (order > (last.get(copy)?.order ?? -1)) last.set(copy, { order, machines: [] });
      if (order === last.get(copy).order) last.get(copy).machines.push(n);
    }
    const rate = [...last.values()].reduce((sum, each) => sum + (history.passRate(each.machines) ?? NaN), 0);
    const target = (plan.scene.targets ?? []).find(({ line }) => line && line === ground.path?.at(-1));
    const found = [["Parts per hour", figureWords(rate)], ["Takt reached", rate > 0 ? spanWords(3600 / rate) : "–"]];
    if (target) found.push(["Takt wanted", spanWords(target.takt)]);
    return rows(found);
  }

  end({ node }) {
    const { live } = this.works.session;
    return h("p.card-figure", {}, h("b", {}, countWords(live.passed[node])), " parts since the start of the run");
  }

  // ---- pieces ----

  state(node, short = false) {
    const { live } = this.works.session;
    const { plan } = this.works.stage;
    const state = plan.scene.states[live.state[node]];
    const words = `${stateWords(plan, state)} for ${spanWords(live.time - live.since[node])}`;
    const line = [h("i.swatch", { class: state }), h("span", {}, short ? `${node - plan.entry(node).first + 1}: ${words}` : words)];
    return short ? h("button.card-state", { type: "button", onclick: () => this.works.reach(plan.thing(node)) }, line) : h("p.card-state", {}, line);
  }

  counts(machines) {
    const { plan } = this.works.stage;
    const counts = this.works.session.live.counts(machines);
    const parts = Object.entries(counts).filter(([, count]) => count).sort(([, one], [, other]) => other - one);
    return h("div.card-counts", {}, h("h3", {}, `${countWords(machines.length)} machines now`),
      parts.map(([state, count]) => h("p.card-state", {}, h("i.swatch", { class: state }), h("span", {}, `${countWords(count)} ${stateWords(plan, state)}`))));
  }

  shares(machines) {
    const { history } = this.works.session;
    const { plan } = this.works.stage;
    const span = history.time - history.since;
    if (!(span > 30)) return null;
    const shares = history.shares(machines);
    return h("div.card-shares", {}, h("h3", {}, `Time of the last ${spanWords(span)} played`), shareBar(shares),
      Object.entries(shares).filter(([, share]) => share >= 0.001).sort(([, one], [, other]) => other - one)
        .map(([state, share]) => h("p.card-state", {}, h("i.swatch", { class: state }), h("span", {}, stateWords(plan, state)), h("b", {}, shareWords(share)))));
  }

  link(thing, words = thing.name) { return h("button.link", { type: "button", onclick: () => this.works.reach(thing) }, words); }

  partLink(part, model) {
    const { models } = this.works.stage.plan.scene;
    return h("button.link", { type: "button", title: `Follow it: ${models?.[model]?.title ?? ""}`, onclick: () => this.works.follow(part) }, `number ${part}`);
  }
}

function rows(found) { return h("dl.card-rows", {}, found.map(([name, value]) => h("div", {}, h("dt", {}, name), h("dd", {}, value)))); }
