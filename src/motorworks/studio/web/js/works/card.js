/** The card of a thing: what it does, how it is, why it waits, what it was like so far. */

import { fill, h } from "../element.js";
import { whenStill } from "../still.js";
import { machinesIn } from "./groups.js";
import { Question } from "./question.js";
import { reasonOf } from "./reason.js";
import { seldom } from "./seldom.js";
import { shareBar } from "./share_bar.js";
import { taktOf } from "./takt.js";
import { countWords, figureWords, modelWords, shareWords, spanWords, stateWords } from "./words.js";
import { valuesOf } from "./values.js";

const KINDS = {
  machine: "Machine", station: "Station", buffer: "Buffer", sink: "Sink", source: "Source", supply: "Supply",
  position: "Position", workshop: "Workshop", line: "Line", copy: "Line", area: "Area", site: "Works", model: "Model",
};
const TOLD = 400; // [ms] after which what is told is told anew
const ASKED = 3000; // [ms] between questions to the server
const INSIDE = 6; // parts named
const MACHINES = 12; // listed one by one up to so many

export class Card {
  /** @param {object} works what the view shares: stage, session, context, reach */
  constructor(works) {
    this.works = works;
    this.thing = null;
    this.question = null;
    works.stage.on("frame", seldom(TOLD, () => this.tick()));
  }

  /** Show the card of a thing in the panel. */
  open(thing) {
    this.thing = thing;
    this.now = h("div.card-now", { "aria-live": "off" });
    this.values = h("div.card-values");
    this.element = h("article.works-card", {},
      h("p.card-kind", {}, this.kindWords(thing)), h("h2", { tabindex: -1 }, thing.name),
      this.tip(thing), this.now, this.values, this.attempt(thing));
    this.works.context.panel(this.element, `Card of ${thing.name}`);
    this.question = this.questionOf(thing);
    this.tick();
    valuesOf(this.works.context, thing.path).then((content) => fill(this.values, content));
  }

  /** The way from a process that holds back to a scenario in which it is changed. */
  attempt({ path }) {
    const process = path?.[2] === "station" ? `${path[1]}/${path[3]}` : path?.[0] === "station" ? path[1] : "";
    if (!process) return null;
    const tried = () => this.works.context.go("compare", `try:${process}`);
    return h("p", {}, h("button.button.small", { type: "button", onclick: tried }, "Try a change here"));
  }

  close() {
    this.thing = null;
    this.question = null;
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
    if (!this.thing || !this.element.isConnected) return;
    this.question?.want();
    this.tell();
  }

  tell() {
    const { thing } = this;
    // Rows that are being read by keys stay as they are.
    if (!this.now.contains(document.activeElement)) whenStill(this, () => thing === this.thing && fill(this.now, this.content(thing)));
  }

  /** What was counted since the start of the run and in the last hours; nothing is of grounds. */
  questionOf(thing) {
    const { session, context } = this.works;
    const node = thing.kind === "ground" || thing.kind === "model" ? null : thing.node;
    if (node === null || node === undefined) return null;
    const ask = (at) => context.api.get(`/api/reels/${context.api.part(session.reel)}/cards/${node}?at=${at}`);
    return new Question(session, ASKED, ask, (question) => question === this.question && this.tell());
  }

  get known() { return this.question?.answer ?? null; }

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
    const { history } = this.works.session;
    const { plan } = this.works.stage;
    return [
      this.state(node),
      reasonOf(this.works, node),
      this.inside([node]),
      this.shares([node]),
      rows([["Parts per hour", figureWords(history.passRate([node]) ?? NaN)], ...counted(this.known)]),
      h("p", {}, this.link(plan.station(plan.stationOf[node]), "The whole station")),
    ];
  }

  station(s) {
    const { plan } = this.works.stage;
    const { history } = this.works.session;
    const { first, count, cycle } = plan.stations[s];
    const machines = Array.from({ length: count }, (_, n) => first + n);
    return [
      count === 1 ? [this.state(first), reasonOf(this.works, first)] : this.counts(machines),
      this.inside(machines),
      this.shares(machines),
      rows([
        ["Parts per hour", figureWords(history.passRate(machines) ?? NaN)],
        ["Possible at its cycle time", cycle ? figureWords((3600 / cycle) * count) : "–"],
        ...counted(this.known),
      ]),
      count > 1 && count <= MACHINES ? h("ul.card-machines", {}, machines.map((n) => h("li", {}, this.state(n, true)))) : null,
    ];
  }

  buffer(node) {
    const { plan } = this.works.stage;
    const { live } = this.works.session;
    const b = node - plan.machines;
    const { capacity, places } = plan.scene.buffers[b];
    const models = plan.scene.models.map((each, model) => ({ title: modelWords(each), colour: each.colour, count: live.levelOf(b, model), most: places?.[model] })).filter(({ count }) => count);
    const bound = places ? " parts; each model has its own places" : capacity ? ` of ${countWords(capacity)} places` : " parts, without bounds";
    return [
      h("p.card-figure", {}, h("b", {}, countWords(live.level[b])), bound),
      models.length > 1 || (places && models.length) ? h("ul.card-models", {}, models.map((model) => modelRow(model))) : null,
      this.levels(),
    ];
  }

  levels() {
    const { known } = this;
    if (!known || known.mean === undefined) return null;
    return rows([
      ["Mean of the last 8 h", figureWords(known.mean_last ?? NaN)],
      ["Mean since the start", figureWords(known.mean ?? NaN)],
      ["Most so far", countWords(known.most)],
      ["Parts put in, last 8 h", countWords(known.entries_last)],
    ]);
  }

  ground(g) {
    const { plan } = this.works.stage;
    const ground = plan.grounds[g];
    const machines = machinesIn(plan, ground);
    if (!machines.length) return null;
    return [this.counts(machines), this.shares(machines), rows(taktOf(this.works, ground, machines))];
  }

  end({ node }) {
    const { live } = this.works.session;
    const { known } = this;
    const found = [];
    if (known?.passed_last !== undefined) found.push(["In the last 8 h", countWords(known.passed_last)]);
    if (known?.throughput_time) found.push(["Mean throughput time", spanWords(known.throughput_time)]);
    if (known?.turned_away) found.push(["Turned away", countWords(known.turned_away)]);
    if (known?.on_order !== undefined) found.push(["On order", countWords(known.on_order)]);
    return [h("p.card-figure", {}, h("b", {}, countWords(live.passed[node])), " parts since the start of the run"), found.length ? rows(found) : null];
  }

  // ---- pieces ----

  /** The parts in some machines, each to be followed. */
  inside(machines) {
    const held = machines.flatMap((n) => this.works.session.live.heldAt(n));
    if (!held.length) return null;
    const links = held.slice(0, INSIDE).map(({ part, model }, n) => [n ? ", " : "", this.partLink(part, model)]);
    return h("p", {}, "Inside: ", links, held.length > INSIDE ? ` and ${held.length - INSIDE} more` : "");
  }

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

function modelRow({ title, colour, count, most }) {
  return h("li", {}, h("i.ring", { class: `flow-${colour % 7}` }), h("span", {}, title), h("b", {}, countWords(count), most ? h("small", {}, ` of ${countWords(most)}`) : null));
}

function rows(found) { return found && h("dl.card-rows", {}, found.map(([name, value]) => h("div", {}, h("dt", {}, name), h("dd", {}, value)))); }

/** What the server has counted at a station in the last 8 hours, as far as there is any. */
function counted(known) {
  const station = known?.station;
  if (!station) return [];
  const found = [["Good, last 8 h", station.good_last], ["Scrap, last 8 h", station.scrap_last], ["Rework, last 8 h", station.rework_last],
    ["Failures, last 8 h", station.failures_last], ["Failures since the start", station.failures], ["Changeovers, last 8 h", station.setups_last], ["Tool changes, last 8 h", station.tool_changes_last]];
  return found.filter(([name, count], n) => count || n === 0 || name.startsWith("Failures")).map(([name, count]) => [name, countWords(count)]);
}
