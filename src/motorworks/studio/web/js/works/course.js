/** How the works went in the last days, hour by hour, as the server has counted it. */

import { Question } from "./question.js";

const ROLLING = 8; // points over which output is taken together
const AGAIN = 3600; // [s] of the works after which it is asked for again
const PATIENCE = 8000; // [ms] between questions

export class Course {
  /** @param {function(): void} news Hears that more is known. */
  constructor({ api }, session, news) {
    this.session = session;
    const ask = (at) => api.get(`/api/reels/${api.part(session.reel)}/series?at=${at}`);
    this.question = new Question(session, PATIENCE, ask, news);
  }

  get rows() { return this.question.answer?.points ?? []; }

  get wanted() { return this.question.answer?.target_per_hour ?? null; }

  /** Points [time, good parts per hour of planned time], each over the last hours. */
  get output() {
    const found = [];
    this.rows.forEach(({ at }, n) => {
      const last = this.rows.slice(Math.max(n - ROLLING + 1, 0), n + 1);
      const hours = last.reduce((sum, row) => sum + row.planned_hours, 0);
      if (hours > 0 && last.length === ROLLING) found.push([at, last.reduce((sum, row) => sum + row.good, 0) / hours]);
    });
    return found;
  }

  /** Shares of the states in an order of them, per point. */
  shares(order) {
    return this.rows.map(({ at, states }) => {
      const whole = Object.values(states).reduce((sum, span) => sum + span, 0) || 1;
      return { time: at, shares: order.map((state) => states[state] / whole) };
    });
  }

  /** Have it asked for if what is known is no longer of the moment shown. */
  want() {
    const { session, question } = this;
    const fresh = question.jumps === session.jumps && session.clock.time < question.at + AGAIN;
    if (!fresh) question.want();
  }
}
