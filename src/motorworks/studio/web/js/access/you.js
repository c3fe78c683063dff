// Who one is: name, role, the own password, the way out.
import { h } from "../element.js";
import { field, form, input } from "./form.js";
import { ROLES } from "./words.js";

/** Make the card about the user. */
export function you({ api, say }, user) {
  if (user.way === "local") return alone();
  const out = h("button.button", { type: "button", onclick: () => leave(api) }, "Log out");
  const head = h("div.people-head", {}, h("div", {}, h("h2", {}, user.name), h("p.quiet", {}, ROLES[user.role])), user.way === "session" ? out : null);
  return h("section.card.people-you", { "aria-label": "You" }, head, user.way === "session" ? password(api, say, user.name) : null);
}

function alone() {
  return h(
    "section.card.people-you",
    { "aria-label": "You" },
    h("h2", {}, "This machine alone"),
    h("p", {}, "Nobody has to log in: the studio listens to this machine only, and nobody has an account."),
    h("p.quiet", {}, "To let others in, make an admin below and start the studio with --host or behind a proxy. From then on everybody logs in, on this machine as well."),
  );
}

function password(api, say, name) {
  // Managers of passwords look for the name beside them.
  const who = h("input", { type: "text", autocomplete: "username", value: name, hidden: true });
  const old = input({ type: "password", autocomplete: "current-password", maxlength: 256, required: true });
  const fresh = input({ type: "password", autocomplete: "new-password", maxlength: 256, required: true });
  const again = input({ type: "password", autocomplete: "new-password", maxlength: 256, required: true });
  const change = async () => {
    if (fresh.value !== again.value) throw new Error("The two new passwords differ.");
    await api.put("/api/me/password", { old: old.value, new: fresh.value });
    say("The password is changed; other logins and all tokens have ended.", "good");
  };
  const fields = [
    who,
    field("Password as it is", old),
    field("New password", fresh, "12 characters or more; several words are good."),
    field("The new one again", again),
  ];
  return h("details", {}, h("summary", {}, "Change the password"), form("Change it", fields, change));
}

async function leave(api) {
  await api.post("/api/logout");
  location.assign("/login");
}
