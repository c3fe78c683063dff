// Tokens: how programs use the API. A secret is shown once, when it is made.
import { fill, h } from "../element.js";
import { showing } from "../latest.js";
import { fillStill } from "../still.js";
import { choice, field, form, input, sure, words } from "./form.js";
import { ago, day, ROLES } from "./words.js";

const LEVELS = ["viewer", "editor", "admin"];

/** Make the card with the tokens. */
export function tokens(context, user) {
  const { api, say } = context;
  const list = h("div.wide");
  const shown = h("div", { "aria-live": "polite" });
  const load = showing(() => api.get("/api/tokens"), (all) => fillStill(list, table(all, user, remove)));
  const remove = async (token) => {
    if (!(await sure(`Take the token “${token.title}” away? Programs that use it stop working.`, "Take it away"))) return;
    try {
      await api.remove(`/api/tokens/${api.part(token.id)}`);
      await load();
    } catch (error) {
      say(words(error), "bad");
    }
  };
  const make = async (wish) => {
    fill(shown, secret(await api.post("/api/tokens", wish), say));
    await load();
  };
  load().catch((error) => say(words(error), "bad"));
  return h(
    "section.card",
    { "aria-label": "Tokens" },
    h("h2", {}, "Programs"),
    h("p.quiet", {}, "A token lets a script or another system use the API. It may do what its role may, until its last day."),
    shown,
    list,
    user.way === "session" ? maker(user, make) : null,
  );
}

function table(all, user, remove) {
  if (!all.length) return h("p.quiet", {}, "There are no tokens.");
  const row = (token) =>
    h(
      "tr",
      {},
      h("td", {}, h("bdi", {}, token.title)),
      user.may_manage ? h("td.people-more", {}, h("bdi", {}, token.user)) : null,
      h("td", {}, h("span.tag", {}, token.role)),
      h("td.people-day", {}, day(token.ends)),
      h("td.people-more", {}, token.used ? ago(token.used) : "never"),
      h("td.number", {}, h("button.button.small.bad", { type: "button", "aria-label": `Take away the token ${token.title}`, onclick: () => remove(token) }, "Take away")),
    );
  const heads = ["For", user.may_manage ? "Of" : null, "Role", "Until", "Last used", ""].filter((t) => t !== null);
  return h("table.plain", {}, h("thead", {}, h("tr", {}, heads.map((t) => h("th", { scope: "col", class: t === "Last used" || t === "Of" ? "people-more" : "" }, t || h("span.hidden-text", {}, "Action"))))), h("tbody", {}, all.map(row)));
}

function maker(user, make) {
  const own = Object.fromEntries(LEVELS.slice(0, LEVELS.indexOf(user.role) + 1).map((r) => [r, ROLES[r]]));
  const title = input({ maxlength: 64, required: true, placeholder: "night run" });
  const role = choice(own, "viewer");
  const days = input({ type: "number", min: 1, max: 730, value: "90", required: true });
  days.defaultValue = "90";
  const submit = () => make({ title: title.value, role: role.value, days: Number(days.value) });
  const fields = [field("What it is for", title), field("Role", role), field("Days until it ends", days)];
  return h("details", {}, h("summary", {}, "Make a token"), form("Make it", fields, submit));
}

function secret(token, say) {
  const text = h("code", {}, token.secret);
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(token.secret);
      say("Copied.", "good");
    } catch {
      getSelection().selectAllChildren(text);
    }
  };
  return h(
    "div.people-secret",
    {},
    h("p", {}, h("strong", {}, "This is shown once. "), "Keep it where the program finds it."),
    h("p.people-code", {}, text, h("button.button.small", { type: "button", onclick: copy }, "Copy")),
    h("p.quiet", {}, "Try it:"),
    h("p.people-code", {}, h("code", {}, `curl -H "Authorization: Bearer $TOKEN" ${location.origin}/api/me`)),
  );
}
