// The page begins here.
import { api } from "./api.js";
import { Socket } from "./socket.js";
import compare from "./compare/view.js";
import results from "./results/view.js";
import { begin, change, say, view } from "./shell.js";
import { themeButton } from "./theme.js";

const socket = new Socket();
document.getElementById("tools").append(themeButton((theme) => change("theme", theme)));
socket.on("closed", () => say("The connection to the server is lost; trying again.", "open"));
socket.on("worker", () => say("A worker process ended unexpectedly and was started again.", "open"));
for (const part of [compare, results]) view(part.name, part);
begin({ api, socket });
