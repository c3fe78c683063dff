/** Times, spans and numbers in words. */

const DAY = 86400;
const DATE = new Intl.DateTimeFormat("en-GB", { weekday: "short", day: "numeric", month: "short", year: "numeric", timeZone: "UTC" });
const CLOCK = new Intl.DateTimeFormat("en-GB", { hour: "2-digit", minute: "2-digit", second: "2-digit", hour12: false, timeZone: "UTC" });
const WHOLE = new Intl.NumberFormat("en-GB", { maximumFractionDigits: 0 });

const moment = (plan, time) => new Date(plan.start + time * 1000);

/** Day of a moment of the plan, as in "Mon 4 Jan 2021". */
export const dayWords = (plan, time) => DATE.format(moment(plan, time)).replace(",", "");

/** Time of day, as in "06:32:10". */
export const clockWords = (plan, time) => CLOCK.format(moment(plan, time));

/** A moment for a field of date and time, as in "2021-01-04T06:32". */
export const fieldOf = (plan, time) => moment(plan, time).toISOString().slice(0, 16);

/** The moment that a field of date and time names [s since the start], or NaN. */
export const timeOf = (plan, text) => (Date.parse(`${text}Z`) - plan.start) / 1000;

/** A span in words, as in "3 min 20 s". */
export function spanWords(seconds) {
  if (!(seconds >= 0)) return "";
  if (seconds < 60) return `${seconds < 10 ? Math.round(seconds * 10) / 10 : Math.round(seconds)} s`;
  if (seconds < 3600) return pair(seconds, 60, "min", 1, "s");
  if (seconds < 2 * DAY) return pair(seconds, 3600, "h", 60, "min");
  return pair(seconds, DAY, "days", 3600, "h");
}

function pair(seconds, large, first, small, second) {
  const whole = Math.floor(seconds / large);
  const rest = Math.floor((seconds - whole * large) / small);
  return rest ? `${whole} ${first} ${rest} ${second}` : `${whole} ${first}`;
}

/** A count with its thousands apart. */
export const countWords = (number) => (Number.isFinite(number) ? WHOLE.format(number) : "–");

/** A number with about three digits that count. */
export function figureWords(number) {
  if (!Number.isFinite(number)) return "–";
  const size = Math.abs(number);
  if (size >= 100 || number === 0) return WHOLE.format(number);
  return number.toFixed(size >= 10 ? 1 : 2);
}

/** A share in per cent. */
export const shareWords = (share) => (Number.isFinite(share) ? `${(share * 100).toFixed(share >= 0.1 || share === 0 ? 0 : 1)} %` : "–");

/** A state in words. */
export const stateWords = (plan, state) => {
  const code = plan.scene.states.indexOf(state);
  return plan.scene.state_words?.[code] ?? state.replaceAll("_", " ");
};

/** What a machine waits for, as a whole sentence; "" if it waits for nothing. */
export function whyWords(state, cause) {
  if (!cause) return "";
  if (state === "blocked") return `no room: ${cause}`;
  if (state === "starved") return `waits for ${cause}`;
  if (state === "waiting_for_operator") return `waits for ${cause}`;
  return cause;
}

/** The name of a model; of a long title the part before its first comma. */
export function modelWords({ title, name }) {
  const whole = title || name || "";
  return whole.length > 18 ? whole.split(",")[0] : whole;
}
