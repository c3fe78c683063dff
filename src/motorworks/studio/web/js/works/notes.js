/** What stands beside the names of lines and workshops on the plan. */

import { machinesIn } from "./groups.js";
import { figureWords, shareWords } from "./words.js";

/** Give the functions that the plan asks: `line` and `hall`, each for a ground. */
export function notesOf(session, plan) {
  const kept = new Map();
  const machines = (ground) => {
    if (!kept.has(ground)) kept.set(ground, machinesIn(plan, ground));
    return kept.get(ground);
  };
  const ends = new Map();
  const end = (ground) => {
    if (!ends.has(ground)) ends.set(ground, lastOf(plan, machines(ground)));
    return ends.get(ground);
  };
  return {
    line(ground) {
      const known = session.figures?.lines?.find(({ copy }) => copy === ground.name);
      const rate = known?.per_hour ?? session.history.passRate(end(ground));
      return rate ? `${figureWords(rate)} an hour` : "";
    },
    hall(ground) {
      const all = machines(ground);
      if (!all.length || !session.clock.ready) return "";
      return `${shareWords((session.live.counts(all).working ?? 0) / all.length)} working`;
    },
  };
}

/** Machines of the last station among some. */
function lastOf(plan, machines) {
  let order = -1;
  for (const n of machines) order = Math.max(order, plan.stations[plan.stationOf[n]].order);
  return machines.filter((n) => plan.stations[plan.stationOf[n]].order === order);
}
