/** Shares of states as one bar. */

import { h } from "../element.js";

const ORDER = ["working", "setting_up", "starved", "waiting_for_operator", "blocked", "down", "planned_stop", "off_shift"];

/** Give a bar of {state: share}. */
export function shareBar(shares) {
  return h("div.share-bar", { "aria-hidden": "true" }, ORDER.filter((state) => shares[state] > 0.001)
    .map((state) => h("i.swatch", { class: state, style: { width: `${shares[state] * 100}%` } })));
}
