// Who looks at the page: asked once at the start, and again when the role has changed.
import { h } from "../element.js";
import { change, go } from "../shell.js";

const ROLE_CHANGED = 4403;

/**
 * Ask who one is; without a login the browser is sent to the login page, and no answer comes.
 * @param {Object} api
 */
export async function me(api) {
  const user = await api.get("/api/me");
  document.body.classList.toggle("looks-only", !user.may_edit);
  change("user", user);
}

/** Give the button with the user's name; none where nobody has to log in. */
export function meButton(user) {
  if (user.way === "local") return null;
  return h("button.button", { type: "button", "aria-label": `${user.name}, ${user.role}: account and logout`, onclick: () => go("people") }, h("bdi.me", {}, user.name));
}

/** Begin anew when the role has changed: other things may be seen and done. */
export function heedRole(socket) {
  socket.on("closed", ({ code }) => {
    if (code === ROLE_CHANGED) location.reload();
  });
}
