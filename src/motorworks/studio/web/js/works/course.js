/** How the works went in the last days, hour by hour, as the server has counted it. */

const ROLLING = 8; // points over which output is taken together
const AGAIN = 3600; // [s] of the works after which it is asked for again
const PATIENCE = 8000; // [ms] between questions

export class Course {
  constructor(context, session) {
    Object.assign(this, { context, session });
    this.rows = [];
    this.wanted = null;
    this.at = null;
    this.asked = -Infinity;
  }

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

  /** Ask for it if what is known is no longer of the moment shown. */
  async fetch() {
    const { session, context } = this;
    const now = performance.now();
    const { time, ready } = session.clock;
    const fresh = this.reel === session.reel && this.at !== null && time >= this.at && time < this.at + AGAIN;
    if (!session.reel || !ready || fresh || now - this.asked < PATIENCE) return;
    this.asked = now;
    const { reel } = session;
    const found = await context.api.get(`/api/reels/${context.api.part(reel)}/series?at=${Math.max(time, 0)}`).catch(() => null);
    if (!found || reel !== session.reel) return;
    this.reel = reel;
    this.at = time;
    this.rows = found.points;
    this.wanted = found.target_per_hour ?? null;
  }
}
