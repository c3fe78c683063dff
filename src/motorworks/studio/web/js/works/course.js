/** Output over the last day: figures at moments of the past, and those that come while it plays. */

const BACK = 86400; // [s] of the past that is asked for
const POINTS = 12;
const MOST = 400;

export class Course {
  constructor(context, session) {
    Object.assign(this, { context, session });
    this.clear();
  }

  clear() {
    this.points = [];
    this.reel = null;
    this.wanted = null;
  }

  /** Take figures of a moment. */
  take({ at, per_hour: rate, target_per_hour: wanted }) {
    if (rate === null) return;
    const last = this.points.at(-1);
    if (last && at <= last[0]) this.points = this.points.filter(([time]) => time < at);
    this.points.push([at, rate]);
    this.wanted = wanted;
    if (this.points.length > MOST) this.points.shift();
  }

  /** Ask for the last day before the moment shown, once for each reel and jump. */
  async fetch() {
    const { session, context } = this;
    if (!session.reel || !session.clock.ready || this.busy) return;
    const mark = `${session.reel} ${session.jumps}`;
    if (mark === this.reel) return;
    this.reel = mark;
    this.points = [];
    this.busy = true;
    const end = session.clock.time;
    for (let n = 1; n <= POINTS && mark === this.reel; n += 1) {
      const at = Math.max(session.about.since ?? 0, end - BACK) + (Math.min(BACK, end) * n) / POINTS;
      const found = await context.api.get(`/api/reels/${context.api.part(session.reel)}/figures?at=${at}`).catch(() => null);
      if (!found) break;
      this.take(found);
    }
    this.busy = false;
  }
}
