// Times and browsers in words, as the view "People" shows them.

const DAY = 86400;
const moments = new Intl.DateTimeFormat(undefined, { month: "short", day: "numeric", hour: "2-digit", minute: "2-digit" });
const days = new Intl.DateTimeFormat(undefined, { dateStyle: "medium" });
const relative = new Intl.RelativeTimeFormat("en", { numeric: "auto" });
const BROWSERS = [["Edg/", "Edge"], ["Firefox/", "Firefox"], ["Chrome/", "Chrome"], ["Safari/", "Safari"]];
const SYSTEMS = [["Android", "Android"], ["iPhone", "iPhone"], ["iPad", "iPad"], ["Windows", "Windows"], ["Mac OS", "macOS"], ["Linux", "Linux"]];

/** What the roles may. */
export const ROLES = {
  viewer: "Viewer: looks at everything",
  editor: "Editor: changes plants and simulates",
  admin: "Admin: manages users as well",
};

/** A moment, from seconds since 1970. */
export const moment = (seconds) => moments.format(new Date(seconds * 1000));

/** A day, from seconds since 1970. */
export const day = (seconds) => days.format(new Date(seconds * 1000));

/** How long ago or from now, from seconds since 1970. */
export function ago(seconds) {
  const gone = seconds - Date.now() / 1000;
  const units = [["day", DAY], ["hour", 3600], ["minute", 60]];
  const [unit, length] = units.find(([, size]) => Math.abs(gone) >= size) ?? ["minute", 60];
  return relative.format(Math.round(gone / length), unit);
}

/** A browser, from what it says of itself. */
export function browser(agent) {
  const known = (list) => list.find(([mark]) => agent.includes(mark))?.[1];
  const found = [known(BROWSERS), known(SYSTEMS)].filter(Boolean);
  return found.length ? found.join(" on ") : agent || "unknown";
}
