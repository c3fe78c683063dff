// Logins that hold on, and how to end them.
import { h } from "../element.js";
import { showing } from "../latest.js";
import { fillStill } from "../still.js";
import { words } from "./form.js";
import { ago, browser } from "./words.js";

/** Make the card with the logins. */
export function sessions(context, user) {
  const { api, say } = context;
  const list = h("div.wide");
  const load = showing(() => api.get("/api/sessions"), (all) => fillStill(list, table(all, user, end)));
  const end = async (session) => {
    try {
      await api.remove(`/api/sessions/${api.part(session.id)}`);
      await load();
    } catch (error) {
      say(words(error), "bad");
    }
  };
  load().catch((error) => say(words(error), "bad"));
  return h(
    "section.card",
    { "aria-label": "Logins" },
    h("h2", {}, "Logins"),
    h("p.quiet", {}, "A login ends after 12 hours without use, and after 7 days in any case."),
    list,
  );
}

function table(all, user, end) {
  const row = (session) =>
    h(
      "tr",
      {},
      user.may_manage ? h("td", {}, h("bdi", {}, session.user)) : null,
      h("td", {}, browser(session.agent)),
      h("td", {}, session.address),
      h("td", {}, session.own ? h("span.tag.good", {}, "this one") : ago(session.seen)),
      h("td.number", {}, session.own ? null : h("button.button.small.bad", { type: "button", "aria-label": `End the login of ${session.user} in ${browser(session.agent)}`, onclick: () => end(session) }, "End")),
    );
  const heads = [user.may_manage ? "User" : null, "Browser", "From", "Last used", ""].filter((t) => t !== null);
  return h("table.plain", {}, h("thead", {}, h("tr", {}, heads.map((t) => h("th", { scope: "col" }, t || h("span.hidden-text", {}, "Action"))))), h("tbody", {}, all.map(row)));
}
