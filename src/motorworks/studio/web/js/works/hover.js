/** A word on what lies under the mouse: its name, and how it is. */

import { fill, h } from "../element.js";
import { countWords, figureWords, spanWords, stateWords, whyWords } from "./words.js";

const GAP = 16; // [px] from the pointer
const EDGE = 8; // [px] kept free at the edges

export class Hover {
  constructor(works) {
    this.works = works;
    this.element = h("div.works-hover", { hidden: true, "aria-hidden": "true" });
    works.stage.on("hover", (told) => this.show(told));
    works.stage.on("pan", () => { this.element.hidden = true; });
  }

  show(told) {
    const thing = told?.thing;
    this.works.stage.canvas.style.cursor = thing && thing.sort !== "site" ? "pointer" : "";
    if (!thing || thing.sort === "site" || told.event.pointerType === "touch") {
      this.element.hidden = true;
      return;
    }
    fill(this.element, h("b", {}, thing.name), this.words(thing).map((line) => h("span", {}, line)));
    this.element.hidden = false;
    this.put(told.clientX, told.clientY);
  }

  /** Beside the pointer, on the side where there is room. */
  put(clientX, clientY) {
    const { left, top, width, height } = this.works.host.getBoundingClientRect();
    const { offsetWidth, offsetHeight } = this.element;
    const x = clientX - left + GAP + offsetWidth > width - EDGE ? clientX - left - GAP - offsetWidth : clientX - left + GAP;
    const y = Math.min(clientY - top + GAP, height - offsetHeight - EDGE);
    this.element.style.transform = `translate(${Math.round(Math.max(x, EDGE))}px, ${Math.round(Math.max(y, EDGE))}px)`;
  }

  words(thing) {
    const { session, stage } = this.works;
    const { plan } = stage;
    if (!session.clock.ready) return [];
    if (thing.kind === "machine") return this.machine(thing.node);
    if (thing.kind === "buffer") return this.buffer(thing.node - plan.machines);
    if (thing.kind === "ground") {
      const line = session.figures?.lines?.find(({ copy }) => copy === plan.grounds[thing.ground].name);
      return line?.per_hour ? [`${figureWords(line.per_hour)} an hour${line.target_per_hour ? ` of ${figureWords(line.target_per_hour)} wanted` : ""}`] : [];
    }
    return [];
  }

  buffer(b) {
    const { live } = this.works.session;
    const { capacity, places } = this.works.stage.plan.scene.buffers[b];
    if (!places) return [`${live.levelWords(b)} ${capacity ? "places taken" : "parts"}`];
    const fullest = live.fullest(b)?.count ? [`fullest: ${live.levelWords(b)}`] : [];
    return [`${countWords(live.level[b])} parts in all`, ...fullest];
  }

  machine(node) {
    const { live } = this.works.session;
    const { plan } = this.works.stage;
    const state = plan.scene.states[live.state[node]];
    const why = whyWords(state, live.why(node));
    const how = `${stateWords(plan, state)} for ${spanWords(live.time - live.since[node])}`;
    return [plan.lineWords(plan.stationOf[node]), how, why].filter(Boolean);
  }
}
