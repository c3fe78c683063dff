/** The bar below the plan: play, step, pace, date, jump, timeline. */

import { fill, h } from "../element.js";
import { icon } from "./icons.js";
import { most, nextPace, paceAt, paceWords, positionOf } from "./pace.js";
import { seldom } from "./seldom.js";
import { clockWords, dayWords, fieldOf, timeOf } from "./words.js";

const HOUR = 3600;
const DAY = 86400;
const TOLD = 100; // [ms] after which what is told is told anew

export class Player {
  /** @param {import("./session.js").Session} session */
  constructor(session, stage) {
    Object.assign(this, { session, stage });
    this.playButton = button("Play", "play", () => session.play(), "first");
    this.pace = h("input.pace", {
      type: "range", min: 0, max: most, step: 1, value: positionOf(session.pace), "aria-label": "Speed",
      oninput: () => session.setPace(paceAt(Number(this.pace.value))),
    });
    this.paceWords = h("output.pace-words");
    this.day = h("span.day");
    this.clock = h("span.clock");
    this.shift = h("span.tag.shift");
    this.back = h("button.button.small", { type: "button", hidden: true, title: "Do not wait; show again what was shown before", onclick: () => session.giveUp() }, "Give up");
    this.when = h("input.input.when", { type: "datetime-local", "aria-label": "Date and time to jump to" });
    this.line = h("input.timeline", {
      type: "range", min: 0, max: 1000, step: 1, value: 0, "aria-label": "Timeline",
      onchange: () => session.seek(this.at(Number(this.line.value))),
    });
    this.jump = h("form.jump", { hidden: true, onsubmit: (event) => this.go(event) },
      this.when, h("button.button.small", { type: "submit" }, "Jump"));
    this.element = this.build();
    session.on(() => this.show());
    stage.on("frame", seldom(TOLD, () => this.tick()));
    this.show();
  }

  build() {
    const { session } = this;
    const moment = h("button.moment", {
      type: "button", "aria-expanded": "false", title: "Jump to a date",
      onclick: (event) => this.ask(event.currentTarget),
    }, this.day, this.clock);
    return h("div.player", { role: "group", "aria-label": "Player" },
      h("div.timeline-row", {}, this.line),
      h("div.player-row", {},
        h("div.transport", {},
          button("Back one day", "back2", () => session.seek(session.clock.time - DAY), "wide-only"),
          button("Back one hour", "back", () => session.seek(session.clock.time - HOUR)),
          this.playButton,
          button("Step: one second at the speed set", "step", () => session.advance(Math.min(session.pace, HOUR))),
          button("On by one hour", "on", () => session.seek(session.clock.time + HOUR)),
          button("On by one day", "on2", () => session.seek(session.clock.time + DAY), "wide-only")),
        moment, this.shift, this.back, this.jump,
        h("div.speed", {},
          button("Slower", "minus", () => this.turn(-1)), this.pace,
          button("Faster", "plus", () => this.turn(1)), this.paceWords)));
  }

  ask(opener) {
    this.jump.hidden = !this.jump.hidden;
    opener.setAttribute("aria-expanded", String(!this.jump.hidden));
    if (this.jump.hidden) return;
    this.when.value = fieldOf(this.stage.plan, this.session.clock.time);
    this.when.focus();
  }

  go(event) {
    event.preventDefault();
    const time = timeOf(this.stage.plan, this.when.value);
    if (Number.isFinite(time)) this.session.seek(time);
  }

  /** The next named speed. */
  turn(way) { this.session.setPace(nextPace(this.session.pace, way)); }

  show() {
    const { playing, pace } = this.session;
    fill(this.playButton, icon(playing ? "pause" : "play"));
    this.playButton.setAttribute("aria-label", playing ? "Pause" : "Play");
    this.playButton.title = `${playing ? "Pause" : "Play"} (space)`;
    this.pace.value = positionOf(pace);
    this.pace.setAttribute("aria-valuetext", paceWords(pace));
    this.paceWords.textContent = paceWords(pace);
    this.tick();
  }

  /** How far the timeline reaches [s]. */
  get span() {
    const { since = 0, until } = this.session.about;
    const { time } = this.session.clock;
    this.reach = Math.max(this.reach ?? 0, since + 7 * DAY, Math.ceil((time + DAY) / (7 * DAY)) * 7 * DAY);
    return [since, until ?? this.reach];
  }

  at(value) {
    const [since, until] = this.span;
    return since + ((until - since) * value) / 1000;
  }

  tick() {
    const { plan } = this.stage;
    const { time } = this.session.clock;
    const { ready } = this.session.clock;
    put(this.day, ready ? dayWords(plan, time) : this.session.waiting || "Preparing");
    put(this.clock, ready ? clockWords(plan, time) : "--:--:--");
    this.shifts();
    if (this.line.matches(":active")) return;
    const [since, until] = this.span;
    const value = Math.round(((time - since) / Math.max(until - since, 1)) * 1000);
    if (Number(this.line.value) !== value) this.line.value = value;
    this.line.style.setProperty("--done", `${value / 10}%`);
    this.line.setAttribute("aria-valuetext", `${dayWords(plan, time)}, ${clockWords(plan, time)}`);
  }

  shifts() {
    const { live, clock, waiting } = this.session;
    const counts = live.counts();
    const off = (counts.off_shift ?? 0) / Math.max(live.state.length, 1);
    const words = !clock.ready ? "…" : off > 0.9 ? "off shift" : off > 0.1 ? "partly off shift" : "in shift";
    put(this.shift, words);
    this.back.hidden = !waiting || clock.ready || this.session.origin === null;
  }
}

function put(element, text) { if (element.textContent !== text) element.textContent = text; }

function button(label, name, onclick, extra = "") {
  return h("button.button.icon", { type: "button", "aria-label": label, title: label, class: extra, onclick }, icon(name));
}
