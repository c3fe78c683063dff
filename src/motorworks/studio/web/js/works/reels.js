/** What is played: the plant as it is, simulated while it is watched, or a finished run. */

import { fill, h } from "../element.js";
import { spanWords } from "./words.js";

const LIVE = "";

export class Reels {
  constructor(works) {
    this.works = works;
    this.select = h("select.input", { "aria-label": "What is played", onchange: () => this.choose() });
    this.element = h("div.reels", { hidden: true }, this.select);
    this.load();
  }

  async load() {
    try {
      const found = await this.works.context.api.get("/api/reels/traces");
      this.traces = Array.isArray(found) ? found : found.traces;
    } catch {
      this.traces = [];
    }
    this.show();
  }

  show() {
    const traces = this.traces ?? [];
    this.element.hidden = !traces.length;
    fill(this.select, h("option", { value: LIVE }, "Live: the plant as it is"),
      traces.map((trace) => h("option", { value: trace.name }, words(trace))));
    this.select.value = this.works.session?.what?.trace ?? LIVE;
  }

  choose() {
    const { works } = this;
    const trace = this.select.value;
    works.open(trace === LIVE ? { plant: works.context.state.plant } : { trace });
  }
}

function words({ name, title, until, since }) {
  return `Run of ${title || name}, ${spanWords(until - since)}`;
}
