/** Why a machine waits, with a link to what it waits for. */

import { h } from "../element.js";
import { whyWords } from "./words.js";

/** Give the sentence for a machine, or null if it waits for nothing. */
export function reasonOf(works, node) {
  const { plan } = works.stage;
  const { live } = works.session;
  const cause = live.why(node);
  const words = whyWords(plan.scene.states[live.state[node]], cause);
  if (!words) return null;
  const thing = find(plan, node, cause);
  if (!thing) return h("p.card-why", {}, words);
  const link = h("button.link", { type: "button", onclick: () => works.reach(thing) }, cause);
  return h("p.card-why", {}, words.slice(0, words.length - cause.length), link);
}

/** The thing that a cause names: among those beside the machine first. */
function find(plan, node, cause) {
  const beside = (plan.scene.links ?? []).filter(([from, to]) => from === node || to === node || plan.stationOf[from] === plan.stationOf[node] || plan.stationOf[to] === plan.stationOf[node]).flat();
  const wanted = cause.toLowerCase();
  for (const n of beside) if (typeof n === "number" && n >= plan.machines && plan.name(n).toLowerCase() === wanted) return plan.thing(n);
  for (let n = plan.machines; n < plan.count; n += 1) if (plan.drawn(n) && plan.name(n).toLowerCase() === wanted) return plan.thing(n);
  const s = plan.stations.findIndex(({ title, name }) => (title || name).toLowerCase() === wanted);
  return s < 0 ? null : plan.station(s);
}
