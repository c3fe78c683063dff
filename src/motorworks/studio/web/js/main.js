// The page begins here: nothing of it before it is known who looks.
import { heedRole, me, meButton } from "./access/me.js";
import people from "./access/view.js";
import { api } from "./api.js";
import { bar } from "./bar.js";
import build from "./build/view.js";
import compare from "./compare/view.js";
import results from "./results/view.js";
import { begin, say, state, view } from "./shell.js";
import { Socket } from "./socket.js";
import works from "./works/view.js";

if (await me(api)) start();

function start() {
  const socket = new Socket(api);
  heedRole(socket);
  socket.on("closed", () => say("The connection to the server is lost; trying again.", "open"));
  socket.on("worker", () => say("A worker process ended unexpectedly and was started again.", "open"));
  for (const part of [works, build, compare, results, people]) view(part.name, part);
  bar({ api, socket });
  document.getElementById("tools").append(meButton(state.user) ?? "");
  begin({ api, socket });
}
