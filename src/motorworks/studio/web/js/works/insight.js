/** KPIs and bottlenecks as the statistics have them, asked for now and then. */

const EVERY = 15000; // [ms] between questions while the works move
const MOVED = 600; // [s] of the works that must have passed for another question

export class Insight {
  constructor(context, session) {
    Object.assign(this, { context, session });
    this.found = null;
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
    const { session } = this;
    if (session.reel !== this.reel) {
      this.reel = session.reel;
      this.found = null;
      this.at = null;
    }
    if (!session.reel || !session.clock.ready || this.asking || !session.shown) return;
    const now = performance.now();
    const soon = this.at === null ? 0 : EVERY;
    if (now - (this.told ?? -Infinity) < soon || Math.abs(session.clock.time - (this.at ?? -Infinity)) < MOVED) return;
    this.ask(session.clock.time);
  }

  async ask(at) {
    this.asking = true;
    this.told = performance.now();
    this.at = at;
    const { api } = this.context;
    const reel = this.reel;
    const found = await api.get(`/api/reels/${api.part(reel)}/insight?at=${Math.max(at, 0)}`).catch(() => null);
    this.asking = false;
    if (!found || reel !== this.session.reel) return;
    this.found = found;
    for (const fn of this.listeners) fn(this);
  }
}
