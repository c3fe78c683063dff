/** The made-up works in full motion: as many machines and parts as the address says. */

import { Session } from "/assets/js/works/session.js";
import { readFrame, writeFrame } from "/assets/js/works/frame.js";
import { Stage } from "/assets/js/works/stage.js";
import { madeUpScene, numbers } from "./made_up.js";
import { madeUpDelta, madeUpKey } from "./made_up_frames.js";

const asked = new URLSearchParams(location.search);
const machines = Number(asked.get("machines") ?? 1500);
const parts = Number(asked.get("parts") ?? 3000);
const STATES = 400; // machines that change their state in a second
const TICK = 1000 / 30; // [ms] between frames from a server
const AHEAD = 0.4; // [s] by which a server runs ahead
const SPEED = 60;

const scene = madeUpScene(machines);
const stage = new Stage(document.getElementById("host"), scene);
const next = numbers(7);
let take = () => {};
let sent = 0;

/** A server's side, in the page itself: a key, then what happens, thirty times a second. */
const socket = {
  on: () => () => {},
  onframe: (fn) => { take = fn; },
  send: ({ do: verb, generation }) => { if (verb === "watch") take(writeFrame({ ...madeUpKey(scene), generation })); },
};

const session = new Session({ socket }, stage);
session.open({}, { reel: "r1", about: { since: 0, until: null } });
session.play(true);
const begun = performance.now();
let rate = parts * 2; // moves a second: a part is on its way for about half a second
setInterval(() => {
  const until = ((performance.now() - begun) / 1000 + AHEAD) * SPEED;
  rate *= Math.min(Math.max((parts * 1.2) / Math.max(session.motion.used, 1), 0.98), 1.02);
  const delta = madeUpDelta(scene, sent, until, { moves: rate, states: STATES, speed: SPEED }, next);
  take(writeFrame({ ...delta, generation: session.generation }));
  sent = until;
}, TICK);

/** For who measures: parts on their way now, machines, and the view to be shown. */
window.works = {
  session, stage, readFrame,
  moving: () => session.motion.used,
  machines: () => stage.plan.machines,
  zoom: (factor) => stage.camera.zoom(factor, innerWidth / 2, innerHeight / 2, false),
};
