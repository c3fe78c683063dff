/** What is played: a reel of the server, watched through the page's socket. */

import { Clock } from "./clock.js";
import { Fleet } from "./fleet.js";
import { Flow } from "./flow.js";
import { readFrame } from "./frame.js";
import { History } from "./history.js";
import { Live } from "./live.js";
import { Motion } from "./motion.js";

const LOOK = 3 * 3600; // [s] by which a run is opened later while all machines are off shift
const LOOKS = 24;
const REOPEN = 5000; // [ms] between attempts to open a reel that the server does not know
const FIRST = 60; // pace at which a plant opens

export class Session {
  /**
   * @param {object} context of the shell, for its socket
   * @param {import("./stage.js").Stage} stage
   */
  constructor({ socket }, stage) {
    Object.assign(this, { socket, stage });
    this.pace = FIRST;
    this.playing = false;
    this.generation = 0;
    this.reel = null;
    this.about = {};
    /** The newest figures that came with the frames. */
    this.figures = null;
    this.shown = true;
    this.waiting = "";
    /** What was shown before the last jump [s]. */
    this.origin = null;
    /** How often the moment shown has jumped. */
    this.jumps = 0;
    this.listeners = new Set();
    this.followers = new Set();
    /** Called with every move of a part: part, origin, target, time. */
    this.moved = () => {};
    /** Called when the reel cannot go on: why, and whether opening it again would help. */
    this.broken = () => {};
    this.dress();
    socket.onframe((data) => this.clock.take(readFrame(data)));
    this.stops = [
      socket.on("open", () => this.watch(this.clock.time)),
      socket.on("waiting", (news) => this.wait(news)),
      socket.on("reel", (news) => this.lost(news)),
      socket.on("refused", () => this.refused()),
    ];
  }

  /** Make all that moves anew for the scene that the stage shows. */
  dress() {
    const { stage } = this;
    const { plan, lanes } = stage;
    this.live = new Live(plan);
    const motion = new Motion(plan, lanes);
    const fleet = new Fleet(plan, lanes, this.live);
    this.clock = new Clock(this.live, motion, fleet);
    this.clock.arrived = () => this.tell();
    this.clock.began = () => this.begun();
    this.clock.moved = (...move) => this.moved(...move);
    this.motion = motion;
    this.history = new History(this.live);
    const flow = new Flow(plan, lanes, this.live, () => !this.clock.gliding && this.clock.running && this.clock.ready);
    const noted = { step: () => this.note(), draw() {} };
    stage.actors = new Set([this.clock, noted, flow, motion, fleet, ...this.followers]);
    stage.live = null;
  }

  /** The first frame after a jump has come; a run that begins in the night is opened later. */
  begun() {
    const idle = this.live.counts().off_shift === this.live.state.length;
    if (idle && this.looks > 0) {
      this.looks -= 1;
      this.seek(this.clock.time + LOOK);
    } else this.looks = 0;
    this.tell();
  }

  note() {
    if (this.clock.ready && this.clock.running) this.history.note();
    return false;
  }

  /** Hear that something changed: play or pause, pace, reel. */
  on(fn) { this.listeners.add(fn); }

  tell() { for (const fn of this.listeners) fn(this); }

  /**
   * Play a reel.
   * @param {object} what {plant, seed} live, or {trace} of a finished run
   * @param {object} opened what the server says of it
   * @param {?number} at where to begin [s]
   */
  open(what, { reel, about }, at = null) {
    Object.assign(this, { reel, about, what });
    this.figures = null;
    this.looks = at === null && about.first_look === undefined ? LOOKS : 0;
    this.watch(at ?? this.about.first_look ?? this.about.since ?? 0);
  }

  watch(at) {
    if (!this.reel) return;
    if (!this.shown) {
      this.clock.time = at; // where it is gone on
      return;
    }
    this.generation += 1;
    this.clock.expect(this.generation);
    this.forget();
    this.stage.live = this.live;
    this.clock.time = at;
    this.apply();
    this.socket.send({ do: "watch", reel: this.reel, at, speed: this.playing ? this.pace : 0, generation: this.generation });
    this.tell();
  }

  apply() {
    this.clock.speed = this.pace;
    this.clock.paused = !this.playing;
  }

  play(yes = !this.playing) {
    this.playing = yes;
    this.waiting = "";
    this.apply();
    this.socket.send({ do: "speed", speed: yes ? this.pace : 0 });
    this.tell();
  }

  setPace(pace) {
    const gliding = this.clock.gliding;
    this.pace = pace;
    this.apply();
    // Frames of the other kind that are still under way would be shown too late.
    if (this.clock.gliding !== gliding) this.seek(this.clock.time);
    else if (this.playing) this.socket.send({ do: "speed", speed: pace });
    this.tell();
  }

  seek(at) {
    if (!this.reel) return;
    const time = this.within(at);
    if (this.clock.ready) this.origin = this.clock.time;
    this.generation += 1;
    this.clock.expect(this.generation);
    this.forget();
    this.clock.time = time;
    this.socket.send({ do: "seek", at: time, generation: this.generation });
    this.socket.send({ do: "speed", speed: this.playing ? this.pace : 0 });
    this.tell();
  }

  forget() {
    this.jumps += 1;
    this.history.clear();
  }

  within(at) {
    const { since = 0, until = null } = this.about;
    return Math.min(Math.max(at, since), until ?? Infinity);
  }

  /** Show what happens in the next seconds of the works, then stand still again. */
  advance(seconds) {
    if (!this.reel) return;
    if (this.playing) this.play(false);
    if (!this.clock.gliding) return this.seek(this.clock.time + seconds);
    this.clock.goal = this.within(this.clock.time + seconds);
    this.socket.send({ do: "speed", speed: this.pace });
    this.clock.arrived = () => {
      this.socket.send({ do: "speed", speed: 0 });
      this.tell();
    };
    this.tell();
  }

  wait(news) {
    if (news.reel !== this.reel) return;
    const over = news.for === null || news.for === undefined;
    this.waiting = over ? "" : news.share > 0 && news.share < 1 ? `Computing, ${Math.floor(100 * news.share)} %` : "Computing …";
    this.tell();
  }

  /** Give up a jump that takes long: show again what was shown before it. */
  giveUp() {
    if (this.origin !== null) this.seek(this.origin);
  }

  /** The reel cannot go on, or was closed by the server to make room. */
  lost({ reel, error, closed }) {
    if (reel !== this.reel) return;
    this.playing = false;
    this.apply();
    this.broken(error ?? "", Boolean(closed));
    this.tell();
  }

  /** A server that was started again does not know the reel: it is opened again, once at a time. */
  refused() {
    const now = performance.now();
    if (!this.reel || this.clock.ready || now - (this.reopened ?? -Infinity) < REOPEN) return;
    this.reopened = now;
    this.broken("", true);
  }

  /** The view is left: the server need not send. */
  rest() {
    this.shown = false;
    this.socket.send({ do: "stop" });
  }

  /** The view is shown again: go on where it was left. */
  resume() {
    if (this.shown) return;
    this.shown = true;
    this.watch(this.clock.time);
  }
}
