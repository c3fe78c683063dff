/** Output of a line against its takt. */

import { figureWords, spanWords } from "./words.js";

/** Give rows [name, words] for the ground of a line or of one of its copies; null for others. */
export function taktOf({ session, stage }, ground, machines) {
  if (ground.kind !== "line" && ground.kind !== "copy") return null;
  return counted(session, ground) ?? watched(session, stage.plan, ground, machines);
}

/** What the server has counted in the last 8 hours, against what is wanted. */
function counted({ figures }, ground) {
  const lines = (figures?.lines ?? []).filter(({ line, copy }) => (ground.kind === "copy" ? copy === ground.name : line === ground.path?.at(-1)));
  if (!lines.length || lines.some(({ per_hour: rate }) => rate === null)) return null;
  const sum = (name) => lines.reduce((total, each) => total + (each[name] ?? NaN), 0);
  const [rate, wanted] = [sum("per_hour"), sum("target_per_hour")];
  const found = [["Parts per hour, last 8 h", figureWords(rate)], ["A part every", rate ? spanWords(3600 / rate) : "–"]];
  if (wanted > 0) found.push(["Wanted per hour", figureWords(wanted)], ["Takt wanted", spanWords(3600 / wanted)]);
  return found;
}

/** What was seen to leave the last station of each copy. */
function watched({ history }, plan, ground, machines) {
  const last = new Map();
  for (const n of machines) {
    const { copy, order } = plan.stations[plan.stationOf[n]];
    if (order > (last.get(copy)?.order ?? -1)) last.set(copy, { order, machines: [] });
    if (order === last.get(copy).order) last.get(copy).machines.push(n);
  }
  const rate = [...last.values()].reduce((sum, each) => sum + (history.passRate(each.machines) ?? NaN), 0);
  const target = (plan.scene.targets ?? []).find(({ line }) => line && line === ground.path?.at(-1));
  const found = [["Parts per hour", figureWords(rate)], ["A part every", rate > 0 ? spanWords(3600 / rate) : "–"]];
  if (target) found.push(["Takt wanted", spanWords(target.takt)]);
  return found;
}
