// The view "People": oneself, tokens, logins; users and the log for those who manage them.
import { fill, h } from "../element.js";
import { audit } from "./audit.js";
import { sessions } from "./sessions.js";
import { tokens } from "./tokens.js";
import { users } from "./users.js";
import { you } from "./you.js";

let region = null;
let context = null;

function draw() {
  const user = context.state.user;
  const known = user && user.way !== "local";
  if (!user) return;
  const left = [you(context, user), known ? tokens(context, user) : null];
  const right = [user.may_manage ? users(context, user) : null, known ? sessions(context, user) : null];
  const below = user.may_manage ? audit(context) : null;
  fill(region, h("div.people", {}, h("h1", {}, "People"), h("div.people-cards", {}, h("div", {}, left), h("div", {}, right)), below));
}

export default {
  mount(host, given) {
    region = host;
    context = given;
    context.on("user", draw);
  },
  show: draw,
};
