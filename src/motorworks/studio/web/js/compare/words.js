// Times, spans and states as people read them.

const STATES = {
  waiting: ["waiting", ""],
  running: ["running", "open"],
  interrupted: ["interrupted", "open"],
  done: ["done", "good"],
  failed: ["failed", "bad"],
  cancelled: ["cancelled", ""],
};

/** Give the word for a state and the kind of its tag. */
export const stateWords = (state) => STATES[state] ?? [state, ""];

/** Give a date and time of this place, short. */
export function when(text) {
  if (!text) return "";
  const date = new Date(text);
  const today = new Date().toDateString() === date.toDateString();
  const time = date.toLocaleTimeString("en-GB", { hour: "2-digit", minute: "2-digit" });
  return today ? `today ${time}` : `${date.toLocaleDateString("en-GB", { day: "numeric", month: "short", year: "numeric" })}, ${time}`;
}

/** Give a span of seconds in the unit a person would choose. */
export function span(seconds) {
  if (seconds === null || seconds === undefined) return "";
  if (seconds < 1) return "less than a second";
  if (seconds < 100) return `${Math.round(seconds)} s`;
  if (seconds < 6000) return `${Math.round(seconds / 60)} min`;
  return `${(seconds / 3600).toFixed(1)} h`;
}

/** Give a number with its noun. */
export const counted = (n, noun) => `${n.toLocaleString("en-US")} ${noun}${n === 1 ? "" : "s"}`;

/** Give a text with a capital at its beginning. */
export const capital = (text) => text.charAt(0).toUpperCase() + text.slice(1);

/** Give a number of bytes in words. */
export function bytes(size) {
  if (size < 1000) return `${size} B`;
  return size < 1e6 ? `${Math.round(size / 1000)} kB` : `${(size / 1e6).toFixed(1)} MB`;
}

/** Give who asked for a job, where there are several people. */
export const byWhom = ({ by }) => (by && !by.startsWith("local") ? ` · by ${by}` : "");
