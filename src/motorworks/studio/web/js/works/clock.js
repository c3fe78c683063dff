/** The moment shown: runs smoothly a little behind the newest frame, and lets things happen. */

const BEHIND = 0.2; // [s of wall clock] by which the picture is behind the newest frame
const LOST = 3; // [s of wall clock] behind from which it jumps instead of hurrying
/** Above this only keys come, and what flows is shown without single parts. */
export const GLIDING = 1800;

export class Clock {
  /**
   * @param {import("./live.js").Live} live
   * @param {import("./motion.js").Motion} motion
   * @param {import("./fleet.js").Fleet} fleet
   */
  constructor(live, motion, fleet) {
    Object.assign(this, { live, motion, fleet });
    this.queue = [];
    this.generation = 0;
    this.time = 0;
    this.newest = -Infinity;
    this.speed = 1;
    this.paused = true;
    this.ready = false;
    this.goal = null;
    /** Called when the moment shown has reached the goal of a step. */
    this.arrived = () => {};
    /** Called when the first frame after a jump has come. */
    this.began = () => {};
    /** Called with every move: part, origin, target, time. */
    this.moved = () => {};
  }

  /** Expect a new beginning: frames of older generations are late and are let go. */
  expect(generation) {
    this.generation = generation;
    this.ready = false;
    this.queue = [];
    this.goal = null;
  }

  /** Take a frame as it came. */
  take(frame) {
    if (frame.generation !== this.generation) return;
    if (frame.key && !this.ready) return this.begin(frame);
    if (!this.ready) return;
    this.newest = Math.max(this.newest, frame.t1);
    this.queue.push({ frame, states: 0, moves: 0, trips: 0, stops: 0 });
  }

  begin(frame) {
    this.ready = true;
    this.time = this.newest = frame.t0;
    this.queue = [];
    this.motion.clear();
    this.live.takeKey(frame);
    this.wanted = true;
    this.began();
  }

  get gliding() { return this.speed <= GLIDING; }

  step(_now, passed) {
    this.motion.playing = this.running;
    const wanted = this.wanted;
    this.wanted = false;
    if (!this.ready || !this.running) return wanted;
    this.time = this.next(passed);
    this.happen();
    this.live.time = this.time;
    if (this.goal !== null && this.time >= this.goal) {
      this.goal = null;
      this.arrived();
    }
    return true;
  }

  draw() {}

  get running() { return !this.paused || this.goal !== null; }

  /** The moment to show next: at the wanted pace, corrected gently towards where it should be. */
  next(passed) {
    const away = this.newest - BEHIND * this.speed - this.time;
    if (away > LOST * this.speed) return this.newest - BEHIND * this.speed;
    const hurry = Math.min(Math.max(away / (this.speed * 0.8), -0.6), 1);
    const time = Math.min(this.time + this.speed * (1 + hurry) * passed, Math.max(this.newest, this.time));
    return this.goal === null ? time : Math.min(time, this.goal);
  }

  /** Let everything happen that has happened by now. */
  happen() {
    while (this.queue.length) {
      const entry = this.queue[0];
      const { frame } = entry;
      if (frame.t0 > this.time) return;
      if (frame.key) this.whole(frame);
      else {
        this.states(entry);
        this.moves(entry);
        this.trips(entry);
        this.halts(entry);
        if (frame.t1 > this.time) return;
      }
      this.queue.shift();
    }
  }

  whole(frame) {
    const later = this.queue[1]?.frame;
    if (later?.key && later.t0 <= this.time) return;
    this.live.takeKey(frame);
  }

  states(entry) {
    const { states, t0 } = entry.frame;
    for (; entry.states < states.rows; entry.states += 1) {
      const n = entry.states;
      if (t0 + states.dt[n] > this.time) return;
      this.live.takeState(states.machine[n], states.state[n], states.cause[n], t0 + states.dt[n]);
    }
  }

  moves(entry) {
    const { moves, t0 } = entry.frame;
    for (; entry.moves < moves.rows; entry.moves += 1) {
      const n = entry.moves;
      if (t0 + moves.dt[n] > this.time) return;
      const [part, origin, target, model] = [moves.part[n], moves.origin[n], moves.target[n], moves.model[n]];
      this.live.takeMove(part, origin, target, model, t0 + moves.dt[n]);
      if (this.gliding) this.motion.take(part, origin, target, model);
      this.moved(part, origin, target, t0 + moves.dt[n]);
    }
  }

  trips(entry) {
    const { trips, t0 } = entry.frame;
    for (; entry.trips < trips.rows; entry.trips += 1) {
      const n = entry.trips;
      if (t0 + trips.start[n] > this.time) return;
      this.live.takeTrip({
        vehicle: trips.vehicle[n], origin: trips.origin[n], target: trips.target[n],
        start: t0 + trips.start[n], end: t0 + trips.end[n], phase: trips.phase[n], parts: trips.parts[n],
      });
    }
  }

  halts(entry) {
    const { stops, t0 } = entry.frame;
    for (; entry.stops < stops.rows; entry.stops += 1) {
      const n = entry.stops;
      if (t0 + stops.dt[n] > this.time) return;
      this.live.takeStop(stops.tour[n], stops.vehicle[n], stops.stop[n], stops.aboard[n]);
    }
  }
}
