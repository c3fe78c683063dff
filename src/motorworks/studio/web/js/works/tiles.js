/** Key figures over the plan, in words with what the standards call them. */

import { fill, h } from "../element.js";
import { seldom } from "./seldom.js";
import { countWords, figureWords, shareWords } from "./words.js";

const HOUR = 3600;
const TOLD = 300; // [ms] after which what is told is told anew

export class Tiles {
  constructor(session, stage, insight) {
    Object.assign(this, { session, stage, insight });
    this.element = h("dl.tiles", { "aria-label": "Key figures" });
    this.build();
    stage.on("frame", seldom(TOLD, () => this.tick()));
    new ResizeObserver(() => this.reachable()).observe(this.element);
    insight.on(() => this.shares());
  }

  build() {
    const { plan } = this.stage;
    this.figures = null;
    const product = plan.scene.product || "part";
    this.target = (plan.scene.targets ?? []).find(({ line }) => line === null)?.per_hour ?? null;
    this.tiles = {
      rate: tile(`Good ${product}s per hour`, "Throughput rate (ISO 22400-2): good quantity per hour of planned time, over the last 8 hours"),
      good: tile("Since the start", `Good quantity (ISO 22400-2): good ${product}s that have left the works since the start of the run`),
      oee: tile("OEE", "OEE index (ISO 22400-2): availability times effectiveness times quality ratio, over the last 8 hours"),
      availability: tile("Availability", "Availability (ISO 22400-2): production time over planned busy time of all machines, waiting included, over the last 8 hours"),
      inside: tile("Work in process", "Work in process (ISO 22400-2): parts in machines, buffers and on the way now"),
      energy: tile(`Energy per good ${product}`, `Electric energy of the machines of the plant's own workshops in all their states, for each good ${product}, over the last 8 hours; beside it their power now (energy consumption per good quantity, after ISO 22400-2)`),
    };
    this.shares();
    this.energy();
    fill(this.element, Object.values(this.tiles).map(({ box }) => box));
  }

  /** KPIs of the statistics; a tile without a value is left out. */
  shares() {
    const { insight } = this;
    for (const [name, kpi] of [["oee", "oee_index"], ["availability", "availability"]]) {
      const value = insight.kpi(kpi);
      this.tiles[name].box.hidden = value === null;
      if (value !== null) put(this.tiles[name], shareWords(value), "");
    }
    this.reachable();
  }

  /** Tiles that must be scrolled to are reached by keys. */
  reachable() {
    const { element } = this;
    if (element.scrollWidth > element.clientWidth) element.tabIndex = 0;
    else element.removeAttribute("tabindex");
  }

  /** Figures that came with the frames. */
  take(figures) {
    this.figures = figures;
    this.tick();
  }

  tick() {
    const { history, clock, live } = this.session;
    if (!clock.ready) return;
    this.rates(history);
    this.energy();
    put(this.tiles.good, countWords(history.goodCount()), "");
    put(this.tiles.inside, countWords(live.inside()), "parts");
  }

  /** A plant whose file gives no power has no such tile. */
  energy() {
    const { power = null, energy_per_good: each = null } = this.figures ?? {};
    const { box } = this.tiles.energy;
    if (box.hidden !== (power === null)) {
      box.hidden = power === null;
      this.reachable();
    }
    if (power !== null) put(this.tiles.energy, each === null ? "–" : `${figureWords(each)} kWh`, `${powerWords(power)} now`);
  }

  rates(history) {
    const rate = this.figures?.per_hour ?? history.rate(HOUR);
    const { box } = this.tiles.rate;
    put(this.tiles.rate, rate === null ? "–" : figureWords(rate), this.target ? `of ${figureWords(this.target)} wanted` : "");
    if (!this.target || rate === null) return box.removeAttribute("data-met");
    box.dataset.met = rate >= this.target * 0.98 ? "yes" : rate >= this.target * 0.9 ? "nearly" : "no";
    box.style.setProperty("--part", `${Math.min(rate / this.target, 1) * 100}%`);
    return undefined;
  }
}

const powerWords = (kilowatts) => (kilowatts >= 1000 ? `${figureWords(kilowatts / 1000)} MW` : `${figureWords(kilowatts)} kW`);

function tile(name, tip) {
  const value = h("span.value", {}, "–");
  const note = h("span.note");
  const box = h("div.tile", { title: tip }, h("dt", {}, name, h("span.hidden-text", {}, `: ${tip}`)), h("dd", {}, value, note));
  return { box, value, note };
}

function put({ value, note }, text, words) {
  if (value.textContent !== text) value.textContent = text;
  if (note.textContent !== words) note.textContent = words;
}
