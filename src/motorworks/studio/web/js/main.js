// The page begins here: nothing of it before it is known who looks.
import { heedRole, me, meButton } from "./access/me.js";
import { api } from "./api.js";
import { bar } from "./bar.js";
import { begin, say, state, view } from "./shell.js";
import { Socket } from "./socket.js";

view("works", "Works", () => import("./works/view.js"));
view("build", "Build", () => import("./build/view.js"));
view("compare", "Compare", () => import("./compare/view.js"));
view("results", "Results", () => import("./results/view.js"));
view("people", "People", () => import("./access/view.js"));

await me(api);
start();

function start() {
  const socket = new Socket(api);
  heedRole(socket);
  socket.on("closed", () => say("The connection to the server is lost; trying again.", "open"));
  socket.on("worker", () => say("A worker process ended unexpectedly and was started again.", "open"));
  bar({ api, socket });
  document.getElementById("tools").append(meButton(state.user) ?? "");
  begin({ api, socket });
}
