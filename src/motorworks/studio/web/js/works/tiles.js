/** Key figures over the plan, in words with what the standards call them. */

import { fill, h } from "../element.js";
import { countWords, figureWords, shareWords, spanWords } from "./words.js";

const HOUR = 3600;

export class Tiles {
  constructor(session, stage) {
    Object.assign(this, { session, stage });
    this.element = h("dl.tiles", { "aria-label": "Key figures" });
    this.build();
    stage.on("frame", () => this.tick());
  }

  build() {
    const { plan } = this.stage;
    const product = plan.scene.product || "part";
    this.target = (plan.scene.targets ?? []).find(({ line }) => line === null)?.per_hour ?? null;
    this.tiles = {
      rate: tile(`Good ${product}s per hour`, "Throughput rate (ISO 22400-2): good quantity per hour, over the last hour shown"),
      good: tile("Since the start", `Good quantity (ISO 22400-2): good ${product}s that have left the works since the start of the run`),
      oee: tile("OEE", "OEE index (ISO 22400-2): availability times effectiveness times quality ratio"),
      availability: tile("Availability", "Availability (ISO 22400-2): production time over planned busy time of all machines, waiting included, since you began to watch"),
      inside: tile("Work in process", "Work in process (ISO 22400-2): parts in machines, buffers and on the way now"),
      energy: tile("Energy", "Energy (ISO 22400-2, direct energy consumption) per good part"),
    };
    this.tiles.oee.box.hidden = this.tiles.energy.box.hidden = true;
    fill(this.element, Object.values(this.tiles).map(({ box }) => box));
  }

  /** Take over figures that the server has computed: {oee, availability, energy}, shares and words. */
  given(figures) {
    this.figures = figures;
    this.tick(true);
  }

  tick(anyway = false) {
    const now = performance.now();
    if (!anyway && now - (this.told ?? 0) < 300) return;
    this.told = now;
    const { history, clock, live } = this.session;
    if (!clock.ready) return;
    this.rates(history);
    put(this.tiles.good, countWords(history.goodCount()), "");
    const shares = history.shares(history.all());
    const busy = 1 - (shares.off_shift ?? 0) - (shares.planned_stop ?? 0);
    const some = history.time - history.since > 60 && busy > 1e-6;
    put(this.tiles.availability, some ? shareWords(shares.working / busy) : "–", some ? `last ${spanWords(Math.floor((history.time - history.since) / 60) * 60)}` : "");
    put(this.tiles.inside, countWords(live.inside()), "parts");
  }

  rates(history) {
    const rate = history.rate(HOUR);
    const { box } = this.tiles.rate;
    put(this.tiles.rate, rate === null ? "–" : figureWords(rate), this.target ? `of ${figureWords(this.target)} wanted` : "");
    if (!this.target || rate === null) return box.removeAttribute("data-met");
    box.dataset.met = rate >= this.target * 0.98 ? "yes" : rate >= this.target * 0.9 ? "nearly" : "no";
    box.style.setProperty("--part", `${Math.min(rate / this.target, 1) * 100}%`);
    return undefined;
  }
}

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
