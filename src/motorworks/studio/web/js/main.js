// The page begins here.
import { api } from "./api.js";
import { bar } from "./bar.js";
import compare from "./compare/view.js";
import results from "./results/view.js";
import { begin, say, view } from "./shell.js";
import { Socket } from "./socket.js";
import works from "./works/view.js";

const socket = new Socket();
socket.on("closed", () => say("The connection to the server is lost; trying again.", "open"));
socket.on("worker", () => say("A worker process ended unexpectedly and was started again.", "open"));
for (const part of [works, compare, results]) view(part.name, part);
bar({ api, socket });
begin({ api, socket });
