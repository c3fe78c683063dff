/** What was seen so far: samples of output, states and levels, as coarse as the time is long. */

const MOST = 360; // samples kept; then every two become one
const LEAST = 600; // [s] that must have been seen before parts per hour say anything
const FIRST = 10; // [s] between the first samples

export class History {
  /** @param {import("./live.js").Live} live */
  constructor(live) {
    this.live = live;
    this.kinds = live.plan.scene.states.length;
    this.good = (live.plan.scene.sinks ?? [])
      .map(({ good }, n) => (good ? live.plan.first.sink + n : null)).filter((node) => node !== null);
    this.clear();
  }

  /** Forget everything: the moment shown has jumped. */
  clear() {
    const { plan } = this.live;
    this.every = FIRST;
    this.samples = [];
    this.since = null;
    this.time = null;
    /** Time of each machine in each state since the beginning [s]. */
    this.spent = new Float64Array(plan.machines * this.kinds);
    this.passes = this.live.passes.slice();
    this.part = new Float64Array(this.kinds);
  }

  /** Note the moment; to be called after every step. */
  note() {
    const { time } = this.live;
    if (this.time === null || time < this.time) {
      this.clear();
      this.since = this.time = time;
      this.samples.push(this.sample());
      return;
    }
    this.add(time - this.time);
    this.time = time;
    if (time - this.samples.at(-1).time < this.every) return;
    this.samples.push(this.sample());
    if (this.samples.length > MOST) this.thin();
  }

  add(span) {
    if (!span) return;
    const { state } = this.live;
    for (let n = 0; n < state.length; n += 1) {
      this.spent[n * this.kinds + state[n]] += span;
      this.part[state[n]] += span;
    }
  }

  sample() {
    const found = { time: this.live.time, good: this.goodCount(), states: this.part, level: this.live.level.slice() };
    this.part = new Float64Array(this.kinds);
    return found;
  }

  thin() {
    this.every *= 2;
    this.samples = this.samples.filter((sample, n) => {
      const next = this.samples[n + 1];
      if (n % 2 === 0 || !next) return true;
      next.states = next.states.map((span, k) => span + sample.states[k]);
      return false;
    });
  }

  /** Good parts that have left the works since the start of the run. */
  goodCount() { return this.good.reduce((sum, node) => sum + this.live.passed[node], 0); }

  /** Good parts per hour over about the last so many seconds, or null. */
  rate(window) {
    const from = this.samples.find(({ time }) => time >= this.live.time - window) ?? this.samples.at(-1);
    const span = this.live.time - (from?.time ?? Infinity);
    return span > 60 ? ((this.goodCount() - from.good) / span) * 3600 : null;
  }

  /** Share of each state in the time of some machines since the beginning, {state: share}. */
  shares(machines) {
    const found = new Float64Array(this.kinds);
    for (const n of machines) for (let k = 0; k < this.kinds; k += 1) found[k] += this.spent[n * this.kinds + k];
    const whole = found.reduce((sum, span) => sum + span, 0);
    return Object.fromEntries(this.live.plan.scene.states.map((state, k) => [state, whole ? found[k] / whole : 0]));
  }

  /** Parts that have left a machine per hour since the beginning, or null. */
  passRate(machines) {
    const span = this.live.time - (this.since ?? this.live.time);
    if (span < LEAST) return null;
    let sum = 0;
    for (const n of machines) sum += this.live.passes[n] - this.passes[n];
    return (sum / span) * 3600;
  }

  /** All machines of the plant. */
  all() { return Array.from({ length: this.live.plan.machines }, (_, n) => n); }
}
