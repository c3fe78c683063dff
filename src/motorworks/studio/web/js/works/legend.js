/** States with their colours, marks and counts; a click marks the machines that are in one. */

import { h } from "../element.js";
import { seldom } from "./seldom.js";
import { countWords, modelWords, stateWords } from "./words.js";

const COUNTED = 250; // [ms] after which machines are counted anew
const ORDER = ["working", "setting_up", "starved", "blocked", "waiting_for_operator", "down", "planned_stop", "off_shift"];

export class Legend {
  constructor(session, stage) {
    Object.assign(this, { session, stage });
    this.rows = new Map();
    this.models = h("div.legend-models");
    this.list = h("div.legend-states", { role: "group", "aria-label": "States of machines" });
    const toggle = h("button.legend-toggle", { type: "button", "aria-expanded": "false", onclick: () => toggle.setAttribute("aria-expanded", String(toggle.getAttribute("aria-expanded") === "false")) }, "Legend");
    this.element = h("div.legend", {}, toggle, h("div.legend-body", {}, this.list, this.models));
    this.build();
    stage.on("frame", seldom(COUNTED, () => this.tick()));
  }

  build() {
    const { plan } = this.stage;
    this.rows.clear();
    this.list.replaceChildren();
    for (const state of ORDER.filter((each) => plan.scene.states.includes(each))) {
      const count = h("b");
      const row = h("button.legend-row", {
        type: "button", "aria-pressed": "false", dataset: { state }, title: `Mark the machines that are ${stateWords(plan, state)}`,
        onclick: () => this.mark(state),
      }, h("i.swatch", { class: state, "aria-hidden": "true" }), h("span", {}, stateWords(plan, state)), count);
      this.rows.set(state, { row, count });
      this.list.append(row);
    }
    this.models.replaceChildren(...(plan.scene.models ?? []).slice(0, 7).map((model) =>
      h("span.legend-model", { title: model.title || model.name }, h("i.ring", { class: `flow-${model.colour % 7}`, "aria-hidden": "true" }), modelWords(model))));
    this.models.hidden = (plan.scene.models ?? []).length < 2;
  }

  mark(state) {
    this.stage.marked = this.stage.marked === state ? null : state;
    for (const [name, { row }] of this.rows) row.setAttribute("aria-pressed", String(name === this.stage.marked));
    this.stage.sharpen();
  }

  tick() {
    const counts = this.session.live.counts();
    for (const [state, { count }] of this.rows) {
      const text = this.session.clock.ready ? countWords(counts[state] ?? 0) : "";
      if (count.textContent !== text) count.textContent = text;
    }
  }
}
