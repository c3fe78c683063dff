// Users, for those who manage them.
import { h } from "../element.js";
import { showing } from "../latest.js";
import { fillStill } from "../still.js";
import { choice, field, form, input, sure, words } from "./form.js";
import { day, ROLES } from "./words.js";

const SHORT = { viewer: "viewer", editor: "editor", admin: "admin" };

/** Make the card with the users. */
export function users(context, user) {
  const { api, say } = context;
  const list = h("div.wide");
  const load = showing(() => api.get("/api/users"), (all) => fillStill(list, table(all, { setRole, setPassword, remove })));
  const done = async (work, said) => {
    try {
      await work();
      if (said) say(said, "good");
    } catch (error) {
      say(words(error), "bad");
    }
    await load();
  };
  const setRole = (one, role) => done(() => api.put(`/api/users/${api.part(one.name)}/role`, { role }), `${one.name} is ${role} now.`);
  const setPassword = (one) => askPassword(api, one, say);
  const remove = async (one) => {
    if (await sure(`Take ${one.name} away? Logins and tokens of this user end at once.`, "Take away")) {
      await done(() => api.remove(`/api/users/${api.part(one.name)}`), `${one.name} is no user any more.`);
    }
  };
  load().catch((error) => say(words(error), "bad"));
  const first = user.way === "local";
  return h("section.card", { "aria-label": "Users" }, h("h2", {}, "Users"), list, maker(api, say, load, first));
}

function table(all, actions) {
  if (!all.length) return h("p.quiet", {}, "There are no users yet.");
  const row = (one) =>
    h(
      "tr",
      {},
      h("td", {}, h("bdi", {}, one.name)),
      h("td", {}, choice(SHORT, one.role, { "aria-label": `Role of ${one.name}`, onchange: (event) => actions.setRole(one, event.target.value) })),
      h("td.people-day.people-more", {}, day(one.made)),
      h("td.number.people-more", {}, one.sessions),
      h(
        "td.number.people-actions",
        {},
        h("button.button.small", { type: "button", "aria-label": `Set the password of ${one.name}`, onclick: () => actions.setPassword(one) }, "Set password"),
        h("button.button.small.bad", { type: "button", "aria-label": `Take ${one.name} away`, onclick: () => actions.remove(one) }, "Take away"),
      ),
    );
  const heads = [["Name"], ["Role"], ["Since", "people-more"], ["Logins", "people-more number"]];
  const head = h("tr", {}, heads.map(([text, kind = ""]) => h("th", { scope: "col", class: kind }, text)), h("th", { scope: "col" }, h("span.hidden-text", {}, "Actions")));
  return h("table.plain", {}, h("thead", {}, head), h("tbody", {}, all.map(row)));
}

function maker(api, say, load, first) {
  const name = input({ maxlength: 64, required: true, autocomplete: "off", autocapitalize: "none", spellcheck: "false" });
  const password = input({ type: "password", autocomplete: "new-password", maxlength: 256, required: true });
  const role = choice(first ? { admin: ROLES.admin } : ROLES, first ? "admin" : "viewer");
  const make = async () => {
    const made = await api.post("/api/users", { name: name.value.trim(), password: password.value, role: role.value });
    if (first) return location.assign("/login");
    say(`${made.name} may log in now.`, "good");
    await load();
  };
  const fields = [
    field("Name", name, "Letters, digits and . _ @ -"),
    field("First password", password, "12 characters or more; the user can change it."),
    field("Role", role),
  ];
  return h("details", { open: first }, h("summary", {}, first ? "Make the first user" : "Make a user"), form("Make the user", fields, make));
}

function askPassword(api, one, say) {
  const password = input({ type: "password", autocomplete: "new-password", maxlength: 256, required: true });
  const set = async () => {
    await api.put(`/api/users/${api.part(one.name)}/password`, { password: password.value });
    say(`${one.name} has another password now.`, "good");
    dialog.close();
  };
  const cancel = h("button.button", { type: "button", onclick: () => dialog.close() }, "Cancel");
  const whole = form("Set it", [field(`New password of ${one.name}`, password, "12 characters or more; all logins and tokens of the user end.")], set);
  whole.querySelector(".people-end").prepend(cancel);
  const dialog = h("dialog", { "aria-label": `Password of ${one.name}` }, whole);
  dialog.addEventListener("close", () => dialog.remove());
  document.body.append(dialog);
  dialog.showModal();
}
