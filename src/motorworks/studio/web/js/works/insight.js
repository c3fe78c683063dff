/** KPIs and bottlenecks as the statistics have them, asked for now and then. */

import { Question } from "./question.js";

const EVERY = 15000; // [ms] between questions while the works move
const MOVED = 600; // [s] of the works that must have passed for another question

export class Insight {
  constructor(context, session) {
    this.session = session;
    /** The last answer: that of the moment before until the next one is there. */
    this.found = null;
    const { api } = context;
    const ask = (at) => api.get(`/api/reels/${api.part(session.reel)}/insight?at=${at}`);
    this.question = new Question(session, EVERY, ask, ({ answer }) => this.take(answer));
    this.listeners = new Set();
    session.on(() => this.look());
  }

  /** Hear of new answers. */
  on(fn) { this.listeners.add(fn); }

  /** The value of a KPI of the plant over the last hours, else since the start; or null. */
  kpi(name) {
    for (const span of ["last", "since_begin"]) {
      const row = this.found?.[span]?.kpis.find((each) => each.name === name);
      if (row && row.mean !== null) return row.mean;
    }
    return null;
  }

  /** Bottlenecks, the worst first. */
  get bottlenecks() {
    const last = this.found?.last?.bottlenecks ?? [];
    return last.length ? last : this.found?.since_begin?.bottlenecks ?? [];
  }

  look() {
    const { session, question } = this;
    if (session.reel !== this.reel) {
      this.reel = session.reel;
      this.found = null;
    }
    const fresh = question.jumps === session.jumps && Math.abs(session.clock.time - question.at) < MOVED;
    if (session.reel && session.shown && !fresh) question.want();
  }

  take(found) {
    this.found = found;
    for (const fn of this.listeners) fn(this);
  }
}
