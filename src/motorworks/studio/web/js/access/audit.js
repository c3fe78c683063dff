// The log: who came in, who changed what.
import { h } from "../element.js";
import { showing } from "../latest.js";
import { fillStill } from "../still.js";
import { words } from "./form.js";
import { moment } from "./words.js";

const COUNT = 100;

/** Make the card with the log. */
export function audit({ api, say }) {
  const list = h("div.wide.people-log", { tabindex: "0", role: "region", "aria-label": "Lines of the log" });
  const load = showing(() => api.get(`/api/audit?count=${COUNT}`), (all) => fillStill(list, table(all)));
  const again = () => load().catch((error) => say(words(error), "bad"));
  again();
  const button = h("button.button.small", { type: "button", onclick: again }, "Look again");
  return h("section.card", { "aria-label": "Log" }, h("div.people-head", {}, h("h2", {}, "What happened"), button), list);
}

function table(lines) {
  if (!lines.length) return h("p.quiet", {}, "Nothing yet.");
  const row = (line) =>
    h(
      "tr",
      {},
      h("td.people-when", {}, moment(line.at)),
      h("td", {}, h("bdi", {}, line.user || "–")),
      h("td.people-what", {}, h("bdi", {}, what(line))),
      h("td", {}, h("span.tag", { class: kind(line) }, ending(line))),
    );
  return h("table.plain", {}, h("thead", {}, h("tr", {}, ["When", "Who", "What", "End"].map((t) => h("th", { scope: "col" }, t)))), h("tbody", {}, lines.map(row)));
}

const what = (line) => (line.what === "change" ? `${line.method} ${line.path}` : line.why || `${line.what} from ${line.address}`);
const good = (line) => line.what === "login" || line.what === "logout" || (line.what === "change" && line.code < 400);
const kind = (line) => (good(line) ? "good" : "bad");
const ending = (line) => (line.what === "change" ? line.code : good(line) ? "good" : "refused");
